import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { createReach, type Actor, type Step } from './reach.ts'
import { sessionsNamed, trustedBy } from './trusted.ts'

const account = '111122223333'
const always: Step = { can: 'always', statements: [], needs: [] }
const maybe: Step = { can: 'if', statements: [], needs: [] }

/** Actors from `u`, `A` … and edges such as `u>A` and, with a condition, `u?A`. Capitals are roles. */
function graph(names: string, ...edges: string[]) {
  const trusting = (role: string) => edges.filter((edge) => edge[2] === role).map((edge) => edge[0]!)
  const actors = [...names].map((name): Actor => {
    const isRole = name === name.toUpperCase()
    const trusted = { names: new Set(trusting(name)), accounts: new Set<string>(), everyone: false }
    return {
      kind: isRole ? 'role' : 'user',
      arn: name,
      account,
      names: [name],
      trusted: isRole ? trusted : undefined,
    }
  })
  const asked: string[] = []
  const reach = createReach(actors, (from, to) => {
    asked.push(from.arn + to.arn)
    if (edges.includes(`${from.arn}>${to.arn}`)) return always
    return edges.includes(`${from.arn}?${to.arn}`) ? maybe : undefined
  })
  const to = (goal: Record<string, Step>, hops = 9) =>
    reach
      .to(({ arn }) => goal[arn], hops)
      .map(({ path: { start, hops: taken } }) => [start.arn, ...taken.map((hop) => hop.to.arn)].join(''))
  const from = (start: string, hops = 9) =>
    reach.from(actors[names.indexOf(start)]!, hops).map((path) => path.hops.map((hop) => hop.to.arn).join(''))
  return { to, from, asked }
}

test('goes back from whoever can, and no further than the hops allow', () => {
  const { to } = graph('uABC', 'u>A', 'A>B', 'B>C')
  assert.deepEqual(to({ C: always }), ['uABC', 'ABC', 'BC', 'C'])
  assert.deepEqual(to({ C: always }, 1), ['BC', 'C'])
  assert.deepEqual(to({ C: always }, 0), ['C'])
})

test('takes the shortest way, but a longer one without conditions before it', () => {
  const { to, from } = graph('uABC', 'u>A', 'A>B', 'B>C', 'A>C', 'u?C')
  assert.deepEqual(to({ C: always }), ['uAC', 'AC', 'BC', 'C'])
  assert.deepEqual(to({ C: always, u: maybe })[0], 'uAC')
  assert.deepEqual(to({ C: maybe }), ['uC', 'AC', 'BC', 'C'])
  assert.deepEqual(from('u'), ['A', 'AB', 'AC'])
})

test('circles end, and nobody becomes itself', () => {
  const { to, from, asked } = graph('AB', 'A>B', 'B>A', 'A>A')
  assert.deepEqual(to({ A: always }), ['A', 'BA'])
  assert.deepEqual(from('A'), ['B'])
  assert.equal(new Set(asked).size, asked.length, 'no pair is asked about twice')
})

const policy = (...principals: unknown[]) =>
  compileText(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: principals.map((Principal) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })),
    }),
  )

test('reads whom a trust policy names: by name, session, account or all', () => {
  const session = `arn:aws:sts::${account}:assumed-role/Worker`
  const named = policy(
    { AWS: ['AIDAALICE', account, `${session}/job`] },
    { AWS: 'arn:aws:iam::444455556666:root' },
    { Service: 'ec2.amazonaws.com' },
  )
  assert.deepEqual(trustedBy(named, 'sts:AssumeRole'), {
    names: new Set(['AIDAALICE', session]),
    accounts: new Set([account, '444455556666']),
    everyone: false,
  })
  assert.deepEqual(trustedBy(named, 'sts:TagSession').names.size, 0)
  assert.deepEqual(sessionsNamed(named, session), ['job'])
  assert.deepEqual(sessionsNamed(named, `${session}er`), [])
  for (const star of ['*', { AWS: '*' }]) assert.ok(trustedBy(policy(star), 'sts:AssumeRole').everyone)
})
