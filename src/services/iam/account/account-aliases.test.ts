import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeIam, otherAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

const list = async () => (await iam.run('ListAccountAliases', {})).AccountAliases

test('an account has one alias: a new one takes the old one’s place', async () => {
  assert.deepEqual(await list(), [])
  await iam.run('CreateAccountAlias', { AccountAlias: 'first' })
  await iam.run('CreateAccountAlias', { AccountAlias: 'second' })
  assert.deepEqual(await list(), ['second'])
})

test('an alias is one account’s alone', async () => {
  await iam.run('CreateAccountAlias', { AccountAlias: 'taken' }, otherAccount)
  const AccountAlias = 'taken'
  const exists = 'The account alias taken already exists.'
  await iam.refuses('CreateAccountAlias', { AccountAlias }, 'EntityAlreadyExists', exists)
  const missing = 'The account alias with name taken cannot be found.'
  await iam.refuses('DeleteAccountAlias', { AccountAlias }, 'NoSuchEntity', missing)
})

test('a deleted alias is free again', async () => {
  await iam.run('CreateAccountAlias', { AccountAlias: 'free' })
  await iam.run('DeleteAccountAlias', { AccountAlias: 'free' })
  assert.deepEqual(await list(), [])
  await iam.run('CreateAccountAlias', { AccountAlias: 'free' }, otherAccount)
})

test('an alias is not twelve digits', async () => {
  await assert.rejects(iam.run('CreateAccountAlias', { AccountAlias: '123456789012' }), {
    code: 'ValidationError',
    status: 400,
  })
})
