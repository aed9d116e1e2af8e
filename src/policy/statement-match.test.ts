import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from './compile.ts'
import { covers, deniesPrincipal, grantsTo, isBoundByRcp } from './statement-match.ts'
import { newSteps } from './steps.ts'
import type { ContextKeys, Principal, Question } from './types.ts'

const principal: Principal = {
  kind: 'User',
  arn: 'arn:aws:iam::111122223333:user/u',
  account: '111122223333',
}

function compiled(more: object, Effect = 'Allow') {
  const statement = { Effect, Action: '*', Resource: '*', ...more }
  return compileText(JSON.stringify({ Version: '2012-10-17', Statement: statement })).statements[0]!
}

function question(keys: ContextKeys = new Map()): Question {
  return { principal, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: '', keys }
}

/** Keys that count how often they are asked. */
function counted(values: Record<string, string>): { keys: ContextKeys; asked: () => number } {
  let asked = 0
  const get = (name: string) => {
    asked += 1
    return values[name] === undefined ? undefined : [values[name]]
  }
  return { keys: { get, keys: () => Object.keys(values).values() }, asked: () => asked }
}

const both = compiled({ Condition: { StringEquals: { 'x:a': '${x:b}' } } })

test('a condition on what all questions share is asked once, whatever its verdict', () => {
  for (const [a, expected] of [
    ['1', true],
    ['2', false],
  ] as const) {
    const { keys, asked } = counted({ 'x:a': a, 'x:b': '1' })
    const steps = newSteps(1000, { verdicts: new Map(), isShared: () => true })
    for (let at = 0; at < 3; at += 1) assert.equal(covers(both, question(keys), steps), expected)
    assert.equal(asked(), 2)
  }
})

test('a condition with one key of which each question has its own value is asked each time', () => {
  for (const own of ['x:a', 'x:b']) {
    const steps = newSteps(1000, { verdicts: new Map(), isShared: (key) => key !== own })
    for (const [value, expected] of [
      ['1', true],
      ['2', false],
      ['1', true],
    ] as const) {
      const { keys } = counted({ 'x:a': '1', 'x:b': '1', [own]: value })
      assert.equal(covers(both, question(keys), steps), expected, own)
    }
  }
})

test('a verdict that ran out of steps is not shared, one that took the last is', () => {
  const { keys } = counted({ 'x:a': '1', 'x:b': '1' })
  const shared = { verdicts: new Map(), isShared: () => true }
  covers(both, question(keys), newSteps(2, shared))
  assert.equal(shared.verdicts.size, 0)
  const taken = 1000 - leftOf((steps) => covers(both, question(keys), steps))
  covers(both, question(keys), newSteps(taken, shared))
  assert.deepEqual([...shared.verdicts.values()], [true])
})

test('alone, a question shares nothing', () => {
  const { keys, asked } = counted({ 'x:a': '1', 'x:b': '1' })
  const steps = newSteps(1000)
  for (let at = 0; at < 2; at += 1) assert.equal(covers(both, question(keys), steps), true)
  assert.equal(asked(), 4)
})

function leftOf(work: (steps: ReturnType<typeof newSteps>) => unknown): number {
  const steps = newSteps(1000)
  work(steps)
  return steps.left
}

test('looking at a statement is a step, and at each of its principals another', () => {
  const three = { AWS: ['111122223333', '222233334444', '333344445555'] }
  const named = compiled({ Principal: three })
  const denied = compiled({ Principal: three }, 'Deny')
  const spared = compiled({ NotPrincipal: three }, 'Deny')
  const nobody = compiled({}, 'Deny')
  const asked = question()
  assert.equal(
    leftOf((steps) => covers(nobody, asked, steps)),
    999,
  )
  assert.equal(
    leftOf((steps) => grantsTo(named, asked, steps)),
    997,
  )
  assert.equal(
    leftOf((steps) => isBoundByRcp(named, asked, steps)),
    997,
  )
  assert.equal(
    leftOf((steps) => deniesPrincipal(denied, asked, false, steps)),
    997,
  )
  assert.equal(
    leftOf((steps) => deniesPrincipal(spared, asked, false, steps)),
    997,
  )
  assert.equal(
    leftOf((steps) => deniesPrincipal(nobody, asked, false, steps)),
    1000,
  )
  assert.equal(deniesPrincipal(nobody, asked, false, newSteps()), false)
})
