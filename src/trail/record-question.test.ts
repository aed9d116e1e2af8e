import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Asked } from '../access/asked.ts'
import { anonymous } from '../access/caller.ts'
import { compileText } from '../policy/compile.ts'
import { recordQuestions } from './record-question.ts'

const policies = { identity: [], scps: [], rcps: [] }

function asked(resource: string, refused: boolean): Asked {
  const ask = { resource }
  const question = { action: 's3:DeleteObject', resource, keys: new Map(), principal: anonymous.principal }
  const decision = { outcome: refused ? 'ImplicitlyDenied' : 'Allowed', statements: [] }
  return { ask, question, policies, decision, caller: anonymous } as unknown as Asked
}

const kept = (questions: Asked[]) => {
  const { kept: text, left } = recordQuestions(questions, anonymous, () => 0)
  const resources = (JSON.parse(text) as { resource: string }[]).map(({ resource }) => resource)
  return { text, left, resources }
}

test('fifty questions of a request are kept in full, and what is left of more is counted', () => {
  const some = (count: number) => Array.from({ length: count }, (_, at) => asked(`k${at}`, false))
  assert.deepEqual(kept([]), { text: '[]', left: undefined, resources: [] })
  assert.equal(kept(some(50)).left, undefined)
  const more = kept(some(51))
  assert.deepEqual(more.left, { allowed: 1, refused: 0 })
  assert.equal(more.resources.length, 50)
  const many = kept(some(1000))
  assert.deepEqual([many.resources.length, many.left], [50, { allowed: 950, refused: 0 }])
})

test('the refused ones come before the allowed ones, in the order they were asked in', () => {
  const questions = Array.from({ length: 200 }, (_, at) => asked(`k${at}`, at % 10 === 9))
  const { resources, left } = kept(questions)
  assert.deepEqual(left, { allowed: 150, refused: 0 })
  for (let at = 9; at < 200; at += 10) assert.ok(resources.includes(`k${at}`), `k${at}`)
  const order = resources.map((name) => Number(name.slice(1)))
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
  )
})

test('questions that are long are fewer, and one is always kept', () => {
  const long = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => asked(`${at}`.padEnd(length, 'x'), false))
  const { text, resources, left } = kept(long(50, 30_000))
  assert.ok(text.length <= 256 * 1024 + 2, String(text.length))
  assert.equal(resources.length + left!.allowed, 50)
  assert.equal(kept(long(3, 500_000)).resources.length, 1)
})

test('explanations of one request take no more steps than it has, and those left say what was decided', () => {
  const Condition = { StringLike: { 'aws:UserAgent': `*?${'a'.repeat(13_000)}b*` } }
  const text = JSON.stringify({ Statement: { Effect: 'Deny', Action: '*', Resource: '*', Condition } })
  const identity = [{ id: 'p', type: 'user' as const, policy: compileText(text) }]
  const principal = { kind: 'User', arn: 'arn:aws:iam::111122223333:user/u', account: '111122223333' }
  const questions = Array.from({ length: 20 }, (_, at) => {
    const one = asked(`k${at}`, true)
    const keys = new Map([['aws:useragent', ['a'.repeat(14_000)]]])
    return {
      ...one,
      question: { ...one.question, keys, principal },
      policies: { ...policies, identity },
    } as unknown as Asked
  })
  const { kept: json } = recordQuestions(questions, anonymous, () => 0)
  const told = (JSON.parse(json) as { explanation: { unfinished?: true; outcome: string } }[]).map(
    ({ explanation }) => explanation,
  )
  assert.ok(told.every(({ outcome }) => outcome === 'ImplicitlyDenied'))
  const finished = told.filter(({ unfinished }) => unfinished !== true).length
  assert.ok(finished >= 1 && finished < 10, `${finished} explanations`)
})
