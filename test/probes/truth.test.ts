import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeCertificate } from '../fixtures/proofs/certificates.ts'
import { client } from '../fixtures/clients/clients.ts'
import { disagreements, type Masks } from '../fixtures/masked.ts'
import { startServer } from '../fixtures/server.ts'

type Step = {
  scenario: string
  step: string
  calls: { service: string; operation: string; input: object }[]
  answer: unknown
}

/** Steps whose recorded answer is not what a server must say, and why. */
const exceptions: readonly { step: RegExp; reason: string }[] = [
  {
    step: /service_role_lifecycle\[(kafka|ssm|sso)\.amazonaws\.com\] describe-response$/,
    reason: 'the recorded role was there before and its service had used it',
  },
  {
    step: /get_aws_managed_policy get-policy$/,
    reason: 'the data our managed policies come from have no descriptions',
  },
  {
    step: /create_open_id_connect_provider_duplicate_error duplicate-error$/,
    reason: 'the recorded sentence names the provider of another run than the recorded call',
  },
  {
    step: /list_policies_scope_aws list-policies-aws-page$/,
    reason: 'AWS has published later versions of two of these policies since',
  },
]

const shared = process.env['UNDERSTUDY_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const file = join(shared, 'truth', 'aws-answers.jsonl')
const boto3 = client('python3-boto3')
const skip = boto3.skip || (!existsSync(file) && 'the recorded answers of AWS are not here')

describe("answers agree with AWS's own, recorded", { skip }, async () => {
  if (skip) return
  const material = await certificateMaterial()
  const steps = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => withMaterial(JSON.parse(line) as Step, material))
  const scenarios = Map.groupBy(steps, ({ scenario }) => scenario)
  const answers = replay([...scenarios.values()])
  for (const [name, own] of scenarios) {
    test(name, async (t) => compareScenario(t, own, (await answers).get(name)!))
  }
  test('what is not there yet is counted', async (t) => {
    const missing = new Map<string, number>()
    const all = await answers
    for (const step of steps) {
      for (const [index, { operation }] of step.calls.entries()) {
        const answer = all.get(step.scenario)![scenarios.get(step.scenario)!.indexOf(step)]![index]
        if (isNotYet(answer)) missing.set(operation, (missing.get(operation) ?? 0) + 1)
      }
    }
    t.diagnostic(
      `not yet: ${[...missing].map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing'}`,
    )
  })
})

type Material = { CertificateBody: string; PrivateKey: string; CertificateChain: string }

async function certificateMaterial(): Promise<Material> {
  const day = 86_400_000
  const times = { keyType: 'ec', from: Date.now() - day, until: Date.now() + day } as const
  const authority = await makeCertificate({ name: 'authority', ...times })
  const own = await makeCertificate({ name: 'server', signedBy: authority, ...times })
  return { CertificateBody: own.body, PrivateKey: own.key, CertificateChain: authority.body }
}

/** The recordings keep private keys to themselves; a pair of our own stands for certificate and key. */
function withMaterial(step: Step, material: Material): Step {
  const calls = step.calls.map((call) => {
    if (!('PrivateKey' in call.input)) return call
    const replaced = Object.entries(material).filter(([name]) => name in call.input)
    return { ...call, input: { ...call.input, ...Object.fromEntries(replaced) } }
  })
  const masked = JSON.stringify(step.answer).replace(/"(certificate-(?:body|chain))"/g, '"<$1>"')
  return { ...step, calls, answer: JSON.parse(masked) as unknown }
}

function compareScenario(t: TestContext, steps: Step[], answers: unknown[][]): void {
  const masks: Masks = new Map()
  const wrong: string[] = []
  for (const [index, { scenario, step, calls, answer }] of steps.entries()) {
    if (answers[index]!.some(isNotYet)) {
      t.skip(`${calls.find((_, at) => isNotYet(answers[index]![at]))!.operation} is not there yet`)
      break
    }
    const reason = exceptions.find((one) => one.step.test(`${scenario} ${step}`))?.reason
    const found = compareStep(calls, answer, answers[index]!, masks)
    if (reason !== undefined) {
      t.diagnostic(`${step}: ${reason}`)
      assert.notDeepEqual(found, [], `${step} agrees: it is no exception any more`)
      continue
    }
    wrong.push(...found.map((line) => `${step} (${calls.at(-1)!.operation}) ${line}`))
  }
  assert.deepEqual(wrong, [])
}

/** The recorded answer is the last call's, or that of an earlier one of the same operation. */
function compareStep(calls: Step['calls'], expected: unknown, answers: unknown[], masks: Masks): string[] {
  const { operation } = calls.at(-1)!
  const same = answers.filter((_, index) => calls[index]!.operation === operation).toReversed()
  const tried = same.map((answer) => {
    const own: Masks = new Map(masks)
    return { own, found: disagreements(expected, picked(expected, answer), own) }
  })
  const { own, found } = tried.find((one) => one.found.length === 0) ?? tried[0]!
  for (const [mask, value] of own) masks.set(mask, value)
  return found
}

/**
 * Some recordings are what a test picked from the response: the account's own entries of a list, what was
 * counted on a page, the one thing the response is about, or some of its members.
 */
function picked(expected: unknown, answer: unknown): unknown {
  const whole = answer as Record<string, unknown>
  const list = Object.values(whole).find(Array.isArray) as Record<string, unknown>[] | undefined
  if (Array.isArray(expected)) return list?.filter(({ Arn }) => !String(Arn).startsWith('arn:aws:iam::aws:'))
  const names = Object.keys(expected as object)
  if (names.includes('has_marker')) return { has_marker: 'Marker' in whole, tag_count: list?.length }
  if (names.includes('ResponseMetadata')) return whole
  const thing = Object.values(whole).find((value) => isObject(value) && names.every((name) => name in value))
  if (thing !== undefined && !names.every((name) => name in whole)) return thing
  return Object.fromEntries(names.map((name) => [name, whole[name]]))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isNotYet(answer: unknown): boolean {
  return (answer as { Error?: { Code?: string } }).Error?.Code === 'NotImplemented'
}

/** Runs the driver over all scenarios, each on an empty server; its answers by scenario, step and call. */
async function replay(scenarios: Step[][]): Promise<Map<string, unknown[][]>> {
  const account = '111111111111'
  const server = await startServer({ founding: { account, accounts: [], adminUser: false } })
  const driver = fileURLToPath(new URL('../clients/truth_driver.py', import.meta.url))
  const child = spawn(boto3.path!, [driver], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ url: server.url, account, keys: server.keys[account]!.root, scenarios }))
  let out = ''
  for await (const chunk of child.stdout) out += String(chunk)
  await server.stop()
  const lines = out.split('\n').filter((line) => line !== '')
  const answers = new Map<string, unknown[][]>()
  for (const step of scenarios.flat()) {
    const line = lines.shift()
    assert.ok(line !== undefined, `the driver ended before ${step.scenario} ${step.step}`)
    answers.set(step.scenario, [...(answers.get(step.scenario) ?? []), JSON.parse(line) as unknown[]])
  }
  return answers
}
