import { readFileSync } from 'node:fs'
import type { House } from '../access/house.ts'
import { isPrincipalArn } from '../access/decision/foreign-principals.ts'
import { openManagedPolicies, type ManagedPolicies } from '../access/decision/managed-policies.ts'
import { readBackend, type DeclaredBackend } from '../gateway/forward/declared.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { openModel } from '../wire/model.ts'
import { validate } from '../wire/validate.ts'
import { bringAbout } from './bring-about.ts'
import { bringOrganization } from './bring-organization.ts'
import { readOrganization, type DeclaredOrganization } from './organization.ts'
import { entriesOf, openSource, type Place, type Problem, type Source } from './source.ts'
import { endUndeclared, knownKeysOf, type KnownKey } from './declared-keys.ts'
import { fieldsOf } from './fields.ts'
import { missingNames } from './missing-names.ts'
import { accountFields, stepsOfAccount, type Step } from './steps.ts'

/** A bootstrap file that has been read and found right. */
export type Bootstrap = {
  /** The accounts it declares beside the default one. */
  accounts: { id: string; name?: string | undefined }[]
  /** Who does the work of services that are not ours, where the command line does not say. */
  backends: DeclaredBackend[]
  /** ARNs of users and roles of accounts that are not hosted here, which policies may name. */
  foreignPrincipals: readonly string[]
  /** Keys it declares whose secrets are known to all. */
  knownKeys: KnownKey[]
  /**
   * Brings the house to what the file declares; what it does not name stays. Doing it again changes nothing.
   * Throws an Error that says where in the file.
   */
  apply(house: House, defaultAccount: string): Promise<void>
}

// LIMIT: a thousand users with their policies are a few hundred kilobytes.
const fileMaximum = 8 * 1024 * 1024

/** Reads and checks a file. Throws one Error with every problem, `FILE:LINE:COLUMN: …` each. */
export function openBootstrap(file: string, modelsDirectory: string): Bootstrap {
  const text = readFileSync(file, 'utf8')
  if (text.length > fileMaximum) throw new Error(`${file} is larger than ${fileMaximum} bytes`)
  const source = openSource(text)
  const accounts: Bootstrap['accounts'] = []
  const steps: Step[] = []
  let foreignPrincipals: string[] = []
  const backends: DeclaredBackend[] = []
  let organization: DeclaredOrganization | undefined
  if (source.problems.length === 0) {
    const top = fieldsOf(source, source.root, 'the file', [
      'accounts',
      'organization',
      'backends',
      'foreignPrincipals',
    ])
    for (const entry of entriesOf(source, top.node('accounts'), 'accounts')) {
      const { key: id, keyNode } = entry
      const fields = accountFields(source, entry)
      const name = fields.text('name')
      if (id !== 'default') {
        if (!/^\d{12}$/.test(id)) source.blame(keyNode, `an account is 12 digits, or default, not ${id}`)
        accounts.push({ id, name })
      } else if (name !== undefined)
        source.blame(fields.node('name'), 'the default account has its name already')
      steps.push(...stepsOfAccount(source, id, fields))
    }
    backends.push(...readBackends(source, top.texts('backends')))
    checkSteps(source, steps, modelsDirectory)
    organization = readOrganization(source, top)
    foreignPrincipals = top.texts('foreignPrincipals').map(({ text, place }) => {
      if (!isPrincipalArn(text))
        source.problems.push({ place, message: `${text} is not the ARN of a user or role` })
      return text
    })
  }
  if (source.problems.length > 0) throw new Error(problemText(file, source.problems))
  steps.sort((a, b) => a.phase - b.phase)
  return {
    accounts,
    knownKeys: knownKeysOf(steps),
    foreignPrincipals,
    backends,
    async apply(house, defaultAccount) {
      const settled = steps.map((step) =>
        step.account === 'default' ? { ...step, account: defaultAccount } : step,
      )
      const missing = await missingNames(house, settled)
      if (missing.length > 0) throw new Error(problemText(file, missing))
      await endUndeclared(house, settled)
      for (const step of settled) {
        await placed(file, async (at) => {
          at(step.place)
          await bringAbout(house, step)
        })
      }
      if (organization === undefined) return
      const numberOf = (account: string): string => (account === 'default' ? defaultAccount : account)
      await placed(file, (at) => bringOrganization(house, organization!, numberOf, at))
    },
  }
}

function readBackends(source: Source, texts: readonly { text: string; place: Place }[]): DeclaredBackend[] {
  return texts.flatMap(({ text, place }) => {
    try {
      return readBackend(text)
    } catch (cause) {
      source.problems.push({ place, message: (cause as Error).message })
      return []
    }
  })
}

/** Does `work`, which tells where in the file it stands, and says so of what is refused. */
async function placed(file: string, work: (at: (place: Place) => void) => Promise<void>): Promise<void> {
  let place: Place = { line: 1, column: 1 }
  try {
    await work((now) => void (place = now))
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause
    throw new Error(problemText(file, [{ place, message: cause.message }]))
  }
}

/**
 * Checks every step against the API's own constraints, and the names of policies as far as they can be known.
 */
function checkSteps(source: Source, steps: readonly Step[], modelsDirectory: string): void {
  const model = openModel(modelsDirectory, 'iam')
  const managed = openManagedPolicies(modelsDirectory)
  for (const { operation, input, place } of steps) {
    if (operation === 'CreateStandingSession') continue
    try {
      validate(model, operation, withArns(input, managed))
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause
      source.problems.push({ place, message: cause.message })
    }
  }
}

/** Policies that are named stand there as some ARN: whether they exist is seen when the file is applied. */
function withArns(input: Step['input'], managed: ManagedPolicies): Step['input'] {
  const filled = { ...input }
  for (const member of ['PolicyArn', 'PermissionsBoundary']) {
    const text = filled[member]
    if (typeof text !== 'string' || text.startsWith('arn:')) continue
    filled[member] =
      managed.list().find(({ name }) => name === text)?.arn ?? `arn:aws:iam::aws:policy/${text}`
  }
  return filled
}

function problemText(file: string, problems: readonly Problem[]): string {
  return problems
    .toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ place, message }) => `${file}:${place.line}:${place.column}: ${message}`)
    .join('\n')
}
