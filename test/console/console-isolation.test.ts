import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser, skipWithoutBrowser } from '../fixtures/console/browser.ts'
import { adminForm } from '../fixtures/console/console-session.ts'
import { s3Client } from '../fixtures/s3.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

/** What the page would do if it were let: act as the console that is signed in beside it. */
const attack = `<!doctype html><title>quiet</title><form id="f" method="post" enctype="text/plain"
 action="/_understudy/console/session/list"><input name='{"a":"' value='"}'></form>
<script>
  document.title = 'ran'
  sessionStorage.setItem('stolen', 'yes')
  fetch('/_understudy/console/session/list', { method: 'POST', body: '{}', headers: {
    'content-type': 'application/json', 'x-understudy-console': '1' } })
    .then((answer) => answer.text()).then((text) => { document.title = 'got ' + text })
</script>
<img src="x" onerror="document.title = 'ran'">`

describe('a page in a bucket, in the browser that is signed in', { skip: skipWithoutBrowser }, () => {
  let server: TestServer
  let s3: S3Client
  let browser: Browser
  let context: BrowserContext
  let consolePage: Page
  let url: string
  before(async () => {
    server = await startServer()
    s3 = s3Client(server, server.keys[server.account]!.admin!)
    await s3.send(new CreateBucketCommand({ Bucket: 'pages' }))
    const object = { Bucket: 'pages', Key: 'attack.html' }
    await s3.send(new PutObjectCommand({ ...object, Body: attack, ContentType: 'text/html' }))
    url = await getSignedUrl(s3, new GetObjectCommand(object))
    browser = await launchBrowser()
    context = await browser.newContext()
    context.setDefaultTimeout(15_000)
    consolePage = await context.newPage()
    await consolePage.goto(`${server.url}/_understudy/console/`)
    assert.equal(await post(consolePage, 'sign-in', adminForm(server)), 200)
    assert.equal(await post(consolePage, 'list', {}), 200)
    await consolePage.evaluate("sessionStorage.setItem('console-state', 'mine')")
  })
  after(async () => {
    await browser?.close()
    s3?.destroy()
    await server?.stop()
  })

  /** The status of what a page asks of the session endpoints, as the console's script would; 0 where it was barred. */
  function post(page: Page, operation: string, input: object): Promise<number> {
    const body = JSON.stringify(JSON.stringify(input))
    return page.evaluate(`fetch('/_understudy/console/session/${operation}', { method: 'POST', body: ${body},
      headers: { 'content-type': 'application/json', 'x-understudy-console': '1' } })
      .then((answer) => answer.status, () => 0)`)
  }

  test('the cookie is nothing a script sees', async () => {
    assert.equal(await consolePage.evaluate('document.cookie'), '')
    const held = await context.cookies(`${server.url}/_understudy/console/session/list`)
    assert.equal(held.length, 1)
    assert.deepEqual([held[0]!.httpOnly, held[0]!.sameSite], [true, 'Strict'])
  })

  test('runs no script, and has an origin of its own', async () => {
    const page = await context.newPage()
    await page.goto(url)
    assert.equal(await page.title(), 'quiet')
    assert.equal(await page.evaluate('self.origin'), 'null')
    await page.close()
  })

  test('could not ask the session endpoints, even if its scripts ran', async () => {
    const page = await context.newPage()
    const asked: number[] = []
    page.on('response', (response) => {
      if (response.url().includes('/session/')) asked.push(response.status())
    })
    await page.goto(url)
    assert.equal(await post(page, 'list', {}), 0)
    assert.equal(await post(page, 'credentials', { sessionId: 'x' }), 0)
    assert.ok(
      asked.every((status) => status >= 400),
      String(asked),
    )
    await page.close()
  })

  test('could not read what the console keeps, even if its scripts ran', async () => {
    const page = await context.newPage()
    await page.goto(url)
    for (const what of ['sessionStorage', 'localStorage', 'document.cookie']) {
      const told = await page.evaluate(
        `(() => { try { return String(${what}.length) } catch (e) { return e.name } })()`,
      )
      assert.equal(told, 'SecurityError', what)
    }
    await page.close()
  })

  test('that the console opens has no hold on it', async () => {
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      consolePage.evaluate(`void window.open(${JSON.stringify(url)})`),
    ])
    await opened.waitForLoadState()
    assert.equal(await opened.evaluate('window.opener'), null)
    await opened.close()
  })

  test('cannot frame the console', async () => {
    const page = await context.newPage()
    await page.goto(`${server.url}/_understudy/health`)
    await page.setContent(`<iframe src="${server.url}/_understudy/console/"></iframe>`)
    const frame = page.frames().find((one) => one !== page.mainFrame())
    assert.match(frame!.url(), /^chrome-error:/)
    await page.close()
  })

  test('of another site is not sent the cookie, nor let in', async () => {
    const page = await context.newPage()
    // Another port is another origin of the same site; a script there is held off by the origin alone.
    const other = await startServer()
    await page.goto(`${other.url}/_understudy/health`)
    const status = await page.evaluate(`fetch('${server.url}/_understudy/console/session/list', {
      method: 'POST', body: '{}', credentials: 'include', mode: 'no-cors', headers: { 'content-type': 'text/plain' } })
      .then((answer) => answer.type, () => 'barred')`)
    assert.ok(status === 'opaque' || status === 'barred', String(status))
    assert.equal(await post(consolePage, 'list', {}), 200)
    await other.stop()
    await page.close()
  })
})
