import assert from 'node:assert/strict'
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'

describe('key pairs', () => {
  let ec2: TestEc2
  before(async () => {
    ec2 = await makeEc2()
  })
  after(() => ec2.close())

  it('hand out the private key once, with the fingerprint AWS takes of it', async () => {
    const made = await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'rsa' })
    const key = createPrivateKey(made.KeyMaterial!)
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 2048)
    const digest = createHash('sha1')
      .update(key.export({ type: 'pkcs8', format: 'der' }))
      .digest('hex')
    assert.equal(made.KeyFingerprint, digest.replace(/..(?=.)/g, '$&:'))
    const { KeyPairs } = await ec2.run(ec2.admin, 'DescribeKeyPairs', { IncludePublicKey: true })
    assert.equal(JSON.stringify(KeyPairs).includes('PRIVATE'), false)
    assert.deepEqual([KeyPairs![0]!.KeyName, KeyPairs![0]!.KeyType], ['rsa', 'rsa'])
    const again = await ec2.refusal(ec2.admin, 'CreateKeyPair', { KeyName: 'rsa' })
    assert.deepEqual(
      [again.code, again.message],
      ['InvalidKeyPair.Duplicate', "The keypair already exists: 'rsa'"],
    )
  })

  it('of Ed25519 come in the form OpenSSH reads, with its fingerprint', async () => {
    const made = await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'ed', KeyType: 'ed25519' })
    assert.match(
      made.KeyMaterial!,
      /^-----BEGIN OPENSSH PRIVATE KEY-----\n[\s\S]+\n-----END OPENSSH PRIVATE KEY-----$/,
    )
    const { KeyPairs } = await ec2.run(ec2.admin, 'DescribeKeyPairs', {
      KeyNames: ['ed'],
      IncludePublicKey: true,
    })
    const [name, blob = ''] = KeyPairs![0]!.PublicKey!.split(' ')
    assert.equal(name, 'ssh-ed25519')
    const body = Buffer.from(made.KeyMaterial!.split('\n').slice(1, -1).join(''), 'base64')
    assert.ok(body.includes(Buffer.from(blob, 'base64')))
    assert.equal(
      made.KeyFingerprint,
      createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64'),
    )
  })

  it('can be imported by their public half', async () => {
    const { KeyMaterial } = await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'source' })
    const spki = createPublicKey(KeyMaterial!)
    const { KeyPairs } = await ec2.run(ec2.admin, 'DescribeKeyPairs', {
      KeyNames: ['source'],
      IncludePublicKey: true,
    })
    const line = KeyPairs![0]!.PublicKey!
    const md5 = createHash('md5')
      .update(spki.export({ type: 'spki', format: 'der' }))
      .digest('hex')
    const forms = {
      line: Buffer.from(line),
      base64: Buffer.from(Buffer.from(line).toString('base64')),
      pem: Buffer.from(spki.export({ type: 'spki', format: 'pem' })),
      der: spki.export({ type: 'spki', format: 'der' }),
    }
    for (const [KeyName, PublicKeyMaterial] of Object.entries(forms)) {
      const { KeyFingerprint } = await ec2.run(ec2.admin, 'ImportKeyPair', { KeyName, PublicKeyMaterial })
      assert.equal(KeyFingerprint, md5.replace(/..(?=.)/g, '$&:'), KeyName)
    }
  })

  it('are not imported from what is no public key', async () => {
    const { KeyMaterial = '' } = await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'private' })
    const short = 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAIQ'
    for (const text of [
      '',
      'nonsense',
      'ssh-rsa AAAA',
      short,
      KeyMaterial,
      'ssh-dss AAAAB3NzaC1kc3M=',
      'x'.repeat(5000),
    ]) {
      const error = await ec2.refusal(ec2.admin, 'ImportKeyPair', {
        KeyName: 'bad',
        PublicKeyMaterial: Buffer.from(text),
      })
      assert.equal(error.code, 'InvalidKey.Format', text.slice(0, 30))
    }
  })

  it('are deleted by name or id, also where they are gone', async () => {
    const { KeyPairId = '' } = await ec2.run(ec2.admin, 'CreateKeyPair', {
      KeyName: 'gone',
      KeyType: 'ed25519',
    })
    assert.deepEqual(await ec2.run(ec2.admin, 'DeleteKeyPair', { KeyPairId }), { Return: true, KeyPairId })
    assert.deepEqual(await ec2.run(ec2.admin, 'DeleteKeyPair', { KeyName: 'gone' }), { Return: true })
    const error = await ec2.refusal(ec2.admin, 'DescribeKeyPairs', { KeyNames: ['gone'] })
    assert.deepEqual(
      [error.code, error.message],
      ['InvalidKeyPair.NotFound', "The key pair 'gone' does not exist"],
    )
  })

  it('are asked about by name', async () => {
    const Resource = 'arn:aws:ec2:*:*:key-pair/mine-*'
    const user = await ec2.userWith({ Effect: 'Allow', Action: 'ec2:*KeyPair', Resource })
    await ec2.run(user, 'CreateKeyPair', { KeyName: 'mine-1', KeyType: 'ed25519' })
    const error = await ec2.refusal(user, 'CreateKeyPair', { KeyName: 'other' })
    assert.match(
      error.message,
      /ec2:CreateKeyPair on resource: arn:aws:ec2:us-east-1:\d+:key-pair\/other because/,
    )
    assert.equal((await ec2.refusal(user, 'DeleteKeyPair', { KeyName: 'rsa' })).code, 'UnauthorizedOperation')
    await ec2.run(user, 'DeleteKeyPair', { KeyName: 'mine-1' })
  })
})
