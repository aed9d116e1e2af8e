import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../kernel/aws-error.ts'
import type { OwnRequest } from '../front.ts'
import { escaped, signInRefusal, signInStylePage } from './sign-in-document.ts'

const request = { method: 'GET', path: '/signin/page.css', query: '', headers: {} } as OwnRequest
const refused = new AwsError('ValidationError', 400, 'No <such> token & no "place".')

test('a program that is refused gets the sentence alone', () => {
  const { status, body } = signInRefusal(refused, request)
  assert.deepEqual([status, body], [400, 'No <such> token & no "place".\n'])
})

test('a person who is refused gets a page, in which the sentence is no markup, with its guards', () => {
  const headers = { accept: 'text/html,application/xhtml+xml' }
  const { status, headers: sent, body } = signInRefusal(refused, { ...request, headers })
  assert.equal(status, 400)
  assert.match(String(body), /<p>No &lt;such&gt; token &amp; no &quot;place&quot;\.<\/p>/)
  assert.match(String(sent?.['content-type']), /^text\/html/)
  assert.match(String(sent?.['content-security-policy']), /default-src 'none'/)
})

test('the style of these pages is a file, for no inline style is allowed', async () => {
  const page = signInStylePage()
  assert.match(String((await page(request))?.body), /^:root \{/)
  assert.equal((await page({ ...request, method: 'POST' }))?.status, 405)
  assert.equal(await page({ ...request, path: '/signin/other.css' }), undefined)
})

test('each character that means something in HTML is escaped', () => {
  assert.equal(
    escaped(`<a href="x" id='y'>&</a>`),
    '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  )
})
