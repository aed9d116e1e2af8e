import assert from 'node:assert/strict'
import { test } from 'node:test'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const password = 'Correct-horse-1'

const { skip, server, admin, open } = await consoleSuite(async (admin) => {
  const names = Array.from({ length: 60 }, (_, at) => `user-${String(at).padStart(2, '0')}`)
  await Promise.all(names.map((UserName) => admin('iam', 'CreateUser', { UserName })))
})

test('what is asked for row by row is asked for the rows in sight', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const asked: string[] = []
  page.on('request', (request) => {
    const name = /Action=ListMFADevices&.*UserName=([\w-]+)/.exec(request.postData() ?? '')?.[1]
    if (name !== undefined) asked.push(name)
  })
  const devices = (name: string) =>
    page.getByRole('row', { name: new RegExp(`^(?:Select )?${name}\\b`) }).getByText('None')
  await page.goto(address('users'))
  await devices('admin').waitFor()
  assert.ok(asked.includes('admin') && !asked.includes('user-45'), asked.join())
  await page.getByRole('link', { name: 'user-45' }).scrollIntoViewIfNeeded()
  await devices('user-45').waitFor()
  assert.equal(new Set(asked).size, asked.length, 'and once')
  assert.deepEqual(faults, [])
})

test('who may not ask for one column sees the others', { skip }, async () => {
  await admin('iam', 'CreateUser', { UserName: 'lister' })
  await admin('iam', 'CreateLoginProfile', { UserName: 'lister', Password: password })
  const Statement = { Effect: 'Allow', Action: ['iam:ListUsers', 'iam:ListMFADevices'], Resource: '*' }
  await admin('iam', 'PutUserPolicy', {
    UserName: 'lister',
    PolicyName: 'List',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  })
  const signedIn = { account: server.account, userName: 'lister', password }
  const { page, faults, address } = await open({ signedIn })
  await page.goto(address('users'))
  const row = page.getByRole('row', { name: /\badmin\b/ })
  await row.getByText('No access').first().waitFor()
  await row.getByText('None').waitFor()
  await page.getByText('(62)').waitFor()
  assert.deepEqual(faults, [])
})
