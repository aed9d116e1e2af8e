import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeHouse, perform, testCall, type TestHouse } from '../../../test/fixtures/house.ts'
import { accessAnalyzer } from './index.ts'
import { validatePolicy } from './validate-policy.ts'

let made: TestHouse
before(async () => {
  made = await makeHouse()
})
after(() => made?.close())

const policyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:A1', 's3:A2', 's3:A3', 's3:A4', 's3:A5'], Resource: '*' }],
})

async function page(more: object) {
  const caller = await made.caller(made.keys[made.account]!.admin)
  const input = { policyDocument, policyType: 'IDENTITY_POLICY' as const, ...more }
  return perform(accessAnalyzer, 'ValidatePolicy', validatePolicy, testCall(made.house, caller, input))
}

test('pages give each finding once, in order', async () => {
  const all = await page({})
  assert.equal(all.findings.length, 5)
  assert.equal(all.nextToken, undefined)
  const paged: unknown[] = []
  let nextToken: string | undefined
  let pages = 0
  do {
    const answer = await page({ maxResults: 2, ...(nextToken !== undefined && { nextToken }) })
    paged.push(...answer.findings)
    nextToken = answer.nextToken
    pages += 1
  } while (nextToken !== undefined)
  assert.equal(pages, 3)
  assert.deepEqual(paged, all.findings)
})

for (const more of [{ maxResults: 0 }, { maxResults: 101 }, { nextToken: 'mine' }]) {
  test(`refuses ${JSON.stringify(more)}`, async () => {
    await assert.rejects(page(more), { code: 'ValidationException' })
  })
}
