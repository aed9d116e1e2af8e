import type { Caller } from '../../access/caller.ts'
import { createCompiledTexts, type CompiledTexts } from '../../access/decision/compiled-texts.ts'
import { knownResource } from '../../insight/known-resource.ts'
import { openManagedPolicies, type ManagedPolicies } from '../../access/decision/managed-policies.ts'
import { noOrganizations } from '../../access/decision/organizations.ts'
import type { Ask } from '../../access/questions.ts'
import type { Snapshot } from '../../insight/snapshot.ts'
import { hypotheticalQuestion, type HypotheticalQuestion } from '../../insight/hypothetical-question.ts'
import { hypotheticalCaller, type SessionFacts } from '../../insight/hypothetical-caller.ts'
import { parseArn } from '../../kernel/arn.ts'
import { isoSeconds } from '../../kernel/iso-seconds.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { explain } from '../../policy/explain/explain.ts'
import type { Explanation } from '../../policy/explain/explanation.ts'
import type { Outcome } from '../../policy/types.ts'
import type { PolicyType, SourcedPolicy } from '../../policy/policy-set.ts'
import { UsageError } from '../command.ts'
import { modelsFolder } from '../environment/models-folder.ts'
import {
  declaredPrincipal,
  isUserOrRole,
  livePrincipal,
  namedPrincipal,
  otherCaller,
} from './test-callers.ts'
import type { Expectation, PolicyTest } from './test-file.ts'
import type { NamedPolicy } from './test-policies.ts'

/** One decision of a test. `explanation` is there where it is not what was expected. */
export type TestResult = {
  name: string
  place: string
  principal: string
  action: string
  resource: string
  expected: Expectation
  outcome: Outcome
  ok: boolean
  explanation?: Explanation | undefined
}

/** Decides tests one after another; `snapshot` opens the data directory where a test needs it. */
export function createRunner(snapshot: () => Promise<Snapshot>): (test: PolicyTest) => Promise<TestResult[]> {
  const from = { snapshot, texts: createCompiledTexts(), managed: openManagedPolicies(modelsFolder()) }
  return (test) => runTest(from, test)
}

/** Where tests find what they only name: the data directory and AWS's managed policies. */
type Sources = { snapshot(): Promise<Snapshot>; texts: CompiledTexts; managed: ManagedPolicies }

async function runTest(from: Sources, test: PolicyTest): Promise<TestResult[]> {
  const results: TestResult[] = []
  const many = test.principals.length * test.actions.length * test.resources.length > 1
  for (const principal of test.principals) {
    const caller = await callerFor(from, test, principal)
    for (const action of test.actions) {
      for (const resource of test.resources) {
        const supposed = await supposedBy(from, test, caller, action, resource)
        const cell = `${test.principals.length > 1 ? `${principal} ` : ''}${action} ${resource}`
        const name = many ? `${test.name} (${cell})` : test.name
        const asked = { name, place: test.place, principal, action, resource, expected: test.expect }
        results.push({ ...asked, ...judge(supposed, test.expect) })
      }
    }
  }
  return results
}

async function callerFor(from: Sources, test: PolicyTest, principal: string): Promise<Caller> {
  const named = namedPrincipal(principal)
  if (named === undefined) throw wrong(test, `${principal} is no principal`)
  const isRole = named.kind === 'role'
  if (!isRole && (test.session ?? test.sessionPolicies ?? test.sourceIdentity) !== undefined) {
    throw wrong(test, `session, sessionPolicies and sourceIdentity go with a role, not with ${principal}`)
  }
  if (named.kind === 'federated') throw wrong(test, 'federated users cannot be tested yet; test the user')
  if (!isUserOrRole(named)) return otherCaller(named)
  const facts: SessionFacts = {
    name: named.session ?? test.session ?? 'session',
    policies: test.sessionPolicies && (await sourced(from, test, 'session', test.sessionPolicies)),
    tags: test.sessionTags,
    sourceIdentity: test.sourceIdentity,
  }
  if (test.own === undefined) {
    const live = await livePrincipal(await from.snapshot(), named)
    if (live === undefined) throw wrong(test, `the data directory has no ${principal}`)
    return hypotheticalCaller(named.kind, live, facts)
  }
  const identity = await sourced(from, test, named.kind, test.own.policies)
  const [boundary] = test.own.boundary ? await sourced(from, test, 'managed', [test.own.boundary]) : []
  return hypotheticalCaller(
    named.kind,
    declaredPrincipal(named, { identity, boundary }, test.own.tags),
    facts,
  )
}

async function supposedBy(
  from: Sources,
  test: PolicyTest,
  caller: Caller,
  action: string,
  resource: string,
): Promise<HypotheticalQuestion> {
  const ask: Ask & { action: string } = { ...(await askOf(from, test, caller, action, resource)), action }
  if (test.resourceAccount !== undefined) ask.resourceAccount = test.resourceAccount
  if (test.resourceTags !== undefined) {
    ask.resourceTags = Object.entries(test.resourceTags).map(([Key, Value]) => ({ Key, Value }))
  }
  if (test.resourcePolicy !== undefined) {
    ask.policy = { id: test.resourcePolicy.id, text: await textOf(from, test, test.resourcePolicy) }
    ask.policyKind = kindOf(action, resource)
  }
  // Who is declared in the file is in no organization but the one that the file declares.
  const organizations = test.own === undefined ? (await from.snapshot()).organizations : noOrganizations
  const { question, policies } = hypotheticalQuestion(
    { policies: from.texts, organizations },
    caller,
    ask,
    withIssueTime(test.context, caller),
  )
  const levels = async (type: 'scp' | 'rcp', given: NamedPolicy[][]): Promise<SourcedPolicy[][]> =>
    Promise.all(given.map((level) => sourced(from, test, type, level)))
  const scps = test.scps.length === 0 ? policies.scps : await levels('scp', test.scps)
  const rcps = test.rcps.length === 0 ? policies.rcps : await levels('rcp', test.rcps)
  return { question, policies: { ...policies, scps, rcps } }
}

/** AWS: each request of a session tells when it was issued; a supposed one's was just now, by the test's clock. */
function withIssueTime(context: PolicyTest['context'], { session }: Caller): PolicyTest['context'] {
  if (session === undefined) return context
  const now = context.get('aws:currenttime') ?? [isoSeconds(Date.now())]
  return new Map([['aws:tokenissuetime', now], ...context])
}

async function askOf(
  from: Sources,
  test: PolicyTest,
  caller: Caller,
  action: string,
  resource: string,
): Promise<Ask> {
  if (test.own === undefined)
    return (await knownResource(await from.snapshot(), action, resource)).askOf(caller)
  const account = parseArn(resource)?.account
  return {
    resource,
    resourceAccount: account === undefined || account === '' ? caller.account : account,
    policyKind: kindOf(action, resource),
  }
}

async function sourced(
  from: Sources,
  test: PolicyTest,
  type: PolicyType,
  named: readonly NamedPolicy[],
): Promise<SourcedPolicy[]> {
  return Promise.all(
    named.map(async (policy) => ({
      id: policy.id,
      type,
      policy: from.texts.get(await textOf(from, test, policy)),
    })),
  )
}

async function textOf(from: Sources, test: PolicyTest, policy: NamedPolicy): Promise<string> {
  if ('text' in policy) return policy.text
  const text = from.managed.defaultDocument(policy.arn)
  if (text === undefined) throw wrong(test, `there is no AWS managed policy ${policy.arn}`)
  return text
}

/** A role's policy must trust, and a key's must allow; any other resource's may. */
function kindOf(action: string, resource: string): NonNullable<Ask['policyKind']> {
  const arn = parseArn(resource)
  if (arn?.service === 'iam' && arn.resource.startsWith('role/') && action.startsWith('sts:')) {
    return 'trust-policy'
  }
  return arn?.service === 'kms' && arn.resource.startsWith('key/') ? 'key-policy' : 'generic'
}

function judge(
  { question, policies }: HypotheticalQuestion,
  expected: Expectation,
): Pick<TestResult, 'outcome' | 'ok' | 'explanation'> {
  const { outcome } = evaluate(question, policies)
  const ok = expected === expectationOf[outcome] || (expected === 'denied' && outcome !== 'Allowed')
  return { outcome, ok, explanation: ok ? undefined : explain(question, policies) }
}

/** An outcome in the words of a test file. */
export const expectationOf: Readonly<Record<Outcome, Expectation>> = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitly-denied',
  ImplicitlyDenied: 'implicitly-denied',
}

function wrong(test: PolicyTest, message: string): UsageError {
  return new UsageError(`${test.place}: ${message}`)
}
