import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'
import { sender } from '../fixtures/clients/sdk.ts'

const { skip, server, admin, open } = await consoleSuite()

test(
  'the sign-in page says why it refuses, and then leads to the page that was asked for',
  { skip },
  async () => {
    const { page, faults, address } = await open()
    await page.goto(address('groups'))
    await page.getByText('npx --no-install understudy console').waitFor()
    await page.getByLabel('Account ID or alias').fill(server.account.replace(/^(.{4})(.{4})/, '$1-$2-'))
    await page.getByLabel('User name').fill('admin')
    await page.getByLabel('Password').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('Your authentication information is incorrect. Please try again.').waitFor()
    await page.getByLabel('Password').fill(server.keys[server.account]!.adminPassword!)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Groups' }).waitFor()
    assert.equal(await page.title(), 'Groups | Understudy')
    assert.deepEqual(faults, [])
  },
)

test('a group is created, given a member and a policy, and deleted', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('groups/create'))
  await page.getByLabel('Group name').fill('not allowed')
  await page.getByText('Only letters, digits').waitFor()
  await page.getByLabel('Group name').fill('Ops+1')
  await page.getByRole('button', { name: 'Create group' }).click()
  await page.getByText('Group Ops+1 created.').waitFor()

  await page.getByRole('button', { name: 'Add users' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Choose users' }).click()
  await page.getByRole('option', { name: 'admin' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Add users' }).click()
  await page.getByRole('tab', { name: 'Members (1)' }).waitFor()

  await page.getByRole('tab', { name: 'Permissions' }).click()
  await page.getByRole('button', { name: 'Add permissions' }).first().click()
  await page.getByRole('menuitem', { name: 'Attach policies' }).click()
  await dialog.getByRole('searchbox').fill('PowerUserAccess')
  await dialog.getByRole('checkbox', { name: /PowerUserAccess$/ }).click()
  await dialog.getByRole('button', { name: 'Attach policies' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'PowerUserAccess' }).waitFor()

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('textbox').fill('Ops+1')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('This account has no groups.').waitFor()
  assert.deepEqual(faults, [])
})

test('a group is made with members and policies, and the list counts both', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('groups/create'))
  await page.getByLabel('Group name').fill('Night')
  await page.getByRole('checkbox', { name: 'Select admin' }).click()
  await page.getByRole('checkbox', { name: /policy\/AdministratorAccess$/ }).click()
  await page.getByRole('button', { name: 'Create group' }).click()
  await page.getByRole('tab', { name: 'Members (1)' }).waitFor()
  await page.getByRole('link', { name: 'admin', exact: true }).waitFor()
  await page.goto(address('groups'))
  await page.getByRole('row', { name: /Night 1 1 / }).waitFor()
  await admin('iam', 'RemoveUserFromGroup', { GroupName: 'Night', UserName: 'admin' })
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
  await admin('iam', 'DetachGroupPolicy', { GroupName: 'Night', PolicyArn })
  await admin('iam', 'DeleteGroup', { GroupName: 'Night' })
  assert.deepEqual(faults, [])
})

test('a refusal shows its code, sentence and request id, and leads to the reason', { skip }, async () => {
  const { page, address } = await open({ signedIn: true })
  await page.goto(address('switchrole?account=444455556666&roleName=none'))
  await page.getByRole('button', { name: 'Switch role' }).last().click()
  await page.getByText('AccessDenied').waitFor()
  const link = await page.getByRole('link', { name: 'Why?' }).getAttribute('href')
  assert.match(link!, /\/_understudy\/console\/event-history\/[0-9a-f-]{36}$/)
})

test('a tab acts as a role it switched to, keeps it over a reload, and switches back', { skip }, async () => {
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: server.account }, Action: 'sts:AssumeRole' },
  }
  const other = sender(server.url, server.keys[server.otherAccount]!.admin!)
  const made = await other('iam', 'CreateRole', {
    RoleName: 'reader',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  })
  assert.equal(made.status, 200)
  const { page, faults, address } = await open({ signedIn: true })
  const assumed: number[] = []
  page.on('response', (response) => {
    if (response.request().postData()?.includes('Action=AssumeRole')) assumed.push(response.status())
  })
  const link = `account=${server.otherAccount}&roleName=reader&displayName=prod&color=F2B0A9`
  await page.goto(address(`switchrole?${link}`))
  await page.getByRole('button', { name: 'Switch role' }).last().click()
  await page.getByText('Acting as prod').waitFor()
  const refusal = page.getByText(`arn:aws:sts::${server.otherAccount}:assumed-role/reader/admin`).first()
  await refusal.waitFor()
  await page.reload()
  await refusal.waitFor()
  await page.getByRole('button', { name: 'Switch back to admin' }).click()
  await page.getByText('Acting as prod').waitFor({ state: 'hidden' })
  await refusal.waitFor({ state: 'hidden' })
  assert.deepEqual(assumed, [200, 200], 'once for the switch and once for the reload, never refused')
  assert.deepEqual(faults, [])
})

test(
  'a tab whose sign-in was ended in another asks to sign in, and stays where it was',
  { skip },
  async () => {
    const { page, faults, address } = await open({ signedIn: true })
    await page.goto(address('groups'))
    await page.getByRole('table').waitFor()
    const other = await page.context().newPage()
    await other.goto(address('users'))
    await other.getByRole('button', { name: /^Account menu/ }).click()
    await other.getByRole('menuitem', { name: 'Sign out' }).click()
    await other.getByLabel('User name').waitFor()
    await page.getByRole('link', { name: 'Roles', exact: true }).click()
    await page.getByText('Your sign-in has ended.').waitFor()
    assert.equal(page.url(), address('roles'))
    assert.deepEqual(faults, [])
  },
)

test('the first key leads over the navigation to the page', { skip }, async () => {
  const { page, address } = await open({ signedIn: true })
  await page.goto(address('roles'))
  await page.getByRole('table').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.waitForFunction(`document.activeElement.getAttribute('aria-label') === 'Refresh roles'`)
})

test('the columns of a list are chosen, and this browser remembers them', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('roles'))
  await page.getByRole('button', { name: 'Preferences' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'ARN' }).click()
  assert.deepEqual(await axeFaults(page), [])
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('columnheader', { name: 'ARN' }).waitFor()
  await page.reload()
  await page.getByRole('columnheader', { name: 'ARN' }).waitFor()
  assert.deepEqual(faults, [])
})

for (const [look, options] of [
  ['light', { dark: false }],
  ['dark', { dark: true }],
  ['on a narrow screen', { width: 390 }],
] as const) {
  test(`the first pages have no fault of accessibility, ${look}`, { skip }, async () => {
    for (const signedIn of [false, true]) {
      const { page, address } = await open({ signedIn, ...options })
      await page.goto(address('groups'))
      await (signedIn ? page.getByRole('table') : page.getByLabel('User name')).waitFor()
      assert.deepEqual(await axeFaults(page), [])
    }
  })
}
