import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeHouse, type TestHouse } from '../../../test/fixtures/house.ts'
import { shownPrincipals, storedAwsPrincipal } from './stored-principals.ts'
import type { ForeignPrincipals } from './foreign-principals.ts'

let test_: TestHouse
before(async () => {
  test_ = await makeHouse()
})
after(() => test_.close())

const vendor = 'arn:aws:iam::999988887777:role/vendor'
const stored = (foreign: ForeignPrincipals, arn: string) =>
  storedAwsPrincipal(test_.house.store.read, foreign, arn)

test('a principal of an account that is not hosted exists where it is declared', async () => {
  assert.equal(await stored([], vendor), undefined)
  assert.equal(await stored([vendor], vendor), `foreign:${vendor}`)
  assert.equal(await stored([vendor], `${vendor}2`), undefined)
  assert.equal(await stored('accept', `${vendor}2`), `foreign:${vendor}2`)
  for (const arn of [
    'arn:aws:iam::999988887777:group/g',
    'arn:aws:iam::9999:role/x',
    'arn:aws:s3:::b',
    vendor + '/',
  ]) {
    assert.equal(await stored('accept', arn), undefined, arn)
  }
})

test('nobody of an account that is hosted can be declared', async () => {
  const arn = `arn:aws:iam::${test_.account}:role/none`
  assert.equal(await stored('accept', arn), undefined)
  assert.equal(await stored([arn], arn), undefined)
})

test('what is kept of it matches nobody and is shown as it was written', async () => {
  const policy = (AWS: string) =>
    JSON.stringify({ Statement: { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' } })
  const kept = policy((await stored('accept', vendor))!)
  assert.notEqual(kept, policy(vendor))
  assert.equal(await shownPrincipals(test_.house.store.read, kept), policy(vendor))
})
