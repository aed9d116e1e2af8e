import { readFileSync } from 'node:fs'
import { openServiceCatalogue } from '../../access/decision/service-catalogue.ts'
import { maxPolicyLength } from '../../policy/text/json-with-positions.ts'
import { lintPolicy } from '../../policy/lint.ts'
import type { FindingType } from '../../policy/lint/codes.ts'
import type { LintPolicyType } from '../../policy/lint/document.ts'
import type { LintFinding } from '../../policy/lint/finding.ts'
import { UsageError, type Command, type Given, type World } from '../command.ts'
import { findingText } from '../finding-text.ts'
import { modelsFolder } from '../environment/models-folder.ts'

const policyTypes: readonly string[] = [
  'identity',
  'resource',
  'trust',
  'scp',
  'rcp',
] satisfies readonly LintPolicyType[]

/** From the worst to the mildest; `security` lies between an error and a warning. */
const severities: readonly { name: string; type: FindingType }[] = [
  { name: 'error', type: 'ERROR' },
  { name: 'security', type: 'SECURITY_WARNING' },
  { name: 'warning', type: 'WARNING' },
  { name: 'suggestion', type: 'SUGGESTION' },
]

/** `understudy lint`. */
export const lint: Command = {
  name: 'lint',
  usage: 'FILE…',
  summary:
    'Tells what is wrong, dangerous or idle in policies, at its line and column; - reads standard input.',
  positionals: { minimum: 1, maximum: 1000 },
  options: [
    {
      name: 'type',
      kind: 'text',
      value: 'TYPE',
      default: 'identity',
      variable: false,
      help: `What kind of policy: ${policyTypes.join(', ')}.`,
    },
    {
      name: 'account',
      kind: 'text',
      value: 'ID',
      variable: false,
      help: "The account whose policies they are; another one's principals count as strangers.",
    },
    {
      name: 'fail-on',
      kind: 'text',
      value: 'LEVEL',
      default: 'error',
      variable: false,
      help: `The mildest finding that gives exit code 1: ${severities.map(({ name }) => name).join(', ')} or never.`,
    },
    { name: 'json', kind: 'flag', variable: false, help: 'Prints [{"file", "findings"}] as JSON.' },
  ],
  notes: [
    'A file holds one policy as JSON. Codes are those of IAM Access Analyzer where it has the check; docs/lint.md',
    'lists them. Exit code 0: nothing as bad as --fail-on; 1: something is; 2: a file or flag is wrong.',
  ].join('\n'),
  run: runLint,
}

async function runLint(given: Given, world: World): Promise<number> {
  const policyType = oneOf(given, 'type', policyTypes) as LintPolicyType
  const failOn = oneOf(given, 'fail-on', [...severities.map(({ name }) => name), 'never'])
  const account = given.text('account')
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new UsageError(`--account is twelve digits, not ${account}`)
  }
  const reference = openServiceCatalogue(modelsFolder())
  const results: { file: string; text: string; findings: LintFinding[] }[] = []
  for (const file of given.positionals) {
    const text = await readPolicy(file, world)
    results.push({ file, text, findings: lintPolicy(text, { policyType, reference, account }) })
  }
  if (given.flag('json')) world.write(`${JSON.stringify(results.map(jsonOf), null, 2)}\n`)
  else {
    for (const { file, text, findings } of results) {
      for (const finding of findings) world.write(findingText(file, text, finding))
    }
    world.write(`${summaryOf(results.flatMap(({ findings }) => findings))}\n`)
  }
  const level = severities.findIndex(({ name }) => name === failOn)
  const failing = new Set(severities.slice(0, level + 1).map(({ type }) => type))
  return results.some(({ findings }) => findings.some(({ findingType }) => failing.has(findingType))) ? 1 : 0
}

function oneOf(given: Given, name: string, values: readonly string[]): string {
  const value = given.text(name)!
  if (values.includes(value)) return value
  throw new UsageError(`--${name} is one of ${values.join(', ')}, not ${value}`)
}

/** The text of a file or of standard input. What cannot be read is the command line's fault: exit code 2. */
async function readPolicy(file: string, world: World): Promise<string> {
  if (file === '-') return readInput(world)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new UsageError(code === 'ENOENT' ? `there is no file ${file}` : message)
  }
  return decoded(bytes, file)
}

async function readInput(world: World): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of world.input) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    // LIMIT: four bytes a character; what is longer is no policy.
    if (size > maxPolicyLength * 4) throw new UsageError('standard input is too long for a policy')
    chunks.push(bytes)
  }
  return decoded(Buffer.concat(chunks), 'standard input')
}

function decoded(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${name} is not UTF-8`)
  }
}

function jsonOf({ file, findings }: { file: string; findings: LintFinding[] }): object {
  return { file, findings: findings.map(({ place: _place, ...finding }) => finding) }
}

function summaryOf(findings: readonly LintFinding[]): string {
  if (findings.length === 0) return 'Nothing found.'
  const counts = severities.flatMap(({ name, type }) => {
    const count = findings.filter(({ findingType }) => findingType === type).length
    return count === 0 ? [] : [`${count} ${name}`]
  })
  return `Found: ${counts.join(', ')}.`
}
