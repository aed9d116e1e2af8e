import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const { skip, server, open } = await consoleSuite(async (admin, server) => {
  const arn = (name: string) => `arn:aws:iam::${server.account}:role/${name}`
  const statement = (rest: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...rest },
    })
  const role = (RoleName: string, principal: object, rest: object = {}) =>
    admin('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: statement({ Principal: principal, ...rest }),
    })
  await role('Deployer', { AWS: server.account })
  await role('Prod', { AWS: arn('Deployer') }, { Condition: { StringEquals: { 'sts:ExternalId': '4711' } } })
  for (let at = 0; at < 5; at += 1) await role(`worker-${at}`, { Service: 'lambda.amazonaws.com' })
  await admin('iam', 'PutRolePolicy', {
    RoleName: 'Deployer',
    PolicyName: 'Chain',
    PolicyDocument: statement({ Resource: arn('Prod') }),
  })
})

test('alike roles are one box, and a chosen box tells why each step can be taken', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('access-graph'))
  await page.getByRole('button', { name: /^5 roles/ }).click()
  await page.getByRole('button', { name: 'Draw each of them' }).click()
  await page.getByRole('button', { name: 'worker-3 Role' }).waitFor()

  await page.getByRole('button', { name: 'Prod Role' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('if StringEquals sts:ExternalId 4711').waitFor()
  assert.equal(
    await page.getByRole('link', { name: 'Role Prod' }).getAttribute('href'),
    '/_understudy/console/roles/details/Prod',
  )
  assert.deepEqual(faults, [])
})

test('finds the way from a user over a role, with the reason of each step', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const from = `arn:aws:iam::${server.account}:user/admin`
  const to = `arn:aws:iam::${server.account}:role/Prod`
  await page.goto(address(`access-graph?from=${from}&to=${to}`))
  const steps = page.locator('.graph-path > li')
  await steps.nth(2).waitFor()
  assert.deepEqual(
    (await steps.allInnerTexts()).map((text) => text.split('\n')[0]),
    ['User admin', 'Role Deployer', 'Role Prod'],
  )
  await page.goto(address(`access-graph?from=${to}&to=arn:aws:iam::${server.account}:role/worker-1`))
  await page.getByText('Role Prod has no way to Role worker-1.').waitFor()
  assert.deepEqual(faults, [])
})

for (const dark of [false, true]) {
  test(
    `the picture and the list are accessible ${dark ? 'in the dark' : 'in the light'}`,
    { skip },
    async () => {
      const { page, address } = await open({ signedIn: true, dark })
      await page.goto(address('access-graph'))
      await page.getByRole('button', { name: 'Deployer Role' }).waitFor()
      assert.deepEqual(await axeFaults(page), [])
      await page.getByRole('button', { name: 'List' }).click()
      await page.getByRole('cell', { name: 'Role Prod' }).first().waitFor()
      assert.deepEqual(await axeFaults(page), [])
    },
  )
}
