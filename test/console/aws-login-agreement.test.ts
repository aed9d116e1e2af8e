import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { launchBrowser, skipWithoutBrowser } from '../fixtures/console/browser.ts'
import { adminForm } from '../fixtures/console/console-session.ts'
import { newProgram } from '../fixtures/clients/login-program.ts'
import { startServer } from '../fixtures/server.ts'

test('a person agrees in the browser, and only by a click', { skip: skipWithoutBrowser }, async (context) => {
  const server = await startServer()
  context.after(() => server.stop())
  const program = newProgram(server)
  const callback = createServer((_, response) => void response.end('done'))
  context.after(() => {
    callback.closeAllConnections()
    callback.close()
  })
  await new Promise<void>((listening) => callback.listen(0, '127.0.0.1', listening))
  const uri = `http://127.0.0.1:${(callback.address() as AddressInfo).port}/oauth/callback`
  const browser = await launchBrowser()
  context.after(() => browser.close())
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(15_000)
  const query = program.link({ redirect_uri: uri })
  await page.goto(`${server.url}/v1/authorize?${query}`)
  await page.getByText('Sign in to the console').waitFor()
  await page.goto(`${server.url}/_understudy/console/`)
  await page.evaluate(`fetch('/_understudy/console/session/sign-in', { method: 'POST',
    body: ${JSON.stringify(JSON.stringify(adminForm(server)))},
    headers: { 'content-type': 'application/json', 'x-understudy-console': '1' } })`)
  await page.goto(`${server.url}/v1/authorize?${query}`)
  await page.getByRole('button', { name: /Continue as admin/ }).click()
  await page.waitForURL(`${uri}?**`)
  const code = new URL(page.url()).searchParams.get('code')!
  const { status } = await program.exchange(code, { redirectUri: uri })
  assert.equal(status, 200)
})
