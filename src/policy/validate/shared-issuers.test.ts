import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateTrustPolicy } from './validate-trust.ts'

const trust = (place: string, Condition: object | undefined, Effect = 'Allow') => {
  const Federated = place.startsWith('cognito') ? place : `arn:aws:iam::111122223333:oidc-provider/${place}`
  const statement = { Effect, Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', Condition }
  return validateTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))
}

const github = 'token.actions.githubusercontent.com'
const shared = [
  [github, `${github}:sub`],
  ['vstoken.actions.githubusercontent.com', 'vstoken.actions.githubusercontent.com:sub'],
  ['gitlab.com', 'gitlab.com:sub'],
  ['app.terraform.io', 'APP.TERRAFORM.IO:SUB'],
  ['studio.datachain.ai/api', 'studio.datachain.ai/api:sub'],
  ['oidc.vercel.com', 'oidc.vercel.com:aud'],
  ['api.pulumi.com/oidc', 'api.pulumi.com/oidc:aud'],
  ['cognito-identity.amazonaws.com', 'cognito-identity.amazonaws.com:aud'],
  ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', 'sts:RoleSessionName'],
] as const

for (const [place, key] of shared) {
  test(`trust in ${place} must evaluate ${key}`, () => {
    assert.equal(trust(place, { StringLike: { [key]: 'mine:*' } }), undefined)
    assert.equal(trust(place, undefined, 'Deny'), undefined)
    for (const condition of [
      undefined,
      { StringEquals: { [`${place}:other`]: 'x' } },
      { Null: { [key]: 'false' } },
    ]) {
      assert.match(trust(place, condition) ?? '', /must be present for/, JSON.stringify(condition))
    }
  })
}

test('GitHub’s subject may not be any at all', () => {
  for (const value of ['*', '**', '?*', '', ['*', '?']]) {
    assert.match(trust(github, { StringLike: { [`${github}:sub`]: value } }) ?? '', /must be present/)
  }
  assert.equal(trust(github, { StringLike: { [`${github}:sub`]: ['*', 'repo:a/b:*'] } }), undefined)
  assert.equal(trust('gitlab.com', { StringLike: { 'gitlab.com:sub': '*' } }), undefined)
})

test('an issuer of one’s own, and a tenant’s of a shared one, need nothing', () => {
  for (const place of ['idp.example.com', `${github}/acme`, 'oidc.vercel.com/acme', 'gitlab.com/x']) {
    assert.equal(trust(place, undefined), undefined)
  }
})
