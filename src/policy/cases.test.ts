import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decideCase, questionOfCase } from './cases.ts'
import type { DecisionCase } from './cases.ts'
import { explain } from './explain/explain.ts'
import { referenceOutcome } from './twin/reference.ts'

const own = join(import.meta.dirname, 'cases')
const shared = join(
  process.env['UNDERSTUDY_SHARED'] ?? join(import.meta.dirname, '../../../shared'),
  'cases/decisions.jsonl',
)

function read(path: string): DecisionCase[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DecisionCase)
}

function checkAll(cases: readonly DecisionCase[]): void {
  for (const given of cases) {
    const { question, policies } = questionOfCase(given)
    const { decision, because } = decideCase(given)
    const about = `${given.id} (${given.about}): ${given.why}`
    assert.equal(decision, given.expected, about)
    assert.equal(referenceOutcome(question, policies), given.expected, `reference, ${about}`)
    assert.equal(explain(question, policies).outcome, given.expected, `explanation, ${about}`)
    assert.match(because, /^(?:because|with) /, about)
  }
}

for (const file of readdirSync(own)) {
  test(`every worked decision of ${file} comes out as its rule says`, () => checkAll(read(join(own, file))))
}

test('every worked decision has its own name, a reason and the page of the documentation it rests on', () => {
  const cases = readdirSync(own).flatMap((file) => read(join(own, file)))
  assert.ok(cases.length >= 1800)
  assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length)
  for (const { id, why, expected, page } of cases) {
    assert.ok(why && expected, id)
    assert.match(page ?? '', /^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/, id)
  }
})

test(
  'the shared decisions come out as expected',
  { skip: !existsSync(shared) && 'no shared cases here' },
  () => {
    checkAll(read(shared))
  },
)

const allow = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:*', Resource: '*' }],
}
const base: DecisionCase = {
  id: 'a',
  request: {
    principal: 'arn:aws:iam::111122223333:user/alice',
    principalType: 'User',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
  },
  policies: { identity: [allow] },
  accounts: { principal: '111122223333', resource: '111122223333' },
}

test('says which statement allowed, or why nothing did', () => {
  assert.deepEqual(decideCase(base), {
    id: 'a',
    decision: 'Allowed',
    because: 'because of statement 1 (Read) of identity 1',
  })
  assert.equal(
    decideCase({ ...base, policies: {} }).because,
    'because no identity-based policy allows the s3:GetObject action',
  )
  const root = {
    ...base.request,
    principal: 'arn:aws:iam::111122223333:root',
    principalType: 'Account' as const,
  }
  assert.equal(
    decideCase({ ...base, request: root, policies: {} }).because,
    'because no policy needs to allow it',
  )
})

test('a policy that is no policy denies', () => {
  assert.equal(
    decideCase({ ...base, policies: { identity: [allow, { Statement: 1 }] } }).decision,
    'ExplicitlyDenied',
  )
})
