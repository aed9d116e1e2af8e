import { askedResource } from '../../../src/policy/powers/asked-resource.ts'
import { compileText } from '../../../src/policy/compile.ts'
import type { Explanation } from '../../../src/policy/explain/explanation.ts'
import type { Principal, Question } from '../../../src/policy/types.ts'
import type { PolicySet, PolicyType, SourcedPolicy } from '../../../src/policy/policy-set.ts'
import type { Tag } from '../forms/tags.ts'
import type { SimulatedRow } from './operations.ts'
import type { SimulatorQuestion } from './question.ts'
import { withOrganization } from './with-organization.ts'

/** A policy's text with its name, as explanations name it. */
export type NamedPolicy = { id: string; type: PolicyType; owner?: string | undefined; text: string }

/** Whose policies are simulated, with all that decides. */
export type SimulatedPrincipal = {
  kind: 'user' | 'group' | 'role'
  name: string
  arn: string
  id?: string | undefined
  tags: readonly Partial<Tag>[]
  policies: NamedPolicy[]
  boundary?: NamedPolicy | undefined
}

/** What an explanation is made from. */
export type Explained = {
  question: SimulatorQuestion
  account: string
  principal?: SimulatedPrincipal | undefined
  /** Trust policies of roles of the account, by the roles' ARNs. */
  trust: ReadonlyMap<string, string>
  now: Date
}

const trustActions = /^sts:(assumerole|tagsession|setsourceidentity)$/i

/**
 * Why the simulator answers one action on one resource as it does, by the engine that the server decides with. Of the
 * organization's policies the answer tells only what came of them, and so does the explanation.
 */
export function explainRow(given: Explained, row: SimulatedRow): Explanation {
  const { question, account, trust } = given
  const { action, resource } = row
  const caller = callerOf(given)
  const trustText = trustActions.test(action) && caller.arn !== '' ? trust.get(resource) : undefined
  const resourceText = question.resourcePolicy || trustText
  const owner = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(resource)?.[1] ?? account
  const asked: Question = {
    principal: caller,
    action,
    resource: askedResource(action, resource, caller.account),
    resourceAccount: resourceText === undefined ? caller.account : owner,
    keys: contextOf(given, owner),
  }
  const policies: PolicySet = {
    scps: [],
    rcps: [],
    identity: identityPolicies(given).map(sourced),
    boundary: boundaryOf(given),
    session: undefined,
    resource:
      resourceText === undefined
        ? undefined
        : sourced({
            id: trustText === undefined ? 'ResourcePolicy' : resource,
            type: trustText === undefined ? 'resource' : 'trust',
            text: resourceText,
          }),
    resourceKind: resourceText === undefined ? 'none' : trustText === undefined ? 'generic' : 'trust-policy',
  }
  return withOrganization(asked, policies, row)
}

/** The texts that an explanation's policies have, by their ids. */
export function documentsOf(given: Explained): Map<string, string> {
  const { question, trust, principal } = given
  const documents = new Map(trust)
  for (const { id, text } of identityPolicies(given)) documents.set(id, text)
  if (principal?.boundary !== undefined) documents.set(principal.boundary.id, principal.boundary.text)
  if (question.boundary) documents.set('Boundary', question.boundary)
  if (question.resourcePolicy) documents.set('ResourcePolicy', question.resourcePolicy)
  return documents
}

function identityPolicies({ principal, question }: Explained): NamedPolicy[] {
  const own = principal?.policies ?? []
  if (!question.policy) return own
  const kind = principal?.kind ?? 'user'
  return [...own, { id: 'Your policy', type: kind, text: question.policy }]
}

function boundaryOf({ principal, question }: Explained): SourcedPolicy | undefined {
  if (question.boundary) return sourced({ id: 'Boundary', type: 'managed', text: question.boundary })
  return principal?.boundary && sourced(principal.boundary)
}

function sourced({ text, ...source }: NamedPolicy): SourcedPolicy {
  return { ...source, policy: compileText(text) }
}

function callerOf({ principal, question, account }: Explained): Principal {
  if (question.caller && question.caller !== principal?.arn) {
    const owner = question.caller.split(':')[4] ?? account
    return { kind: 'User', arn: question.caller, account: owner }
  }
  if (principal === undefined || principal.kind === 'group') return { kind: 'User', arn: '', account }
  const { kind, arn, id, name } = principal
  if (kind === 'user') return { kind: 'User', arn, account, uniqueId: id }
  return {
    kind: 'AssumedRole',
    // A role calls by a session, whose name nobody knows here.
    arn: `arn:aws:sts::${account}:assumed-role/${name}/`,
    account,
    uniqueId: id,
    issuerArn: arn,
    serviceLinkedRole: arn.includes(':role/aws-service-role/'),
  }
}

function contextOf(given: Explained, owner: string): Map<string, readonly string[]> {
  const { principal, question, account, now } = given
  const keys = new Map<string, readonly string[]>([
    ['aws:currenttime', [`${now.toISOString().slice(0, 19)}Z`]],
    ['aws:epochtime', [String(Math.floor(now.getTime() / 1000))]],
    ['aws:resourceaccount', [owner]],
  ])
  const isItself = !question.caller || question.caller === principal?.arn
  const named = isItself ? (principal?.kind === 'group' ? undefined : principal?.arn) : question.caller
  if (named !== undefined) {
    keys.set('aws:principalarn', [named])
    keys.set('aws:principalaccount', [named.split(':')[4] ?? account])
    keys.set('aws:principaltype', [isItself && principal?.kind === 'role' ? 'AssumedRole' : 'User'])
    if (named.includes(':user/')) keys.set('aws:username', [named.split('/').at(-1)!])
  }
  if (isItself && principal !== undefined) {
    if (principal.kind === 'user' && principal.id !== undefined) keys.set('aws:userid', [principal.id])
    for (const { Key = '', Value = '' } of principal.tags) {
      keys.set(`aws:principaltag/${Key.toLowerCase()}`, [Value])
    }
  }
  for (const { key, values } of question.context) if (values.length > 0) keys.set(key.toLowerCase(), values)
  return keys
}
