import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const content = (...actions: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: actions, Resource: '*' }],
  })

const { skip, server, admin, open } = await consoleSuite()

test('an account without an organization makes one, and sees itself in its tree', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('organization'))
  await page.getByText('This account belongs to no organization.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.getByText('Organization created.').waitFor()
  await page.getByText(`${server.account} (this account)`).waitFor()
  await page.getByRole('treegrid').getByText(server.account, { exact: true }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  assert.deepEqual(faults, [])
})

test('a service control policy is edited, attached to a unit and detached', { skip }, async () => {
  const root = (await admin('organizations', 'ListRoots', {})).output.Roots[0].Id
  await admin('organizations', 'EnablePolicyType', { RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' })
  await admin('organizations', 'CreateOrganizationalUnit', { ParentId: root, Name: 'Sandbox' })
  const made = await admin('organizations', 'CreatePolicy', {
    Name: 'NoLeaving',
    Description: 'Members stay',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: content('organizations:LeaveOrganization'),
  })
  const { Id: PolicyId } = made.output.Policy.PolicySummary
  const { page, faults, address } = await open({ signedIn: true })
  const dialog = page.getByRole('dialog')
  await page.goto(address('organization?tab=policies'))
  await page.getByRole('link', { name: 'NoLeaving' }).click()
  await page.getByRole('button', { name: 'Edit policy' }).click()
  const editor = page.locator('.cm-content')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type(content('organizations:LeaveOrganization', 'iam:CreateUser'))
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Policy changed.').waitFor()
  const { output } = await admin('organizations', 'DescribePolicy', { PolicyId })
  assert.match(output.Policy.Content, /iam:CreateUser/)

  await page.getByRole('tab', { name: 'Targets (0)' }).click()
  await page.getByRole('button', { name: 'Attach' }).first().click()
  await dialog.getByRole('button', { name: 'Choose targets' }).click()
  await page.getByRole('option', { name: /Sandbox/ }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Attach' }).click()
  await page.getByRole('tab', { name: 'Targets (1)' }).waitFor()
  await page.goto(address('organization'))
  await page
    .getByRole('row', { name: /Sandbox/ })
    .getByRole('link', { name: 'NoLeaving' })
    .click()
  await page.getByRole('tab', { name: 'Targets (1)' }).click()
  await page.getByRole('checkbox', { name: /^Select ou-/ }).click()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Detach' }).click()
  await dialog.getByRole('textbox').fill('detach')
  await dialog.getByRole('button', { name: 'Detach' }).click()
  await page.getByRole('tab', { name: 'Targets (0)' }).waitFor()
  assert.deepEqual(faults, [])
})
