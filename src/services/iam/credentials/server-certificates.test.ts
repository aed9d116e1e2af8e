import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { makeCertificate } from '../../../../test/fixtures/proofs/certificates.ts'
import { makeIam, testAccount as account, otherAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

const root = await makeCertificate({ name: 'root' })
const leaf = await makeCertificate({ name: 'leaf', signedBy: root })
const texts = { CertificateBody: leaf.body, PrivateKey: leaf.key, CertificateChain: root.body }
const Tags = [
  { Key: 'Team', Value: 'red' },
  { Key: 'team', Value: 'blue' },
]

let iam: TestIam
beforeEach(async () => void (iam = await makeIam()))
afterEach(() => iam.close())

const upload = (ServerCertificateName = 'Web', more: object = {}) =>
  iam.run('UploadServerCertificate', { ServerCertificateName, ...texts, ...more })
const get = async (ServerCertificateName: string) =>
  (await iam.run('GetServerCertificate', { ServerCertificateName })).ServerCertificate!
const names = async (input: object = {}) =>
  (await iam.run('ListServerCertificates', input)).ServerCertificateMetadataList!.map(
    (one) => one.ServerCertificateName,
  )

test('a certificate is shown with body and chain (trimmed) and tags, its name in any case', async () => {
  const answer = await upload('Web', { Path: '/cloudfront/x/', Tags })
  assert.deepEqual(answer.Tags, Tags)
  const { ServerCertificateId } = answer.ServerCertificateMetadata!
  assert.match(ServerCertificateId!, /^ASCA[A-Z2-7]{17}$/)
  const metadata = {
    Path: '/cloudfront/x/',
    ServerCertificateName: 'Web',
    ServerCertificateId,
    Arn: `arn:aws:iam::${account}:server-certificate/cloudfront/x/Web`,
    UploadDate: new Date(iam.now),
    Expiration: new Date('2046-01-01T00:00:00Z'),
  }
  assert.deepEqual(answer.ServerCertificateMetadata, metadata)
  assert.deepEqual(await get('wEB'), {
    ServerCertificateMetadata: metadata,
    CertificateBody: leaf.body.trim(),
    CertificateChain: root.body.trim(),
    Tags,
  })
  const { ServerCertificateMetadataList } = await iam.run('ListServerCertificates', {})
  assert.deepEqual(ServerCertificateMetadataList, [metadata])
})

test('without chain and tags there is no chain and an empty list of tags', async () => {
  const answer = await upload('Web', { CertificateChain: undefined })
  assert.deepEqual([answer.Tags, answer.ServerCertificateMetadata!.Path], [undefined, '/'])
  const { CertificateChain, Tags: tags } = await get('Web')
  assert.deepEqual([CertificateChain, tags], [undefined, []])
})

test('the private key is kept sealed, bound to its certificate, and is in no answer', async () => {
  const answers = [await upload(), await get('Web'), await iam.run('ListServerCertificates', {})]
  const secret = leaf.key.split('\n')[1]!
  assert.ok(!JSON.stringify(answers).includes(secret))
  const row = await iam.store.read.selectFrom('serverCertificates').selectAll().executeTakeFirstOrThrow()
  assert.ok(!Buffer.from(row.privateKey).includes(secret))
  const { sealer } = iam.house
  assert.equal(sealer.open('server-certificate-key', row.id, row.privateKey)!.toString(), leaf.key)
  assert.equal(sealer.open('server-certificate-key', 'ASCAOTHER', row.privateKey), undefined)
})

test('a name is taken whatever its case and path, in one account', async () => {
  await upload('Web')
  const input = { ServerCertificateName: 'WEB', ...texts, Path: '/x/' }
  const message = 'The Server Certificate with name WEB already exists.'
  await iam.refuses('UploadServerCertificate', input, 'EntityAlreadyExists', message)
  await iam.run('UploadServerCertificate', input, otherAccount)
})

test('what does not fit together is not kept', async () => {
  await assert.rejects(upload('Web', { PrivateKey: root.key }), { code: 'KeyPairMismatch' })
  await assert.rejects(upload('Web', { CertificateChain: leaf.body }), { code: 'MalformedCertificate' })
  await assert.rejects(upload('Web', { Tags: [{ Key: 'aws:x', Value: '' }] }), { code: 'InvalidInput' })
  assert.deepEqual(await names(), [])
})

test('an account has twenty at most, and counts them in its summary', async () => {
  for (let number = 0; number < 20; number++) await upload(`c${number}`)
  const input = { ServerCertificateName: 'more', ...texts }
  const message = 'Cannot exceed quota for ServerCertificatesPerAccount: 20'
  await iam.refuses('UploadServerCertificate', input, 'LimitExceeded', message)
  const { SummaryMap } = await iam.run('GetAccountSummary', {})
  assert.deepEqual([SummaryMap!.ServerCertificates, SummaryMap!.ServerCertificatesQuota], [20, 20])
})

test('lists go by path and are paged by name', async () => {
  for (const [name, Path] of [
    ['b', '/x/'],
    ['A', '/x/y/'],
    ['c', '/'],
  ] as const) {
    await upload(name, { Path })
  }
  assert.deepEqual(await names(), ['A', 'b', 'c'])
  assert.deepEqual(await names({ PathPrefix: '/x/' }), ['A', 'b'])
  const { Marker, IsTruncated } = await iam.run('ListServerCertificates', { MaxItems: 2 })
  assert.equal(IsTruncated, true)
  assert.deepEqual(await names({ Marker }), ['c'])
})

test('a certificate is renamed and moved with what is its own', async () => {
  const { ServerCertificateMetadata: before } = await upload('Web', { Tags })
  await upload('Taken')
  const ServerCertificateName = 'Web'
  const taken = { ServerCertificateName, NewServerCertificateName: 'TAKEN' }
  const message = 'The Server Certificate with name TAKEN already exists.'
  await iam.refuses('UpdateServerCertificate', taken, 'EntityAlreadyExists', message)
  await iam.run('UpdateServerCertificate', { ServerCertificateName, NewServerCertificateName: 'WEB' })
  await iam.run('UpdateServerCertificate', { ServerCertificateName, NewPath: '/n/' })
  const { ServerCertificateMetadata: after, Tags: tags } = await get('web')
  const Arn = `arn:aws:iam::${account}:server-certificate/n/WEB`
  assert.deepEqual(after, { ...before, ServerCertificateName: 'WEB', Path: '/n/', Arn })
  assert.deepEqual(tags, Tags)
})

test('a deleted certificate is gone with its tags', async () => {
  await upload('Web', { Tags })
  await iam.run('DeleteServerCertificate', { ServerCertificateName: 'web' })
  const message = 'The Server Certificate with name Web cannot be found.'
  const input = { ServerCertificateName: 'Web' }
  await iam.refuses('GetServerCertificate', input, 'NoSuchEntity', message)
  await iam.refuses('DeleteServerCertificate', input, 'NoSuchEntity', message)
  await iam.refuses('UpdateServerCertificate', input, 'NoSuchEntity', message)
  await iam.refuses('ListServerCertificateTags', input, 'NoSuchEntity', message)
  assert.deepEqual(await iam.store.read.selectFrom('tags').selectAll().execute(), [])
})

test('tags are set, taken away and listed with regard to case', async () => {
  await upload('Web', { Tags })
  const ServerCertificateName = 'Web'
  await iam.run('TagServerCertificate', { ServerCertificateName, Tags: [{ Key: 'team', Value: 'green' }] })
  await iam.run('UntagServerCertificate', { ServerCertificateName, TagKeys: ['Team', 'none'] })
  const listed = await iam.run('ListServerCertificateTags', { ServerCertificateName })
  assert.deepEqual(listed.Tags, [{ Key: 'team', Value: 'green' }])
})

test('questions name the certificate’s path and tags, and the pathless ARN where there is none', async () => {
  const arn = (rest: string) => `arn:aws:iam::${account}:server-certificate/${rest}`
  const none = await iam.asks('GetServerCertificate', { ServerCertificateName: 'Web' })
  assert.deepEqual(none, [{ resource: arn('Web'), label: 'server certificate Web', resourceTags: undefined }])
  const uploading = await iam.asks('UploadServerCertificate', {
    ServerCertificateName: 'Web',
    ...texts,
    Path: '/x/',
    Tags,
  })
  assert.deepEqual(uploading, [
    { resource: arn('x/Web'), requestTags: Tags, resourceTags: Tags },
    { resource: arn('x/Web'), requestTags: Tags, resourceTags: Tags, action: 'iam:TagServerCertificate' },
  ])
  await upload('Web', { Path: '/x/', Tags })
  const own = { resource: arn('x/Web'), label: 'server certificate web', resourceTags: Tags }
  assert.deepEqual(await iam.asks('DeleteServerCertificate', { ServerCertificateName: 'web' }), [own])
})

test('who renames is asked about the certificate as it was and as it will be', async () => {
  await upload('Web', { Path: '/x/', Tags })
  const asks = await iam.asks('UpdateServerCertificate', {
    ServerCertificateName: 'Web',
    NewServerCertificateName: 'New',
  })
  assert.deepEqual(
    asks.map(({ resource, resourceTags }) => [resource, resourceTags]),
    [
      [`arn:aws:iam::${account}:server-certificate/x/Web`, Tags],
      [`arn:aws:iam::${account}:server-certificate/x/New`, Tags],
    ],
  )
})
