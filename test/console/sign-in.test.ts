import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { codeOf, fromBase32, lastTwoCodes } from '../fixtures/proofs/authenticator.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const [first, second] = ['Correct-horse-1', 'Another-horse-2']
let seed: Uint8Array

const { skip, server, browser } = await consoleSuite(async (admin) => {
  const named = { UserName: 'dana' }
  await admin('iam', 'CreateUser', named)
  await admin('iam', 'AttachUserPolicy', { ...named, PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' })
  await admin('iam', 'CreateLoginProfile', { ...named, Password: first, PasswordResetRequired: true })
  const { output } = await admin('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'dana' })
  const { SerialNumber, Base32StringSeed } = output.VirtualMFADevice
  seed = fromBase32(Buffer.from(Base32StringSeed).toString())
  const [AuthenticationCode1, AuthenticationCode2] = lastTwoCodes(seed)
  const device = { ...named, SerialNumber, AuthenticationCode1, AuthenticationCode2 }
  await admin('iam', 'EnableMFADevice', device)
})

async function enter(page: Page, password: string): Promise<void> {
  await page.goto(`${server.url}/_understudy/console/`)
  await page.getByLabel('Account ID or alias').fill(server.account)
  await page.getByLabel('User name').fill('dana')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('a user signs in on the page with a password, a code and a new password', { skip }, async () => {
  const context = await browser.newContext()
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text())
  })
  await enter(page, 'wrong')
  await page.getByText('Your authentication information is incorrect. Please try again.').waitFor()
  await enter(page, first)
  await page.getByRole('heading', { name: 'Multi-factor authentication' }).waitFor()
  await page.getByRole('textbox').fill(codeOf(seed, 1))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Change your password' }).waitFor()
  await page.locator('input[type=password]').nth(0).fill(second)
  await page.locator('input[type=password]').nth(1).fill(second)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Dashboard' }).first().waitFor()
  assert.equal((await context.cookies(`${server.url}/_understudy/console/session/list`)).length, 1)
  assert.deepEqual(faults, [])
  await context.close()
})
