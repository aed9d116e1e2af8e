import { compileText } from '../src/policy/compile.ts'
import { evaluate } from '../src/policy/evaluate.ts'
import { referenceOutcome } from '../src/policy/reference.ts'
import type { Outcome, PolicySet, Question, SourcedPolicy } from '../src/policy/types.ts'

/**
 * Decisions a second of the engine and of its plain twin, on 20 policies of 10 statements, 4 in 10 with
 * conditions.
 */
export async function run(): Promise<{ name: string; figures: Record<string, number> }> {
  const policies = policySet()
  const questions = questionList()
  for (const question of questions) {
    const [ours, plain] = [evaluate(question, policies).outcome, referenceOutcome(question, policies)]
    if (ours !== plain) throw new Error(`the twins differ on ${question.action} ${question.resource}`)
  }
  return {
    name: 'decisions',
    figures: {
      decisionsPerSecond: rate(2_000, (question) => evaluate(question, policies).outcome, questions),
      referencePerSecond: rate(1_000, (question) => referenceOutcome(question, policies), questions),
      allowedPercent: share('Allowed', questions, policies),
      explicitlyDeniedPercent: share('ExplicitlyDenied', questions, policies),
    },
  }
}

const services = ['s3', 'ec2', 'sqs', 'dynamodb', 'iam', 'kms', 'logs', 'sns', 'lambda', 'athena']
const account = '111122223333'

/** Twenty identity policies: each service in every one of them, every seventh statement a Deny. */
function policySet(): PolicySet {
  const identity: SourcedPolicy[] = []
  for (let policy = 0; policy < 20; policy += 1) {
    const statements = services.map((service, at) => ({
      Sid: `S${at}`,
      Effect: (policy + at) % 7 === 0 ? 'Deny' : 'Allow',
      Action: at % 3 === 0 ? [`${service}:Get*`, `${service}:List*`] : `${service}:Do${policy}`,
      Resource: (policy + at) % 7 === 0 ? `arn:aws:${service}:::secret-*` : resourceOf(service, policy),
      Condition: conditionOf(policy, at),
    }))
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    identity.push({ id: `policy-${policy}`, type: 'managed', policy: compileText(text) })
  }
  return { scps: [], rcps: [], identity, resourceKind: 'none' }
}

function resourceOf(service: string, policy: number): string | string[] {
  if (policy % 3 === 0) return `arn:aws:${service}:::bucket-${policy}/\${aws:username}/*`
  return policy % 3 === 1 ? [`arn:aws:${service}:::bucket-${policy}/*`, `arn:aws:${service}:::other`] : '*'
}

function conditionOf(policy: number, at: number): Record<string, unknown> | undefined {
  if ((policy + at) % 5 === 0) return { StringEquals: { 'aws:PrincipalTag/team': ['red', 'blue'] } }
  if ((policy + at) % 5 === 1)
    return { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, Bool: { 'aws:SecureTransport': true } }
  return undefined
}

function questionList(): Question[] {
  const keys = new Map<string, string[]>([
    ['aws:username', ['alice']],
    ['aws:principaltag/team', ['blue']],
    ['aws:sourceip', ['10.1.2.3']],
    ['aws:securetransport', ['true']],
    ['aws:currenttime', ['2026-05-01T12:00:00Z']],
  ])
  const questions: Question[] = []
  for (const [at, service] of services.entries()) {
    for (const name of ['GetObject', 'ListThings', `Do${at}`, 'DeleteAll', 'Do3']) {
      for (const path of [`bucket-${at}/alice/x`, `bucket-${at + 5}/bob/y`, `secret-${at + 4}/z`]) {
        questions.push({
          principal: {
            kind: 'User',
            arn: `arn:aws:iam::${account}:user/alice`,
            account,
            uniqueId: 'AIDAEXAMPLE',
          },
          action: `${service}:${name}`,
          resource: `arn:aws:${service}:::${path}`,
          resourceAccount: account,
          keys,
        })
      }
    }
  }
  return questions
}

/** Decisions a second over at least `milliseconds`, after a warm-up of a quarter of that. */
function rate(
  milliseconds: number,
  decide: (question: Question) => Outcome,
  questions: readonly Question[],
): number {
  turn(milliseconds / 4, decide, questions)
  const { decisions, elapsed } = turn(milliseconds, decide, questions)
  return Math.round((decisions / elapsed) * 1000)
}

function turn(milliseconds: number, decide: (question: Question) => Outcome, questions: readonly Question[]) {
  const started = performance.now()
  let decisions = 0
  let elapsed = 0
  while (elapsed < milliseconds) {
    for (const question of questions) decide(question)
    decisions += questions.length
    elapsed = performance.now() - started
  }
  return { decisions, elapsed }
}

function share(outcome: Outcome, questions: readonly Question[], policies: PolicySet): number {
  const count = questions.filter((question) => evaluate(question, policies).outcome === outcome).length
  return Math.round((count / questions.length) * 100)
}

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2))
