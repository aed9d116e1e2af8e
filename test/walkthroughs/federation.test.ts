import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, test } from 'node:test'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { awsCli, run, type Cli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startIdentityProvider, type IdentityProvider } from '../fixtures/proofs/identity-provider.ts'
import { makeSamlSigner, samlMetadata, type SamlSigner } from '../fixtures/proofs/saml.ts'
import { assertionXml, goodParts, posted, responseXml, signed } from '../fixtures/proofs/saml-response.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { args, ok, refused } from '../fixtures/walk.ts'

const { skip } = client('aws')
const python = client('python3-boto3')

let server: TestServer
let idp: IdentityProvider
let admin: Cli
let webRole: string
before(async () => {
  if (skip) return
  idp = await startIdentityProvider()
  server = await startServer({ trustedIssuers: [idp.issuer] })
  admin = awsCli(server.url, server.keys[server.account]!.admin!)
  const created = await ok(
    admin,
    args`iam create-open-id-connect-provider --url ${idp.issuer} --client-id-list sts.amazonaws.com`,
  )
  const provider: string = created.OpenIDConnectProviderArn
  assert.equal(provider, `arn:aws:iam::${server.account}:oidc-provider/${idp.issuer.slice('http://'.length)}`)
  const condition = { StringEquals: { [`${idp.issuer.slice('http://'.length)}:sub`]: 'repo:acme/shop' } }
  webRole = await createRole('Deploy', provider, 'sts:AssumeRoleWithWebIdentity', condition)
})
after(async () => {
  await idp?.close()
  await server?.stop()
})

async function createRole(
  name: string,
  provider: string,
  Action: string,
  Condition?: object,
): Promise<string> {
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Federated: provider }, Action, Condition },
  }
  const trust = JSON.stringify(policy)
  const created = await ok(
    admin,
    args`iam create-role --role-name ${name} --assume-role-policy-document ${trust}`,
  )
  return created.Role.Arn
}

const token = (sub = 'repo:acme/shop', more: object = {}) => {
  const now = Math.floor(Date.now() / 1000)
  return idp.token({ sub, aud: 'sts.amazonaws.com', iat: now, exp: now + 300, ...more })
}

describe('web identity with the aws CLI', { skip }, () => {
  test('a profile with a token file takes on its role by itself', async () => {
    const cli = awsCli(server.url)
    const file = join(cli.home, 'token')
    await writeFile(file, await token())
    await writeFile(
      cli.configFile,
      `[profile ci]\nrole_arn = ${webRole}\nweb_identity_token_file = ${file}\nrole_session_name = build-7\n`,
    )
    const identity = await ok(cli, args`sts get-caller-identity --profile ci`)
    assert.equal(identity.Arn, `arn:aws:sts::${server.account}:assumed-role/Deploy/build-7`)
    await refused(cli, /\(AccessDenied\).*ListUsers/, args`iam list-users --profile ci`)
    await ok(admin, [
      ...args`iam put-role-policy --role-name Deploy --policy-name own --policy-document`,
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' },
      }),
    ])
    await ok(cli, args`iam list-users --profile ci`)

    const denied = /\(AccessDenied\) .* Not authorized to perform sts:AssumeRoleWithWebIdentity/
    await refused(awsCli(server.url), denied, [
      ...args`sts assume-role-with-web-identity --role-arn ${webRole} --role-session-name other`,
      '--web-identity-token',
      await token('repo:evil/shop'),
    ])
  })

  test('the trail tells the account who took on its role', async () => {
    const assume = args`sts assume-role-with-web-identity --role-arn ${webRole} --role-session-name trailed`
    const answer = await awsCli(server.url).aws([...assume, '--web-identity-token', await token(), '--debug'])
    assert.equal(answer.code, 0)
    const requestId = /'RequestId': '([0-9a-f-]{36})'/.exec(answer.err)?.[1] ?? ''
    const entry = await server.house.trail.find(server.account, requestId === '' ? undefined : requestId)
    const event = entry!.event as { eventName: string; userIdentity: object; requestParameters: object }
    assert.equal(event.eventName, 'AssumeRoleWithWebIdentity')
    const provider = `arn:aws:iam::${server.account}:oidc-provider/${idp.issuer.slice('http://'.length)}`
    assert.deepEqual(event.userIdentity, {
      type: 'WebIdentityUser',
      principalId: `${provider}:sts.amazonaws.com:repo:acme/shop`,
      userName: 'repo:acme/shop',
      identityProvider: provider,
    })
    assert.ok(!JSON.stringify(entry).includes((await token()).slice(0, 30)), 'no token in the trail')
  })
})

describe('federation with boto3', { skip: skip || python.skip }, () => {
  const walk = async (steps: { operation: string; parameters: object }[]) => {
    const file = fileURLToPath(new URL('../clients/federation.py', import.meta.url))
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: admin.home,
      AWS_ENDPOINT_URL: server.url,
      AWS_DEFAULT_REGION: 'us-east-1',
      ...(process.env['PYENV_ROOT'] && { PYENV_ROOT: process.env['PYENV_ROOT'] }),
    }
    const answer = await run('python3', [file], env, admin.home, JSON.stringify(steps))
    assert.equal(answer.code, 0, answer.err)
    return answer.json()
  }

  test('web identity: good, wrong audience, expired, of somebody else', async () => {
    const step = (WebIdentityToken: string) => ({
      operation: 'assume_role_with_web_identity',
      parameters: { RoleArn: webRole, RoleSessionName: 'boto', WebIdentityToken },
    })
    const answers = await walk([
      step(await token()),
      step(await token(undefined, { aud: 'other' })),
      step(await token(undefined, { exp: 1_700_000_000 })),
      step(await token(undefined, { iss: 'https://other.test' })),
      step('no token'),
    ])
    const arn = `arn:aws:sts::${server.account}:assumed-role/Deploy/boto`
    assert.deepEqual(answers[0], {
      SubjectFromWebIdentityToken: 'repo:acme/shop',
      Provider: `arn:aws:iam::${server.account}:oidc-provider/${idp.issuer.slice('http://'.length)}`,
      Audience: 'sts.amazonaws.com',
      user: arn,
      identity: arn,
    })
    assert.deepEqual(
      answers.slice(1).map(({ error }: { error: string }) => error),
      ['InvalidIdentityToken', 'ExpiredTokenException', 'InvalidIdentityToken', 'InvalidIdentityToken'],
    )
  })

  test('SAML: good, forged, of another provider', async () => {
    const [signer, stranger] = await Promise.all([makeSamlSigner(), makeSamlSigner('stranger.test')])
    const file = join(admin.home, 'metadata.xml')
    await writeFile(file, samlMetadata([signer.certificate]))
    const created = await ok(
      admin,
      args`iam create-saml-provider --name Corp --saml-metadata-document file://${file}`,
    )
    const PrincipalArn: string = created.SAMLProviderArn
    const condition = { StringEquals: { 'saml:aud': 'https://signin.aws.amazon.com/saml' } }
    const RoleArn = await createRole('Staff', PrincipalArn, 'sts:AssumeRoleWithSAML', condition)
    const parts = goodParts(Date.now(), RoleArn, PrincipalArn)
    const response = (by: SamlSigner) => posted(responseXml(signed(assertionXml(parts), by), parts.now))
    const step = (SAMLAssertion: string, principal = PrincipalArn) => ({
      operation: 'assume_role_with_saml',
      parameters: { RoleArn, PrincipalArn: principal, SAMLAssertion },
    })
    const [good, forged, other] = await walk([
      step(response(signer)),
      step(response(stranger)),
      step(response(signer), `${PrincipalArn}2`),
    ])
    assert.equal(good.identity, `arn:aws:sts::${server.account}:assumed-role/Staff/anna@idp`)
    assert.equal(good.Subject, 'anna')
    assert.deepEqual(forged, { error: 'InvalidIdentityToken', message: 'Response signature invalid' })
    assert.equal(other.error, 'InvalidIdentityToken')
    assert.match(other.message, /^Specified provider doesn't exist \(Service: AWSOpenIdDiscoveryService; /)
  })
})

describe('tokens for others', { skip }, () => {
  const place = () => `${server.url}/_understudy/oidc/${server.account}`

  test('an account that has not enabled them publishes nothing', async () => {
    for (const page of ['.well-known/openid-configuration', 'jwks', '.well-known/jwks.json']) {
      assert.equal((await fetch(`${place()}/${page}`)).status, 404)
    }
  })

  test('a token of the CLI is verified with what the server publishes', async () => {
    const enabled = await ok(admin, args`iam enable-outbound-web-identity-federation`)
    assert.equal(enabled.IssuerIdentifier, place())
    const answer = await ok(
      admin,
      args`sts get-web-identity-token --audience api.test --signing-algorithm RS256`,
    )
    const discovery = await fetch(`${place()}/.well-known/openid-configuration`)
    const document = (await discovery.json()) as { issuer: string; jwks_uri: string }
    assert.equal(document.issuer, place())
    const keys = (await (await fetch(document.jwks_uri)).json()) as JSONWebKeySet
    const { payload } = await jwtVerify(answer.WebIdentityToken, createLocalJWKSet(keys), {
      issuer: place(),
      audience: 'api.test',
      algorithms: ['RS256'],
    })
    assert.equal(payload.sub, `arn:aws:iam::${server.account}:user/admin`)
    assert.deepEqual(await (await fetch(`${place()}/.well-known/jwks.json`)).json(), keys)
  })

  test('one server believes the tokens of another', async () => {
    const other = await startServer({ trustedIssuers: [place()] })
    try {
      const there = awsCli(other.url, other.keys[other.account]!.admin!)
      const created = await ok(
        there,
        args`iam create-open-id-connect-provider --url ${place()} --client-id-list other-cloud`,
      )
      const policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Federated: created.OpenIDConnectProviderArn },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${place().slice('http://'.length)}:sub`]: `arn:aws:iam::${server.account}:user/admin`,
            },
          },
        },
      })
      const role = await ok(
        there,
        args`iam create-role --role-name Guest --assume-role-policy-document ${policy}`,
      )
      const { WebIdentityToken } = await ok(
        admin,
        args`sts get-web-identity-token --audience other-cloud --signing-algorithm ES384`,
      )
      const answer = await ok(awsCli(other.url), [
        ...args`sts assume-role-with-web-identity --role-arn ${role.Role.Arn} --role-session-name visit`,
        '--web-identity-token',
        WebIdentityToken,
      ])
      assert.equal(answer.Provider, created.OpenIDConnectProviderArn)
    } finally {
      await other.stop()
    }
  })

  test('the pages answer to their own host only, and take nothing', async () => {
    const page = `${place()}/jwks`
    assert.equal((await fetch(page, { headers: { origin: 'https://evil.test' } })).status, 403)
    assert.equal((await fetch(page, { method: 'POST' })).status, 405)
    assert.equal((await fetch(`${place()}x/jwks`)).status, 404)
  })
})
