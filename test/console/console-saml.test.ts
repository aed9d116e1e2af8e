import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { askSession } from '../fixtures/console/console-session.ts'
import { sendRaw } from '../fixtures/raw.ts'
import { makeSamlSigner, samlMetadata, type SamlSigner } from '../fixtures/proofs/saml.ts'
import {
  assertionXml,
  goodParts,
  responseXml,
  signed,
  type ResponseParts,
} from '../fixtures/proofs/saml-response.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const attribute = 'https://aws.amazon.com/SAML/Attributes/'

let server: TestServer
let admin: Sender
let signer: SamlSigner
let provider: string
let roles: string[]
before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin)
  signer = await makeSamlSigner()
  const SAMLMetadataDocument = samlMetadata([signer.certificate])
  const made = await admin('iam', 'CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument })
  provider = made.output.SAMLProviderArn
  roles = []
  for (const RoleName of ['Reader', 'Writer', 'Other']) {
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: RoleName === 'Other' ? 'Deny' : 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithSAML',
        },
      ],
    })
    roles.push((await admin('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument })).output.Role.Arn)
  }
})
after(() => server?.stop())

let parts: ResponseParts
beforeEach(() => {
  parts = goodParts(Date.now(), roles[0]!, provider)
  parts.recipient = `${server.url}/_understudy/signin/saml`
})

let count = 0
function responseOf(change: Partial<ResponseParts> = {}, by = signer): string {
  const id = `_a${count++}`
  const xml = signed(responseXml(assertionXml({ ...parts, ...change }, id), parts.now), by, id)
  return Buffer.from(xml).toString('base64')
}

const offering = (...arns: string[]): Partial<ResponseParts> => ({
  attributes: { ...parts.attributes, [`${attribute}Role`]: arns.map((arn) => `${arn},${provider}`) },
})

/** Posts as the provider's page has the browser do: from another site. */
function post(form: Record<string, string>, headers: Record<string, string> = {}) {
  return sendRaw(server.url, {
    path: '/_understudy/signin/saml',
    headers: {
      host: new URL(server.url).host,
      origin: 'https://idp.test',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: String(new URLSearchParams(form)),
  })
}

async function sessionOf(answer: Awaited<ReturnType<typeof post>>) {
  assert.equal(answer.status, 302, answer.body)
  const cookie = answer.headers['set-cookie']![0]!.split(';')[0]!
  const { sessions } = JSON.parse((await askSession(server, 'list', {}, { cookie })).body)
  return { ...sessions[0], cookie }
}

test('a provider’s user is signed in to the one role it lists, for an hour', async () => {
  const answer = await post({
    SAMLResponse: responseOf(),
    RelayState: `${server.url}/_understudy/console/buckets`,
  })
  assert.equal(answer.headers.location, '/_understudy/console/buckets')
  const { name, kind, expires, sessionId, cookie } = await sessionOf(answer)
  assert.deepEqual([kind, name], ['federated', 'Reader/anna@idp'])
  assert.ok(Math.abs(Date.parse(expires) - Date.now() - 3_600_000) < 60_000)
  const given = JSON.parse((await askSession(server, 'credentials', { sessionId }, { cookie })).body)
  const { accessKeyId, secretAccessKey, sessionToken } = given
  const send = sender(server.url, { accessKeyId, secretAccessKey, sessionToken })
  const { output } = await send('sts', 'GetCallerIdentity', {})
  assert.equal(output.Arn, `arn:aws:sts::${server.account}:assumed-role/Reader/anna@idp`)
})

test('SessionDuration says how long, and the session at the provider no longer', async () => {
  const lasts = { attributes: { ...parts.attributes, [`${attribute}SessionDuration`]: ['28800'] } }
  const long = await sessionOf(await post({ SAMLResponse: responseOf(lasts) }))
  assert.ok(Math.abs(Date.parse(long.expires) - Date.now() - 28_800_000) < 60_000)
  const ended = { ...lasts, sessionEnds: Date.now() + 7_200_000 }
  const short = await sessionOf(await post({ SAMLResponse: responseOf(ended) }))
  assert.ok(Math.abs(Date.parse(short.expires) - Date.now() - 7_200_000) < 60_000)
  const wrong = { attributes: { ...parts.attributes, [`${attribute}SessionDuration`]: ['60'] } }
  assert.match((await post({ SAMLResponse: responseOf(wrong) })).body, /SessionDuration/)
})

test('of several roles the user chooses, on a page without scripts', async () => {
  const SAMLResponse = responseOf(offering(roles[0]!, roles[1]!))
  const RelayState = '"><script>alert(1)</script>'
  const page = await post({ SAMLResponse, RelayState })
  assert.equal(page.status, 200)
  assert.match(String(page.headers['content-security-policy']), /^default-src 'none'; script-src 'self'/)
  assert.ok(
    page.body.includes(`Reader of account ${server.account}`) && page.body.includes('Writer of account'),
  )
  assert.ok(!page.body.includes('<script>'))
  assert.equal(page.headers['set-cookie'], undefined)
  const again = await post({ SAMLResponse, RelayState, roleArn: 'arn:aws:iam::111122223333:role/Admin' })
  assert.equal(again.status, 200, 'a role that is not offered is not chosen')
  const answer = await post({ SAMLResponse, RelayState, roleArn: roles[1]! })
  assert.equal(answer.headers.location, '/_understudy/console/')
  assert.equal((await sessionOf(answer)).name, 'Writer/anna@idp')
})

test('a response signs in once', async () => {
  const SAMLResponse = responseOf()
  const asked = await Promise.all([1, 2, 3].map(() => post({ SAMLResponse })))
  assert.deepEqual(asked.map(({ status }) => status).toSorted(), [302, 400, 400])
  const xml = Buffer.from(SAMLResponse, 'base64').toString()
  const spellings = [`${xml}\n`, `${xml}<!-- x -->`, xml.replace(/^<([^ >]+)/, '<$1 Consent="again"')]
  for (const spelling of spellings) {
    assert.notEqual(spelling, xml)
    const again = await post({ SAMLResponse: Buffer.from(spelling).toString('base64') })
    assert.deepEqual(
      [again.status, again.body],
      [400, 'This sign-in has been used.\n'],
      spelling.slice(0, 60),
    )
  }
})

test('what proves nothing, is not for here or is not allowed signs nobody in', async () => {
  const stranger = await makeSamlSigner()
  const cases: [string, number][] = [
    ['', 400],
    ['x', 400],
    [Buffer.from('<a/>').toString('base64'), 400],
    [responseOf({}, stranger), 400],
    [responseOf({ issuer: 'https://other.test' }), 400],
    [responseOf({ recipient: 'https://elsewhere.test/saml' }), 400],
    [responseOf({ recipient: 'https://127.0.0.1:1/_understudy/signin/saml' }), 400],
    [responseOf({ confirmedUntil: Date.now() - 1000 }), 400],
    [responseOf(offering()), 400],
    [responseOf(offering('arn:aws:iam::444455556666:role/Elsewhere')), 403],
    [responseOf(offering(roles[2]!)), 403],
    [responseOf(offering(`arn:aws:iam::${server.account}:role/Missing`)), 403],
    ['A'.repeat(100_001), 400],
  ]
  for (const [index, [SAMLResponse, status]] of cases.entries()) {
    const answer = await post({ SAMLResponse })
    assert.equal(answer.status, status, `case ${index}: ${answer.body}`)
    assert.equal(answer.headers['set-cookie'], undefined)
  }
})

test('relay state leads to the console and nowhere else', async () => {
  for (const RelayState of ['https://evil.example/', '//evil.example', 'javascript:alert(1)']) {
    const answer = await post({ SAMLResponse: responseOf(), RelayState })
    assert.equal(answer.headers.location, '/_understudy/console/')
  }
})

test('it takes posts from providers’ pages, to this server’s names', async () => {
  assert.equal((await post({ SAMLResponse: responseOf() }, { host: 'evil.example' })).status, 403)
  assert.equal((await post({ SAMLResponse: responseOf() }, { origin: 'null' })).status, 302)
  assert.equal(
    (await sendRaw(server.url, { method: 'GET', path: '/_understudy/signin/saml', headers: {} })).status,
    405,
  )
})

test('the trail has the role and the sign-in', async () => {
  await post({ SAMLResponse: responseOf() })
  const event = (await server.house.trail.find(server.account))!.event as Record<string, any>
  assert.deepEqual([event.eventName, event.userIdentity.type], ['ConsoleLogin', 'AssumedRole'])
  const { output } = await admin('cloudtrail', 'LookupEvents', {
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'AssumeRoleWithSAML' }],
  })
  assert.ok(output.Events.length > 0)
})
