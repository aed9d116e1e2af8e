import { createReadStream } from 'node:fs'
import { decideCase, explainCase, type DecisionCase } from '../../policy/cases.ts'
import { explanationText } from '../../policy/explain/explanation-text.ts'
import { OperatorError, type Command, type Given, type World } from '../command.ts'
import { lines } from '../lines.ts'

/** `understudy decide`. */
export const decide: Command = {
  name: 'decide',
  usage: 'FILE.jsonl',
  summary:
    'Decides the cases of a file, one JSON object a line, with the engine of the server; - reads standard input.',
  positionals: { minimum: 1, maximum: 1 },
  options: [
    {
      name: 'explain',
      kind: 'flag',
      variable: false,
      help: 'Tells of each case every layer, policy and statement, and what is missing.',
    },
    {
      name: 'json',
      kind: 'flag',
      variable: false,
      help: 'With --explain: as a member of the line, not a tree.',
    },
  ],
  notes: [
    'A case is {"id", "request": {"principal", "principalType", "action", "resource", "context"?}, "policies"?: {"identity"?,',
    '"resource"?, "resourceType"?, "boundary"?, "session"?, "scps"?, "rcps"?}, "accounts": {"principal", "resource"}}.',
    'The answer to each is one line: {"id", "decision": "Allowed|ExplicitlyDenied|ImplicitlyDenied", "because"}.',
  ].join('\n'),
  run: runDecide,
}

async function runDecide(given: Given, world: World): Promise<number> {
  const file = given.positionals[0]!
  const source = file === '-' ? world.input : createReadStream(file)
  let number = 0
  let wrong = 0
  try {
    for await (const line of lines(source)) {
      number += 1
      if (line.trim() === '') continue
      try {
        world.write(answerTo(readCase(line), given))
      } catch (cause) {
        wrong += 1
        world.warn(`understudy: ${file}:${number}: ${(cause as Error).message}\n`)
      }
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === undefined) throw new OperatorError(`${file}:${number + 1}: ${message}`)
    throw new OperatorError(code === 'ENOENT' ? `there is no file ${file}` : message)
  }
  return wrong === 0 ? 0 : 1
}

/** A line of JSON, or with `--explain` a tree for people. */
function answerTo(one: DecisionCase, given: Given): string {
  if (!given.flag('explain')) return `${JSON.stringify(decideCase(one))}\n`
  const explanation = explainCase(one)
  if (given.flag('json')) return `${JSON.stringify({ ...decideCase(one), explanation })}\n`
  return `${one.id}: ${explanationText(explanation)}\n`
}

const principalKinds: readonly string[] = [
  'User',
  'AssumedRole',
  'FederatedUser',
  'Account',
  'Service',
  'WebIdentity',
  'SAML',
  'Anonymous',
] satisfies readonly DecisionCase['request']['principalType'][]

/** Reads one case. Throws a sentence where the line is none. */
function readCase(line: string): DecisionCase {
  const read = JSON.parse(line) as Partial<DecisionCase> | null
  if (!isObject(read)) throw new Error('a case is a JSON object')
  const { id, request, accounts, policies } = read
  if (typeof id !== 'string') throw new Error('a case has an "id"')
  if (!isObject(request)) throw new Error('a case has a "request"')
  for (const name of ['principal', 'action', 'resource'] as const) {
    if (typeof request[name] !== 'string') throw new Error(`the request has a text "${name}"`)
  }
  if (!principalKinds.includes(request.principalType)) {
    throw new Error(`"principalType" is one of ${principalKinds.join(', ')}`)
  }
  if (request.context !== undefined && !isObject(request.context)) throw new Error('"context" is an object')
  if (!isObject(accounts) || typeof accounts.resource !== 'string') {
    throw new Error('a case has "accounts" with the texts "principal" and "resource"')
  }
  if (policies !== undefined) checkPolicies(policies)
  return read as DecisionCase
}

function checkPolicies(policies: unknown): void {
  if (!isObject(policies)) throw new Error('"policies" is an object')
  for (const name of ['identity', 'session', 'scps', 'rcps']) {
    const given = (policies as Record<string, unknown>)[name]
    if (given === undefined) continue
    const nested = name === 'scps' || name === 'rcps'
    if (!Array.isArray(given) || (nested && !given.every((level) => Array.isArray(level)))) {
      throw new Error(`"${name}" is a list${nested ? ' of lists' : ''} of policies`)
    }
  }
}

function isObject<T>(value: T): value is T & object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
