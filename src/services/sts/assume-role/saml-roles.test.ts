import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeSamlSigner, samlMetadata, type SamlSigner } from '../../../../test/fixtures/proofs/saml.ts'
import {
  assertionXml,
  goodParts,
  posted,
  responseXml,
  signed,
} from '../../../../test/fixtures/proofs/saml-response.ts'
import { makeSts, type TestSts } from '../../../../test/fixtures/sts.ts'
import { insertSamlProvider } from '../../../store/federation/identity-providers.ts'
import { samlOffer } from './saml-roles.ts'

let sts: TestSts
let signer: SamlSigner
let provider: string
before(async () => {
  sts = await makeSts()
  signer = await makeSamlSigner()
  const made = await sts.iam('CreateSAMLProvider', {
    Name: 'Zebra',
    SAMLMetadataDocument: samlMetadata([signer.certificate]),
  })
  provider = made.SAMLProviderArn
})
after(() => sts.close())

const response = (role: string, arn: string): string =>
  posted(responseXml(signed(assertionXml(goodParts(sts.time.now, role, arn)), signer), sts.time.now))

async function makeMany(count: number, certificates: readonly string[]): Promise<string[]> {
  const arns = Array.from(
    { length: count },
    (_, at) => `arn:aws:iam::${sts.account}:saml-provider/a${at}-${certificates.length}`,
  )
  await sts.house.store.write(sts.account, async (tx) => {
    for (const arn of arns) {
      await insertSamlProvider(tx, {
        arn,
        account: sts.account,
        name: arn.split('/')[1]!,
        uuid: arn,
        metadata: '',
        entityId: 'https://idp.test/saml',
        certificates: JSON.stringify(certificates),
        validUntil: Number.MAX_SAFE_INTEGER,
        encryptionMode: 'Allowed',
        created: 0,
      })
    }
  })
  return arns
}

test('other providers of the same entity, however many, take no places from those that a response names', async () => {
  await makeMany(60, ['bm9uZQ=='])
  const role = `arn:aws:iam::${sts.account}:role/r`
  const offer = await samlOffer(sts.house, response(role, provider))
  assert.deepEqual(offer?.roles, [{ roleArn: role, providerArn: provider }])
})

test('a response that names hundreds of providers costs no more certificates than they have in common', async () => {
  const arns = await makeMany(300, [signer.certificate, 'bm9uZQ=='])
  const parts = goodParts(sts.time.now, 'arn:aws:iam::111122223333:role/r', arns[0]!)
  const name = 'https://aws.amazon.com/SAML/Attributes/Role'
  parts.attributes[name] = arns.map((arn, at) => `arn:aws:iam::111122223333:role/r${at},${arn}`)
  const offer = await samlOffer(
    sts.house,
    posted(responseXml(signed(assertionXml(parts), signer), sts.time.now)),
  )
  assert.equal(offer?.roles.length, 300)
})

test('a response that names no provider of ours offers nothing', async () => {
  assert.equal(
    await samlOffer(
      sts.house,
      response('arn:aws:iam::111122223333:role/r', 'arn:aws:iam::111122223333:saml-provider/x'),
    ),
    undefined,
  )
  assert.equal(await samlOffer(sts.house, 'no base64!'), undefined)
})
