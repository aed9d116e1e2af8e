import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { services } from '../src/main.ts'
import { run } from './fixtures/aws-cli.ts'
import { makeCertificate } from './fixtures/certificates.ts'
import { client } from './fixtures/clients.ts'
import { startIdentityProvider } from './fixtures/identity-provider.ts'
import { makeSamlSigner, samlMetadata } from './fixtures/saml.ts'
import { assertionXml, goodParts, posted, responseXml, signed } from './fixtures/saml-response.ts'
import { startServer } from './fixtures/server.ts'

// boto3 over every operation of IAM and STS: done and read back, and refused with the errors of the model. A
// Python file a noun, each function of which is a check, on a server that has nothing but root users.

/** Operations that an account of this server can only be refused. */
const neverDone: readonly string[] = []

/** Errors that no call brings about here. */
const notHere = new Set<string>([])

/** Errors of single operations that nothing brings about. */
const neverRefused: readonly string[] = []

const boto3 = client('python3-boto3')
const folder = fileURLToPath(new URL('clients/every_operation', import.meta.url))
const notNouns = ['checks.py', 'run.py', 'one_time_codes.py']
const nouns = readdirSync(folder).filter((file) => file.endsWith('.py') && !notNouns.includes(file))

/** `iam CreateUser`; of errors `iam CreateUser NoSuchEntity`. */
const seen = { called: new Set<string>(), refused: new Set<string>(), declared: new Set<string>() }

let material: object
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

test('every operation of IAM and STS was done', { skip: boto3.skip }, () => {
  const works = services
    .filter(({ name }) => name === 'iam' || name === 'sts')
    .flatMap(({ name, actions }) =>
      Object.keys(actions).flatMap((operation) =>
        actions[operation] === 'not yet' ? [] : `${name} ${operation}`,
      ),
    )
  const undone = works.filter((name) => !seen.called.has(name))
  assert.deepEqual(undone.toSorted(), [...neverDone].toSorted())
})

test('every error of the model that can be had was had', { skip: boto3.skip }, () => {
  const unseen = [...seen.declared].filter((name) => {
    const [, , code] = name.split(' ')
    return !seen.refused.has(name) && !notHere.has(code!)
  })
  assert.deepEqual(unseen.toSorted(), [...neverRefused].toSorted())
})

/** Runs the checks of a noun on a server of their own; notes what was called. */
async function runNoun(noun: string): Promise<{ name: string; problem: string | undefined }[]> {
  const { server, world, close } = await openWorld()
  try {
    const args = [join(folder, 'run.py'), noun, JSON.stringify({ url: server.url, ...world })]
    const { PATH = '', PYENV_ROOT = '' } = process.env
    const env = {
      PATH,
      PYENV_ROOT,
      HOME: tmpdir(),
      AWS_CONFIG_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      PYTHONDONTWRITEBYTECODE: '1',
    }
    const { out, err } = await run(boto3.path!, args, env, tmpdir())
    for (const [, set, what] of out.matchAll(/^(called|refused|declared) (.+)$/gm)) {
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
  const server = await startServer({
    founding: { account, accounts: [{ id: otherAccount, name: 'other' }], adminUser: false },
    trustedIssuers: [provider.issuer],
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
    forAnother: await provider.token({ ...claims, aud: 'another' }),
  }
  return {
    server,
    world: { account, otherAccount, root: key(account), otherRoot: key(otherAccount), web, ...material },
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
  const account = '111122223333'
  const role = `arn:aws:iam::${account}:role/saml`
  const parts = goodParts(Date.now(), role, `arn:aws:iam::${account}:saml-provider/corp`)
  const response = (more: object) =>
    posted(responseXml(signed(assertionXml({ ...parts, ...more }), signer), parts.now))
  return {
    certificates: await Promise.all(['one', 'two', 'three'].map((name) => makeCertificate({ name }))),
    expiredCertificate: await makeCertificate({ until: Date.parse('2026-02-01') }),
    issuer,
    issued: await makeCertificate({ name: 'issued', signedBy: issuer }),
    sshKeys: [1, 2, 3, 4, 5, 6].map(publicKey),
    samlMetadata: samlMetadata([signer.certificate]),
    otherSamlMetadata: samlMetadata([signer.certificate], { entityId: 'https://other.test' }),
    saml: response({}),
    samlForOthers: response({ audience: 'https://others.test' }),
    samlExpired: response({ issued: parts.now - 3_600_000, notOnOrAfter: parts.now - 3_000_000 }),
  }
}

function publicKey(): string {
  const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return key.export({ type: 'spki', format: 'pem' }).toString()
}
