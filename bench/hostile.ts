import { compileText } from '../src/policy/compile.ts'
import { evaluate } from '../src/policy/evaluate.ts'
import type { Question } from '../src/policy/types.ts'
import type { PolicySet } from '../src/policy/policy-set.ts'
import { account, principal } from './decision-worlds.ts'
import type { Figure, Result } from './figures.ts'
import { cpuMilliseconds } from './measure.ts'

/** Something a stranger may make large; `work` does it once at a size. */
type Attack = { what: string; sizes: readonly number[]; unit: string; prepare(size: number): () => unknown }

const doubling = (from: number, steps: number) => Array.from({ length: steps }, (_, at) => from * 2 ** at)

const attacks: readonly Attack[] = [
  {
    what: 'a resource of n characters against *a*a*a*a*a*a*a*a*c*b',
    sizes: doubling(1000, 5),
    unit: 'characters',
    prepare: (size) =>
      deciding([{ Resource: `arn:aws:s3:::b/${'*a'.repeat(8)}*c*b` }], `b/${'a'.repeat(size)}b`),
  },
  {
    what: 'n stars, *a*a…*c*b, against 4,000 characters',
    sizes: doubling(64, 5),
    unit: 'stars',
    prepare: (size) =>
      deciding([{ Resource: `arn:aws:s3:::b/${'*a'.repeat(size)}*c*b` }], `b/${'a'.repeat(4000)}b`),
  },
  {
    what: 'a piece of n characters with ?, in a text of 4,000',
    sizes: doubling(64, 5),
    unit: 'characters',
    prepare: (size) =>
      deciding([{ Resource: `arn:aws:s3:::b/*${'a'.repeat(size)}?b*` }], `b/${'a'.repeat(4000)}`),
  },
  {
    what: 'a star that runs over colons, n characters',
    sizes: doubling(1000, 5),
    unit: 'characters',
    prepare: (size) => deciding([{ Resource: `arn:*:*a*:*a*:*a*:*a*c*b` }], `b/${'a:'.repeat(size / 2)}b`),
  },
  {
    what: 'n values of a StringLike, *a*a*c…*b',
    sizes: doubling(125, 5),
    unit: 'values',
    prepare: (size) => {
      const values = Array.from({ length: size }, (_, at) => `*a*a*c${at}*b`)
      return deciding([{ Resource: '*', Condition: { StringLike: { 'aws:UserAgent': values } } }], 'b/k')
    },
  },
  {
    what: 'n values of ForAllValues against as many of the request',
    sizes: doubling(8, 5),
    unit: 'values',
    prepare: (size) => {
      const values = Array.from({ length: 1000 }, (_, at) => `v${at}`)
      const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': values } }
      return deciding([{ Resource: '*', Condition }], 'b/k', size)
    },
  },
  {
    what: 'n statements, a thousand a policy, that none fits',
    sizes: doubling(1000, 5),
    unit: 'statements',
    prepare: (size) => deciding(statements(size), 'b/k'),
  },
  {
    what: 'reading n statements, a thousand a policy',
    sizes: doubling(1000, 5),
    unit: 'statements',
    prepare: (size) => {
      const texts = textsOf(statements(size))
      return () => texts.forEach(compileText)
    },
  },
]

/**
 * How the work of the engine grows with what a stranger may make large: each attack at five sizes, every one double the
 * one before. The exponent of the growth is the slope of the curve on logarithmic scales: 1 is linear, and what no
 * longer fits the processor's caches adds a little.
 */
export async function run(): Promise<Result> {
  const figures = attacks.flatMap(({ what, sizes, unit, prepare }): Figure[] => {
    const costs = sizes.map((size) => microsecondsOf(prepare(size)))
    return [
      ...sizes.map((size, at) => ({
        what: `${what}: ${size.toLocaleString('en-US')}`,
        value: costs[at]!,
        unit: 'µs of CPU time',
      })),
      { what: `${what}: growth`, value: exponentOf(sizes, costs), unit: `exponent of ${unit}`, atMost: 1.3 },
    ]
  })
  return { name: 'Hostile policies and requests', figures }
}

type Made = { Resource: string; Condition?: object }

const statements = (count: number): Made[] =>
  Array.from({ length: count }, (_, at) => ({ Resource: `arn:aws:s3:::*a*bucket-${at}/*` }))

// A document is bounded, so that more statements take more documents.
const inAPolicy = 1000

function textsOf(made: readonly Made[]): string[] {
  const statements = made.map((one) => ({ Effect: 'Allow', Action: 's3:Get*', ...one }))
  return Array.from({ length: Math.ceil(made.length / inAPolicy) }, (_, at) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: statements.slice(at * inAPolicy, (at + 1) * inAPolicy),
    }),
  )
}

function deciding(made: readonly Made[], path: string, tagKeys = 1): () => unknown {
  const identity = textsOf(made).map((text) => ({
    id: 'hostile',
    type: 'managed' as const,
    policy: compileText(text),
  }))
  const policies: PolicySet = {
    scps: [],
    rcps: [],
    identity,
    resourceKind: 'none',
  }
  const question: Question = {
    principal: { kind: 'User', arn: principal, account, uniqueId: 'AIDAEXAMPLE' },
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${path}`,
    resourceAccount: account,
    keys: new Map([
      ['aws:useragent', [`${'a'.repeat(200)}b`]],
      ['aws:tagkeys', Array.from({ length: tagKeys }, () => 'v999')],
    ]),
  }
  return () => evaluate(question, policies)
}

/** The least of five turns of at least 20 ms each, after one that the compiler may have. */
function microsecondsOf(work: () => unknown): number {
  let best = Infinity
  for (let turn = 0; turn < 6; turn += 1) {
    const started = cpuMilliseconds()
    let times = 0
    let spent = 0
    while (spent < 20) {
      work()
      times += 1
      spent = cpuMilliseconds() - started
    }
    if (turn > 0) best = Math.min(best, (spent / times) * 1000)
  }
  return best
}

function exponentOf(sizes: readonly number[], costs: readonly number[]): number {
  const [xs, ys] = [sizes.map(Math.log), costs.map(Math.log)]
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const [x, y] = [mean(xs), mean(ys)]
  const rise = xs.reduce((sum, one, at) => sum + (one - x) * (ys[at]! - y), 0)
  return rise / xs.reduce((sum, one) => sum + (one - x) ** 2, 0)
}

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2))
