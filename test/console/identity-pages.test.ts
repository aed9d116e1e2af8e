import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'
import { makeSamlSigner, samlMetadata } from '../fixtures/proofs/saml.ts'

const issuer = 'token.actions.githubusercontent.com'

const { skip, server, admin, open } = await consoleSuite(async (admin) => {
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
  await admin('iam', 'CreateRole', {
    RoleName: 'web',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
    Tags: [{ Key: 'team', Value: 'shop' }],
  })
  await admin('iam', 'AttachRolePolicy', {
    RoleName: 'web',
    PolicyArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
  })
  await admin('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
  await admin('iam', 'CreateUser', { UserName: 'ann' })
  await admin('iam', 'CreateAccessKey', { UserName: 'ann' })
  await admin('iam', 'CreateOpenIDConnectProvider', {
    Url: `https://${issuer}`,
    ClientIDList: ['sts.amazonaws.com'],
  })
})

const pages: readonly (readonly [path: string, seen: string | RegExp])[] = [
  ['dashboard', 'Roles that were never used (1)'],
  ['roles', 'AWS service: ec2'],
  ['roles/create', 'Use case'],
  ['roles/details/web', 'PowerUserAccess'],
  ['roles/details/web?tab=trust', 'AWS service: ec2'],
  ['roles/details/web?tab=tags', 'shop'],
  ['roles/details/web?tab=last-accessed', 'Services allowed'],
  ['roles/details/web?tab=revoke', 'AWSRevokeOlderSessions'],
  ['users', 'None'],
  ['users/create', 'User details'],
  ['users/details/ann', 'No boundary is set.'],
  ['users/details/ann?tab=groups', 'This user is in no group.'],
  ['users/details/ann?tab=credentials', 'There are no SSH public keys.'],
  ['instance-profiles', 'web'],
  ['instance-profiles/create', 'No role'],
  ['instance-profiles/details/web', 'This resource has no tags.'],
  ['identity-providers', issuer],
  ['identity-providers/create', 'Provider URL'],
  [`identity-providers/details?arn=arn:aws:iam::111122223333:oidc-provider/${issuer}`, 'sts.amazonaws.com'],
  ['account-settings', 'Valid in Regions enabled by default'],
  ['security-credentials', 'There are no SSH public keys.'],
]

for (const dark of [false, true]) {
  test(
    `no page of identities has a fault of accessibility, ${dark ? 'dark' : 'light'}`,
    { skip },
    async () => {
      const { page, faults, address } = await open({ signedIn: true, dark })
      for (const [path, seen] of pages) {
        await page.goto(address(path))
        await page.getByText(seen).first().waitFor()
        assert.deepEqual(await axeFaults(page), [], path)
      }
      assert.deepEqual(faults, [])
    },
  )
}

test('a role is found, opened and its deletion begun and left by keys alone', { skip }, async () => {
  const { page, address } = await open({ signedIn: true })
  await page.goto(address('roles'))
  await page.getByRole('link', { name: 'web' }).waitFor()
  await page.keyboard.press('Tab')
  const focused = () =>
    page.evaluate('document.activeElement.textContent || document.activeElement.ariaLabel')
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses++) {
      if ((await focused()) === name) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`${name} is not reached by the tab key`)
  }
  await tabTo('web')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Summary' }).waitFor()
  await tabTo('Delete')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('we')
  assert.equal(await dialog.getByRole('textbox').inputValue(), 'we')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal((await admin('iam', 'GetRole', { RoleName: 'web' })).status, 200)
})

test('each part of a page says for itself that it may not be seen, and why', { skip }, async () => {
  await admin('iam', 'CreateUser', { UserName: 'guest' })
  await admin('iam', 'CreateLoginProfile', { UserName: 'guest', Password: 'a long Pass-word 1!' })
  await admin('iam', 'PutUserPolicy', {
    UserName: 'guest',
    PolicyName: 'some',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: ['iam:ListAccountAliases', 'iam:ListUsers'], Resource: '*' },
    }),
  })
  const form = { account: server.account, userName: 'guest', password: 'a long Pass-word 1!' }
  const { page, faults, address } = await open({ signedIn: form })
  await page.goto(address('dashboard'))
  await page.getByText('Not all can be looked at').waitFor()
  await page.getByText('guest is not authorized to perform: iam:GetAccountSummary').first().waitFor()
  await page.getByText('Sign-in URL for users').waitFor()
  await page.goto(address('users'))
  await page.getByRole('link', { name: 'ann' }).waitFor()
  await page.getByText('No access').first().waitFor()
  await page.goto(address('roles'))
  await page.getByRole('link', { name: 'Why?' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.goto(address('roles/details/web'))
  await page.getByText('web cannot be shown').waitFor()
  assert.deepEqual(faults, [])
})

test('account settings and a provider are changed and changed back', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const dialog = page.getByRole('dialog')
  await page.goto(address('account-settings'))
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialog.getByLabel('Minimum length').fill('14')
  await dialog.getByRole('checkbox', { name: 'Passwords expire' }).click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Passwords expire after 90 days').waitFor()
  const { output } = await admin('iam', 'GetAccountPasswordPolicy', {})
  assert.deepEqual(
    [output.PasswordPolicy.MinimumPasswordLength, output.PasswordPolicy.MaxPasswordAge],
    [14, 90],
  )
  await page.getByRole('button', { name: 'Create alias' }).click()
  await dialog.getByLabel('Alias').fill('acme')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('signInTo=acme').waitFor()

  await page.goto(address('identity-providers'))
  await page.getByRole('link', { name: issuer }).click()
  await page.getByRole('button', { name: 'Add audience' }).click()
  await dialog.getByLabel('Audience').fill('shop')
  await dialog.getByRole('button', { name: 'Add audience' }).click()
  await page.getByRole('tab', { name: 'Audiences (2)' }).waitFor()
  await page.getByRole('tab', { name: 'Tags (0)' }).click()
  await page.getByText('This resource has no tags.').waitFor()
  assert.deepEqual(faults, [])
})

test('a SAML provider is made of its metadata file, and only of one that is one', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const metadata = samlMetadata([(await makeSamlSigner()).certificate])
  await page.goto(address('identity-providers/create'))
  await page.getByRole('radio', { name: /SAML/ }).click()
  await page.getByLabel('Provider name').fill('corp')
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: 'x.xml', mimeType: 'text/xml', buffer: Buffer.from('<a/>') })
  await page.getByText('This is no SAML metadata document.').first().waitFor()
  await file.setInputFiles({ name: 'idp.xml', mimeType: 'text/xml', buffer: Buffer.from(metadata) })
  await page.getByText('idp.xml').waitFor()
  await page.getByRole('button', { name: 'Add provider' }).click()
  await page.getByText('Provider corp added.').waitFor()
  await page.getByLabel('Metadata document').getByText('EntityDescriptor').first().waitFor()
  assert.deepEqual(await axeFaults(page), [])

  // The wizard makes a role for its users.
  await page.goto(address('roles/create'))
  await page.getByRole('radio', { name: /^SAML 2.0/ }).click()
  await page.getByRole('button', { name: /Choose a provider/ }).click()
  await page.getByRole('option', { name: 'corp' }).click()
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await next.click()
  await next.click()
  await page.getByLabel('Role name').fill('Corp')
  await page.getByRole('button', { name: 'Create role' }).click()
  await page.getByText('Role Corp created.').waitFor()
  assert.deepEqual(faults, [])
})

test('who is signed in changes the own password, and as a role has none', { skip }, async () => {
  const trust = { Effect: 'Allow', Principal: { AWS: server.account }, Action: 'sts:AssumeRole' }
  await admin('iam', 'CreateRole', {
    RoleName: 'reader',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
  })
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address(`switchrole?account=${server.account}&roleName=reader`))
  await page.getByRole('button', { name: 'Switch role' }).last().click()
  await page.getByText('Acting as').waitFor()
  await page.goto(address('security-credentials'))
  await page.getByText('A role has no password, keys or devices').waitFor()
  await page.getByRole('button', { name: 'Switch back to admin' }).last().click()
  await page.goto(address('security-credentials'))
  await page.getByRole('button', { name: 'Change password' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Current password').fill('wrong')
  await dialog.getByLabel('New password', { exact: true }).fill('Another-long-1-password')
  await dialog.getByLabel('Confirm new password').fill('Another-long-1-passw')
  await dialog.getByText('The two passwords differ.').waitFor()
  await dialog.getByLabel('Confirm new password').fill('Another-long-1-password')
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await dialog.getByText(/Request id/).waitFor()
  await dialog.getByLabel('Current password').fill(server.keys[server.account]!.adminPassword!)
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Password changed.').waitFor()
  assert.deepEqual(faults, [])
})
