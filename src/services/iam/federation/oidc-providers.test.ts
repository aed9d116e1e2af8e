import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => (iam = await makeIam()))
after(() => iam.close())

const arnOf = (place: string) => `arn:aws:iam::${testAccount}:oidc-provider/${place}`
const thumbprint = 'a'.repeat(40)

test('a provider is named by its host and path, and shown without its scheme', async () => {
  const OpenIDConnectProviderArn = arnOf('idp.example.com/Realm/A')
  const created = await iam.run('CreateOpenIDConnectProvider', {
    Url: 'https://idp.example.com/Realm/A',
    ClientIDList: ['one', 'two', 'one'],
    ThumbprintList: [thumbprint],
    Tags: [{ Key: 'team', Value: 'red' }],
  })
  assert.deepEqual(created, { OpenIDConnectProviderArn, Tags: [{ Key: 'team', Value: 'red' }] })
  assert.deepEqual(await iam.run('GetOpenIDConnectProvider', { OpenIDConnectProviderArn }), {
    Url: 'idp.example.com/Realm/A',
    ClientIDList: ['one', 'two'],
    ThumbprintList: [thumbprint],
    CreateDate: new Date(iam.now),
    Tags: [{ Key: 'team', Value: 'red' }],
  })
})

test('creating with tags asks for both permissions', async () => {
  const Tags = [{ Key: 'team', Value: 'red' }]
  const resource = arnOf('idp.example.com')
  assert.deepEqual(await iam.asks('CreateOpenIDConnectProvider', { Url: 'https://idp.example.com', Tags }), [
    { resource, requestTags: Tags, resourceTags: Tags },
    { resource, requestTags: Tags, resourceTags: Tags, action: 'iam:TagOpenIDConnectProvider' },
  ])
})

for (const Url of [
  'idp.example.com',
  'http://idp.example.com',
  'https://idp.example.com:8443',
  'https://idp.example.com/a?b=c',
  'https://idp.example.com/a#b',
  'https://user@idp.example.com',
  'https://localhost',
  'https://idp.example.com/a b',
]) {
  test(`refuses the URL ${Url}`, () =>
    iam.refuses(
      'CreateOpenIDConnectProvider',
      { Url },
      'ValidationError',
      'Invalid Open ID Connect Provider URL',
    ))
}

test('an issuer that the operator named may be anywhere', async () => {
  const { OpenIDConnectProviderArn } = await iam.run('CreateOpenIDConnectProvider', {
    Url: 'http://127.0.0.1:8080/realms/a',
  })
  assert.equal(OpenIDConnectProviderArn, arnOf('127.0.0.1:8080/realms/a'))
})

test('one provider for one URL, in each account', async () => {
  const Url = 'https://twice.example.com'
  await iam.run('CreateOpenIDConnectProvider', { Url })
  await iam.run('CreateOpenIDConnectProvider', { Url }, otherAccount)
  await iam.refuses(
    'CreateOpenIDConnectProvider',
    { Url },
    'EntityAlreadyExists',
    'Provider with url https://twice.example.com already exists.',
  )
})

test('client ids are added and removed as often as one likes, a hundred at most', async () => {
  const Url = 'https://clients.example.com'
  const OpenIDConnectProviderArn = arnOf('clients.example.com')
  const ClientIDList = Array.from({ length: 99 }, (_, index) => `client-${index}`)
  await iam.run('CreateOpenIDConnectProvider', { Url, ClientIDList })
  const add = (ClientID: string) => ({ OpenIDConnectProviderArn, ClientID })
  for (const id of ['last', 'last']) await iam.run('AddClientIDToOpenIDConnectProvider', add(id))
  await iam.refuses(
    'AddClientIDToOpenIDConnectProvider',
    add('one-too-many'),
    'LimitExceeded',
    'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
  )
  for (const id of ['last', 'last']) await iam.run('RemoveClientIDFromOpenIDConnectProvider', add(id))
  const { ClientIDList: left } = await iam.run('GetOpenIDConnectProvider', { OpenIDConnectProviderArn })
  assert.deepEqual(left, ClientIDList)
})

test('thumbprints are replaced, five at most', async () => {
  const OpenIDConnectProviderArn = arnOf('thumbs.example.com')
  await iam.run('CreateOpenIDConnectProvider', { Url: 'https://thumbs.example.com' })
  const ThumbprintList = ['b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(40))
  await iam.run('UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn, ThumbprintList })
  const got = await iam.run('GetOpenIDConnectProvider', { OpenIDConnectProviderArn })
  assert.deepEqual(got.ThumbprintList, ThumbprintList)
  await iam.refuses(
    'UpdateOpenIDConnectProviderThumbprint',
    { OpenIDConnectProviderArn, ThumbprintList: [...ThumbprintList, thumbprint] },
    'InvalidInput',
    'Thumbprint list must contain fewer than 5 entries.',
  )
  await iam.refuses(
    'UpdateOpenIDConnectProviderThumbprint',
    { OpenIDConnectProviderArn, ThumbprintList: [] },
    'InvalidInput',
    'Thumbprint list must contain at least one entry.',
  )
})

test('a deleted provider is gone with its tags, and missed in two sentences', async () => {
  const OpenIDConnectProviderArn = arnOf('gone.example.com')
  const create = { Url: 'https://gone.example.com', Tags: [{ Key: 'a', Value: 'b' }] }
  await iam.run('CreateOpenIDConnectProvider', create)
  await iam.run('DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn })
  const missing = { OpenIDConnectProviderArn }
  const notFound = `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`
  await iam.refuses('GetOpenIDConnectProvider', missing, 'NoSuchEntity', notFound)
  const client = { ...missing, ClientID: 'c' }
  await iam.refuses('AddClientIDToOpenIDConnectProvider', client, 'NoSuchEntity', notFound)
  const cannotBe = `OpenId connect Provider ${OpenIDConnectProviderArn} cannot be found.`
  for (const name of ['DeleteOpenIDConnectProvider', 'ListOpenIDConnectProviderTags'] as const)
    await iam.refuses(name, missing, 'NoSuchEntity', cannotBe)
  await iam.run('CreateOpenIDConnectProvider', { Url: create.Url })
  const { Tags } = await iam.run('ListOpenIDConnectProviderTags', { OpenIDConnectProviderArn })
  assert.deepEqual(Tags, [])
})

test('another account neither sees nor deletes a provider', async () => {
  const OpenIDConnectProviderArn = arnOf('mine.example.com')
  await iam.run('CreateOpenIDConnectProvider', { Url: 'https://mine.example.com' })
  const theirDeletion = iam.run('DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn }, otherAccount)
  await assert.rejects(theirDeletion, { code: 'NoSuchEntity' })
  const { OpenIDConnectProviderList: theirs } = await iam.run('ListOpenIDConnectProviders', {}, otherAccount)
  assert.ok(!theirs!.some(({ Arn }) => Arn === OpenIDConnectProviderArn))
  const { OpenIDConnectProviderList: own } = await iam.run('ListOpenIDConnectProviders', {})
  assert.ok(own!.some(({ Arn }) => Arn === OpenIDConnectProviderArn))
})

test('a trust policy names providers that exist in its own account', async () => {
  await iam.run('CreateOpenIDConnectProvider', { Url: 'https://trust.example.com' })
  const trust = (Federated: string) => ({
    RoleName: `r${Federated.length}`,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated } },
    }),
  })
  await iam.run('CreateRole', trust(arnOf('trust.example.com')))
  const absent = arnOf('nowhere.example.com')
  await iam.refuses(
    'CreateRole',
    trust(absent),
    'MalformedPolicyDocument',
    `Invalid principal in policy: "FEDERATED":"${absent}"`,
  )
})

test('the account summary counts providers', async () => {
  const { OpenIDConnectProviderList } = await iam.run('ListOpenIDConnectProviders', {})
  const { SummaryMap } = await iam.run('GetAccountSummary', {})
  assert.equal(SummaryMap!.Providers, OpenIDConnectProviderList!.length)
})
