import assert from 'node:assert/strict'
import { test } from 'node:test'
import { consolePlace } from './console-place.ts'

const host = 'localhost:4566'
const home = '/_understudy/console/'

const cases: [string | undefined, string | undefined][] = [
  [undefined, home],
  ['', home],
  [home, home],
  [`${home}roles?x=1#y`, `${home}roles?x=1#y`],
  [`http://localhost:4566${home}users`, `${home}users`],
  [`https://localhost:4566${home}`, home],
  [`HTTP://LOCALHOST:4566${home}`, home],
  ['https://console.aws.amazon.com/', home],
  ['https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/users', home],
  ['https://evil.example/', undefined],
  [`https://evil.example${home}`, undefined],
  [`//evil.example${home}`, undefined],
  [`/\\evil.example${home}`, undefined],
  [`\\\\evil.example${home}`, undefined],
  [`http:evil.example${home}`, undefined],
  [`http://localhost:4567${home}`, undefined],
  [`http://localhost${home}`, undefined],
  [`http://localhost:4566@evil.example${home}`, undefined],
  [`http://user:pass@localhost:4566${home}`, undefined],
  ['https://console.aws.amazon.com.evil.example/', undefined],
  ['https://evil-console.aws.amazon.com.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['/bucket/page.html', undefined],
  ['/_understudy/console', undefined],
  [`${home}../../bucket/page.html`, undefined],
  [`${home}%2e%2e/%2e%2e/bucket/page.html`, undefined],
  [`\t//evil.example`, undefined],
  ['http://[', undefined],
]

for (const [named, place] of cases) {
  test(`a sign-in to ${JSON.stringify(named)} leads to ${place ?? 'nowhere'}`, () => {
    assert.equal(consolePlace(named, host), place)
  })
}

test('what has a line break in it breaks no header', () => {
  const place = consolePlace(`${home}a\r\nset-cookie: x`, host)
  assert.ok(place === undefined || !/[\r\n]/.test(place))
})
