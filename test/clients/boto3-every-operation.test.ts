import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { services } from '../../src/main.ts'
import { runPython } from '../fixtures/clients/boto3-script.ts'
import { makeCertificate } from '../fixtures/proofs/certificates.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startIdentityProvider } from '../fixtures/proofs/identity-provider.ts'
import { makeSamlSigner, samlMetadata, type SamlSigner } from '../fixtures/proofs/saml.ts'
import { assertionXml, goodParts, posted, responseXml, signed } from '../fixtures/proofs/saml-response.ts'
import { startServer } from '../fixtures/server.ts'

// boto3 over every operation of IAM and STS: done and read back, and refused with the errors of the model. A
// Python file a noun, each function of which is a check, on a server that has nothing but root users.

/**
 * Errors that models declare and no call brings about here: of races and breakdowns, of regions, and
 * those that AWS itself answers otherwise or only in its own straits.
 */
const notHere = [
  / (ServiceFailure|ConcurrentModification|EntityTemporarilyUnmodifiable|RegionDisabledException)$/,
  / (ReportInProgress|ReportGenerationLimitExceeded|PolicyEvaluation|IDPRejectedClaim)$/,
  / (NotSupportedService|OpenIdIdpCommunicationError)$/,
  // What takes away or only changes has no quota.
  / (Delete|Detach|Deactivate|Remove|Update|Resync|Set|Generate|ChangePassword)\w* LimitExceeded$/,
  // One or none of them is to be had.
  / Create(AccountAlias|LoginProfile) LimitExceeded$/,
  // LIMIT: a thousand and more are not made here; the quotas are tried beside the code.
  / Create(User|InstanceProfile|ServiceLinkedRole|VirtualMFADevice) LimitExceeded$/,
  // LIMIT: ours, and as high.
  /CreateDelegationRequest LimitExceeded$/,
  // Kept within its bounds when it is asked for.
  /GetDelegatedAccessToken PackedPolicyTooLarge$/,
  // What is bad is refused by its pattern or named as missing.
  /ListDelegationRequests (InvalidInput|NoSuchEntity)$/,
  / (Untag|List\w+Tags|ListAttached|Get|Delete)\w* InvalidInput$/,
  /ClientID\w+ InvalidInput$/,
  /(AssumeRole|AssumeRoot) ExpiredTokenException$/,
  /AddRoleToInstanceProfile EntityAlreadyExists$/,
  /CreateGroup NoSuchEntity$/,
  /CreateServiceLinkedRole NoSuchEntity$/,
  /DeleteServerCertificate DeleteConflict$/,
  /GetSSHPublicKey UnrecognizedPublicKeyEncoding$/,
  /UpdateAccountPasswordPolicy (MalformedPolicyDocument|NoSuchEntity)$/,
  /UpdateRoleDescription UnmodifiableEntity$/,
  /UploadSigningCertificate EntityAlreadyExists$/,
]

const boto3 = client('python3-boto3')
const folder = fileURLToPath(new URL('every_operation', import.meta.url))
const notNouns = ['checks.py', 'run.py', 'one_time_codes.py']
const nouns = readdirSync(folder).filter((file) => file.endsWith('.py') && !notNouns.includes(file))

/** `iam CreateUser`; of errors `iam CreateUser NoSuchEntity`. */
const seen = {
  known: new Set<string>(),
  called: new Set<string>(),
  refused: new Set<string>(),
  declared: new Set<string>(),
}

let material: Awaited<ReturnType<typeof makeMaterial>>
before(async () => {
  if (!boto3.skip) material = await makeMaterial()
})

for (const file of nouns) {
  const noun = file.replace('.py', '')
  test(`boto3 and ${noun.replaceAll('_', ' ')}`, { skip: boto3.skip }, async (t) => {
    for (const { name, problem } of await runNoun(noun)) {
      await t.test(name, () => assert.equal(problem, undefined))
    }
  })
}

test('every operation of IAM and STS that boto3 knows was done', { skip: boto3.skip }, (t) => {
  const works = [...worksHere()]
  t.diagnostic(`boto3 does not know ${works.filter((name) => !seen.known.has(name)).join(', ') || 'none'}`)
  const undone = works.filter((name) => seen.known.has(name) && !seen.called.has(name))
  assert.deepEqual(undone, [])
})

test('every error that the models declare and that can be had was had', { skip: boto3.skip }, () => {
  const works = worksHere()
  const ofWorks = (name: string) => works.has(name.split(' ').slice(0, 2).join(' '))
  const unseen = [...seen.declared].filter((name) => ofWorks(name) && !seen.refused.has(name))
  assert.deepEqual(
    unseen.filter((name) => !notHere.some((pattern) => pattern.test(name))),
    [],
  )
})

/** The operations of the tables of contents that are not missing. */
function worksHere(): Set<string> {
  const names = ['iam', 'sts'].flatMap((service) => {
    const { actions } = services.find(({ name }) => name === service)!
    const works = Object.keys(actions).filter((operation) => actions[operation] !== 'not yet')
    return works.map((operation) => `${service} ${operation}`)
  })
  return new Set(names)
}

/** Runs the checks of a noun on a server of their own; notes what was called. */
async function runNoun(noun: string): Promise<{ name: string; problem: string | undefined }[]> {
  const { server, world, close } = await openWorld()
  try {
    const args = [join(folder, 'run.py'), noun, JSON.stringify({ url: server.url, ...world })]
    const { out, err } = await runPython(boto3.path!, args)
    for (const [, set, what] of out.matchAll(/^(known|called|refused|declared) (.+)$/gm)) {
      seen[set as keyof typeof seen].add(what!)
    }
    const checks = [...out.matchAll(/^(not )?ok - (.+)\n(?:# (.*))?/gm)].map(([, not, name, problem]) => ({
      name: name!,
      problem: not === undefined ? undefined : (problem ?? 'failed'),
    }))
    assert.ok(checks.length > 0, `${noun}: ${err}`)
    return checks
  } finally {
    await close()
  }
}

/** A server, and what a noun is told of it: root's keys, and what an identity provider would show. */
async function openWorld() {
  const [account, otherAccount] = ['111122223333', '444455556666']
  const provider = await startIdentityProvider()
  // Nobody listens on the port of the discard protocol.
  const gone = 'http://127.0.0.1:9/realms/gone'
  const server = await startServer({
    founding: { account, accounts: [{ id: otherAccount, name: 'other' }], adminUser: false },
    trustedIssuers: [provider.issuer, gone],
  })
  const key = (of: string) => {
    const { accessKeyId, secretAccessKey } = server.keys[of]!.root
    return { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }
  }
  const claims = { sub: 'job', aud: 'sts.amazonaws.com', ...during(Date.now()) }
  const web = {
    issuer: provider.issuer,
    token: await provider.token(claims),
    expired: await provider.token({ ...claims, ...during(Date.parse('2020-01-01')) }),
    ofOthers: await provider.token({ ...claims, iss: 'https://others.test' }),
    gone,
    ofGone: await provider.token({ ...claims, iss: gone }),
    forAnother: await provider.token({ ...claims, aud: 'another' }),
  }
  const roots = { root: key(account), otherRoot: key(otherAccount) }
  const { signer, ...made } = material
  return {
    server,
    world: { account, otherAccount, ...roots, web, ...made, ...samlResponses(signer) },
    async close() {
      await provider.close()
      await server.stop()
    },
  }
}

function during(now: number) {
  const iat = Math.floor(now / 1000)
  return { iat, exp: iat + 300 }
}

/** What needs keys, which take time to make and are the same for every noun. */
async function makeMaterial() {
  const issuer = await makeCertificate({ name: 'issuer' })
  const signer = await makeSamlSigner()
  return {
    signer,
    certificates: await Promise.all(['one', 'two', 'three'].map((name) => makeCertificate({ name }))),
    expiredCertificate: await makeCertificate({ until: Date.parse('2026-02-01') }),
    issuer,
    issued: await makeCertificate({ name: 'issued', signedBy: issuer }),
    sshKeys: [1, 2, 3, 4, 5, 6].map(publicKey),
    samlMetadata: samlMetadata([signer.certificate]),
    otherSamlMetadata: samlMetadata([signer.certificate], { entityId: 'https://other.test' }),
  }
}

/** What the provider posts, good for five minutes: each noun needs its own. */
function samlResponses(signer: SamlSigner) {
  const account = '111122223333'
  const role = `arn:aws:iam::${account}:role/saml`
  const parts = goodParts(Date.now(), role, `arn:aws:iam::${account}:saml-provider/corp`)
  const response = (more: object) =>
    posted(responseXml(signed(assertionXml({ ...parts, ...more }), signer), parts.now))
  return {
    saml: response({}),
    samlForOthers: response({ audience: 'https://others.test' }),
    samlExpired: response({ issued: parts.now - 3_600_000, notOnOrAfter: parts.now - 3_000_000 }),
  }
}

function publicKey(): string {
  const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return key.export({ type: 'spki', format: 'pem' }).toString()
}
