import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { makeSamlSigner, samlMetadata } from '../../../../test/fixtures/proofs/saml.ts'

let iam: TestIam
let SAMLMetadataDocument: string
let certificate: string
before(async () => {
  iam = await makeIam()
  certificate = (await makeSamlSigner()).certificate
  SAMLMetadataDocument = samlMetadata([certificate])
})
after(() => iam.close())

const arnOf = (name: string) => `arn:aws:iam::${testAccount}:saml-provider/${name}`
const rsaKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()

test('a provider shows its metadata as they were uploaded, good for a hundred years', async () => {
  const SAMLProviderArn = arnOf('Corp.Idp')
  assert.deepEqual(await iam.run('CreateSAMLProvider', { Name: 'Corp.Idp', SAMLMetadataDocument }), {
    SAMLProviderArn,
    Tags: undefined,
  })
  const { SAMLProviderUUID, ...shown } = await iam.run('GetSAMLProvider', { SAMLProviderArn })
  assert.match(SAMLProviderUUID!, /^SAMLSP[A-Z0-9]{17}$/)
  assert.deepEqual(shown, {
    SAMLMetadataDocument,
    CreateDate: new Date('2026-07-01T12:00:00Z'),
    ValidUntil: new Date('2126-07-01T12:00:00Z'),
    Tags: [],
    AssertionEncryptionMode: 'Allowed',
    PrivateKeyList: [],
  })
  const { SAMLProviderList } = await iam.run('ListSAMLProviders', {})
  const { CreateDate, ValidUntil } = shown
  assert.deepEqual(SAMLProviderList, [{ Arn: SAMLProviderArn, CreateDate, ValidUntil }])
  assert.deepEqual((await iam.run('ListSAMLProviders', {}, otherAccount)).SAMLProviderList, [])
})

test('metadata say until when they are valid', async () => {
  const attributes = 'validUntil="2027-01-02T03:04:05Z"'
  await iam.run('CreateSAMLProvider', {
    Name: 'until',
    SAMLMetadataDocument: samlMetadata([certificate], { attributes }),
  })
  const { ValidUntil } = await iam.run('GetSAMLProvider', { SAMLProviderArn: arnOf('until') })
  assert.equal(ValidUntil!.toISOString(), '2027-01-02T03:04:05.000Z')
})

const unparsable: Record<string, (good: string) => string> = {
  'are no XML': (good) => good.replace('</md:EntityDescriptor>', ''),
  'declare a document type': (good) => good.replace('?>', '?><!DOCTYPE md [<!ENTITY a "b">]>'),
  'have no entity id': (good) => good.replace(/entityID="[^"]*"/, ''),
  'have no certificate': (good) => good.replace(/<md:KeyDescriptor.*<\/md:KeyDescriptor>/, ''),
  'have a broken certificate': (good) => good.replace(/<ds:X509Certificate>..../, '<ds:X509Certificate>AAAA'),
  'describe something else': (good) => good.replaceAll('EntityDescriptor', 'EntitiesDescriptor'),
  'have more tags than a reader has time for': (good) =>
    good.replace('</md:IDPSSODescriptor>', `${'<md:a/>'.repeat(20_000)}</md:IDPSSODescriptor>`),
  'end at no time': (good) => good.replace('entityID', 'validUntil="tomorrow" entityID'),
}

for (const [what, spoil] of Object.entries(unparsable)) {
  test(`metadata that ${what} cannot be parsed`, () =>
    iam.refuses(
      'CreateSAMLProvider',
      { Name: 'bad', SAMLMetadataDocument: spoil(SAMLMetadataDocument) },
      'InvalidInput',
      'Could not parse metadata',
    ))
}

test('a name is given once', async () => {
  await iam.run('CreateSAMLProvider', { Name: 'once', SAMLMetadataDocument })
  await iam.refuses(
    'CreateSAMLProvider',
    { Name: 'once', SAMLMetadataDocument },
    'EntityAlreadyExists',
    'SAML Provider with name once already exists.',
  )
})

test('private keys come and go, two at most, and are never shown', async () => {
  const SAMLProviderArn = arnOf('keys')
  const first = rsaKey()
  await iam.run('CreateSAMLProvider', {
    Name: 'keys',
    SAMLMetadataDocument,
    AssertionEncryptionMode: 'Required',
    AddPrivateKey: first,
  })
  await iam.run('UpdateSAMLProvider', { SAMLProviderArn, AddPrivateKey: rsaKey() })
  const shown = await iam.run('GetSAMLProvider', { SAMLProviderArn })
  assert.equal(shown.AssertionEncryptionMode, 'Required')
  assert.equal(shown.PrivateKeyList!.length, 2)
  assert.ok(!JSON.stringify(shown).includes('PRIVATE KEY'))
  const rows = await iam.store.read.selectFrom('samlPrivateKeys').selectAll().execute()
  assert.ok(rows.every(({ privateKey }) => !Buffer.from(privateKey).includes('PRIVATE')))
  await iam.refuses(
    'UpdateSAMLProvider',
    { SAMLProviderArn, AddPrivateKey: rsaKey() },
    'LimitExceeded',
    'Private key limit of 2 is reached.',
  )
  const [one, two] = shown.PrivateKeyList!.map(({ KeyId }) => KeyId!)
  await iam.run('UpdateSAMLProvider', { SAMLProviderArn, RemovePrivateKey: one! })
  await iam.refuses(
    'UpdateSAMLProvider',
    { SAMLProviderArn, RemovePrivateKey: one! },
    'InvalidInput',
    'Failed to remove private key because the Key ID does not match a private key.',
  )
  await iam.refuses(
    'UpdateSAMLProvider',
    { SAMLProviderArn, RemovePrivateKey: two! },
    'InvalidInput',
    'Failed to remove private key.',
  )
})

test('what is no private key is refused', () =>
  iam.refuses(
    'CreateSAMLProvider',
    { Name: 'nokey', SAMLMetadataDocument, AddPrivateKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END' },
    'InvalidInput',
    'Invalid private key.',
  ))

test('an update replaces the metadata and leaves what it does not name', async () => {
  const SAMLProviderArn = arnOf('update')
  await iam.run('CreateSAMLProvider', { Name: 'update', SAMLMetadataDocument })
  const other = samlMetadata([certificate], { entityId: 'https://other.test' })
  assert.deepEqual(await iam.run('UpdateSAMLProvider', { SAMLProviderArn, SAMLMetadataDocument: other }), {
    SAMLProviderArn,
  })
  for (const [input, sentence] of [
    [{}, 'Unable to update identity provider. No updates are defined for metadata or encryption assertion.'],
    [
      { AssertionEncryptionMode: 'Required' as const },
      'Unable to set assertion encryption mode to Required because no private key is provided.',
    ],
    [
      { AddPrivateKey: rsaKey(), RemovePrivateKey: 'A'.repeat(22) },
      'Unable to add and remove private keys in the same request. Set a value for only one of the two parameters.',
    ],
  ] as const) {
    await iam.refuses('UpdateSAMLProvider', { SAMLProviderArn, ...input }, 'InvalidInput', sentence)
  }
  assert.equal((await iam.run('GetSAMLProvider', { SAMLProviderArn })).SAMLMetadataDocument, other)
})

test('a provider that is deleted, or somebody else’s, is not found', async () => {
  const SAMLProviderArn = arnOf('gone')
  await iam.run('CreateSAMLProvider', { Name: 'gone', SAMLMetadataDocument, AddPrivateKey: rsaKey() })
  await iam.run('TagSAMLProvider', { SAMLProviderArn, Tags: [{ Key: 'k', Value: 'v' }] })
  await assert.rejects(iam.run('DeleteSAMLProvider', { SAMLProviderArn }, otherAccount), /Manifest not found/)
  await iam.run('DeleteSAMLProvider', { SAMLProviderArn })
  for (const name of ['GetSAMLProvider', 'DeleteSAMLProvider', 'ListSAMLProviderTags'] as const) {
    await iam.refuses(
      name,
      { SAMLProviderArn },
      'NoSuchEntity',
      `Manifest not found for arn ${SAMLProviderArn}`,
    )
  }
})
