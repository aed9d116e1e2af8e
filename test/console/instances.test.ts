import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const { skip, open } = await consoleSuite(async (admin) => {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  })
  for (const name of ['Web', 'Batch']) {
    await admin('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument })
    await admin('iam', 'CreateInstanceProfile', { InstanceProfileName: name })
    await admin('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name })
  }
})

test('an instance is launched with a role, given another, and terminated', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const dialog = page.getByRole('dialog')
  await page.goto(address('instances'))
  await page.getByRole('button', { name: 'Launch instance' }).first().click()
  await dialog.getByLabel('Name').fill('front')
  await dialog.getByRole('button', { name: /Instance profile/ }).click()
  await page.getByRole('option', { name: /Web/ }).click()
  await dialog.getByRole('button', { name: 'Launch instance' }).click()
  await page.getByText(/is starting/).waitFor()
  await page.getByRole('cell', { name: 'front' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])

  await page.getByRole('link', { name: /^i-/ }).first().click()
  await page.getByRole('link', { name: 'Web' }).waitFor()
  await page.getByRole('button', { name: 'Modify IAM role' }).click()
  await dialog.getByRole('button', { name: /Instance profile/ }).click()
  await page.getByRole('option', { name: /Batch/ }).click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('link', { name: 'Batch' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])

  await page.getByRole('button', { name: 'Instance state' }).click()
  await page.getByRole('menuitem', { name: 'Terminate' }).click()
  await dialog.getByRole('textbox').fill('terminate')
  await dialog.getByRole('button', { name: 'Terminate' }).click()
  await page
    .getByText(/shutting-down|terminated/)
    .first()
    .waitFor()
  assert.deepEqual(faults, [])
})

test('an instance without a role says so, and how it gets one', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('instances'))
  await page.getByRole('button', { name: 'Launch instance' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Launch instance' }).click()
  await page.getByText(/is starting/).waitFor()
  await page.getByRole('row').filter({ hasText: '–' }).getByRole('link', { name: /^i-/ }).first().click()
  await page.getByText('This instance has no role yet.').waitFor()
  assert.deepEqual(faults, [])
})
