import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, fromBase32, lastTwoCodes } from '../fixtures/proofs/authenticator.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'
import { sender } from '../fixtures/clients/sdk.ts'

const { skip, server, open } = await consoleSuite()

test('root mends "Root has no MFA", and then signs in with a code', { skip }, async () => {
  const { page, faults, address } = await open()
  const dialog = page.getByRole('dialog')
  const root = sender(server.url, server.keys[server.account]!.root)
  const enter = async () => {
    await page.goto(address(''))
    await page
      .getByRole('radio', { name: 'Root user' })
      .or(page.getByRole('button', { name: 'Root user' }))
      .click()
    await page.getByLabel('Account ID or alias').fill(server.account)
    await page.getByLabel('Password', { exact: true }).fill(server.keys[server.account]!.rootPassword!)
    await page.keyboard.press('Enter')
  }

  await enter()
  await page.getByText('Root has no MFA').waitFor()
  await page.getByRole('link', { name: 'Root user' }).last().click()
  await page.getByRole('heading', { name: 'My security credentials' }).waitFor()
  await page.getByRole('button', { name: 'Assign MFA device' }).first().click()
  assert.equal(await dialog.getByLabel('Device name').inputValue(), 'root-account-mfa-device')
  await dialog.getByRole('button', { name: 'Next' }).click()
  await dialog.getByAltText('QR code of the secret key').waitFor()
  await dialog.getByRole('button', { name: 'Show secret key' }).click()
  const seed = fromBase32((await dialog.locator('.copyable-text').textContent())!)
  const [code1, code2] = lastTwoCodes(seed)
  await dialog.getByLabel('MFA code 1').fill(code1)
  await dialog.getByLabel('MFA code 2').fill(code2)
  await dialog.getByRole('button', { name: 'Assign MFA' }).click()
  await page.getByText('MFA device assigned.').waitFor()
  await page.getByRole('link', { name: 'Dashboard' }).first().click()
  await page.getByText('Security findings').waitFor()
  await page.getByText('Root has access keys').waitFor()
  await page.getByText('Root has no MFA').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: /Account menu of root @/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByLabel('Account ID or alias').waitFor()
  await enter()
  await page.getByRole('heading', { name: 'Multi-factor authentication' }).waitFor()
  await page.getByRole('textbox').fill(codeOf(seed, 1))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Dashboard' }).first().waitFor()
  await page.goto(address('security-credentials'))
  await page.getByText('Signed in with MFA').locator('xpath=following::dd[1]').getByText('Yes').waitFor()

  const serial = `arn:aws:iam::${server.account}:mfa/root-account-mfa-device`
  const devices = async () => (await root('iam', 'ListMFADevices', {})).output.MFADevices
  assert.equal((await devices())[0].SerialNumber, serial)
  await page.getByRole('radio', { name: `Select ${serial}` }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await dialog.getByRole('textbox').fill('remove')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('MFA device removed.').waitFor()
  assert.deepEqual(await devices(), [])
  assert.deepEqual(faults, [])
})
