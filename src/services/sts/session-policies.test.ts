import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  allow,
  deny,
  documentOf,
  makeSts,
  refusedAs,
  noise,
  type TestSts,
} from '../../../test/fixtures/sts.ts'
import type { Caller } from '../../access/caller.ts'
import { iam } from '../iam/index.ts'

let sts: TestSts
let anna: Caller
let RoleArn: string
before(async () => {
  sts = await makeSts()
  const user = await sts.user('anna', [allow('sts:*')])
  anna = await user.caller()
  RoleArn = await sts.role('worker', [
    { Principal: { AWS: user.arn }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
  ])
  const PolicyDocument = documentOf([allow('iam:ListUsers', 'iam:ListRoles', 'iam:ListGroups')])
  await sts.iam('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument })
})
after(() => sts.close())

const assume = (more: object = {}) =>
  sts.as(anna, 'AssumeRole', { RoleArn, RoleSessionName: 'session', ...more })

async function mayList(session: Caller): Promise<string> {
  const allowed: string[] = []
  for (const operation of ['ListUsers', 'ListRoles', 'ListGroups', 'ListPolicies']) {
    await sts.as(session, operation, {}, iam).then(
      () => allowed.push(operation),
      () => {},
    )
  }
  return allowed.join(' ')
}

const managed = async (name: string, statements: Record<string, unknown>[], account?: string) => {
  const input = { PolicyName: name, PolicyDocument: documentOf(statements) }
  return (await sts.iam('CreatePolicy', input, account)).Policy.Arn as string
}

test('session policies add up among themselves and only take away from the role', async () => {
  const groups = await managed('groups', [allow('iam:ListGroups', 'iam:ListPolicies')])
  const cases: [object, string][] = [
    [{}, 'ListUsers ListRoles ListGroups'],
    [{ PolicyArns: [] }, 'ListUsers ListRoles ListGroups'],
    [{ Policy: documentOf([allow('*')]) }, 'ListUsers ListRoles ListGroups'],
    [{ Policy: documentOf([allow('iam:ListUsers', 'iam:ListPolicies')]) }, 'ListUsers'],
    [{ PolicyArns: [{ arn: groups }] }, 'ListGroups'],
    [{ Policy: documentOf([allow('iam:ListUsers')]), PolicyArns: [{ arn: groups }] }, 'ListUsers ListGroups'],
    [{ Policy: documentOf([deny('iam:ListUsers'), allow('*')]) }, 'ListRoles ListGroups'],
    [{ Policy: documentOf([deny('iam:ListUsers')]) }, ''],
  ]
  for (const [input, allowed] of cases) {
    assert.equal(await mayList(await sts.live(await assume(input))), allowed, JSON.stringify(input))
  }
})

test("the role's policies are those of now; the session's own text is that of when it began", async () => {
  const name = 'changing'
  const answer = await assume({ Policy: documentOf([allow('iam:ListRoles')]) })
  assert.equal(await mayList(await sts.live(answer)), 'ListRoles')
  const PolicyDocument = documentOf([deny('iam:ListRoles')])
  await sts.iam('PutRolePolicy', { RoleName: 'worker', PolicyName: name, PolicyDocument })
  assert.equal(await mayList(await sts.live(answer)), '')
  await sts.iam('DeleteRolePolicy', { RoleName: 'worker', PolicyName: name })
  assert.equal(await mayList(await sts.live(answer)), 'ListRoles')
})

test('a session whose managed policy is gone may nothing more', async () => {
  const arn = await managed('passing', [allow('iam:ListUsers')])
  const answer = await assume({ PolicyArns: [{ arn }] })
  assert.equal(await mayList(await sts.live(answer)), 'ListUsers')
  await sts.iam('DeletePolicy', { PolicyArn: arn })
  assert.equal(await mayList(await sts.live(answer)), '')
})

test('a boundary binds the session from the next request on', async () => {
  const answer = await assume()
  const PermissionsBoundary = await managed('edge', [allow('iam:ListGroups')])
  await sts.iam('PutRolePermissionsBoundary', { RoleName: 'worker', PermissionsBoundary })
  assert.equal(await mayList(await sts.live(answer)), 'ListGroups')
  await sts.iam('DeleteRolePermissionsBoundary', { RoleName: 'worker' })
  assert.equal(await mayList(await sts.live(answer)), 'ListUsers ListRoles ListGroups')
})

test('policies that are none are refused', async () => {
  const principal = { ...allow('s3:*'), Principal: '*' }
  for (const Policy of ['{', '[]', '"x"', documentOf([principal]), documentOf([{ Effect: 'Allow' }])]) {
    await refusedAs(assume({ Policy }), 'MalformedPolicyDocument')
  }
  for (const Policy of ['', 'ü€']) await refusedAs(assume({ Policy }), 'ValidationError')
})

test('an inline policy has 2,048 characters at the most, and eleven managed ones are too many', async () => {
  const Policy = documentOf([allow('s3:*')]).padEnd(2048, ' ')
  await assume({ Policy })
  await refusedAs(assume({ Policy: `${Policy} ` }), 'ValidationError', /less than or equal to 2048$/)
  const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
  await refusedAs(assume({ PolicyArns: Array.from({ length: 11 }, () => ({ arn })) }), 'ValidationError')
})

test("managed policies are AWS's or of the account of the role", async () => {
  const foreign = await managed('foreign', [allow('*')], sts.otherAccount)
  const absent = [foreign, `arn:aws:iam::${sts.account}:policy/none`, 'arn:aws:iam::aws:policy/NoSuchPolicy']
  for (const arn of [...absent, 'this is no arn at all']) {
    const message = `Policy ${arn} does not exist or is not attachable.`
    await refusedAs(assume({ PolicyArns: [{ arn }] }), 'ValidationError', message)
  }
})

test('tags take the room that is reported of AWS, and more than it has is refused', async () => {
  const many = (count: number, Value: string) =>
    Array.from({ length: count }, (_, index) => ({ Key: `t-${index}`, Value }))
  const refused = (percent: number) => `Packed size of session tags consumes ${percent}% of allotted space.`
  await refusedAs(assume({ Tags: many(9, 'a'.repeat(250)) }), 'PackedPolicyTooLarge', refused(498))
  await refusedAs(
    assume({ Tags: many(9, 'a'.repeat(250)), Policy: documentOf([allow('s3:*')]) }),
    'PackedPolicyTooLarge',
    refused(498),
  )
  const eks = {
    'eks-cluster-arn': 'arn:aws:eks:us-east-1:111122223333:cluster/shop-production',
    'eks-cluster-name': 'shop-production',
    'kubernetes-namespace': 'checkout',
    'kubernetes-service-account': 'payments-worker',
    'kubernetes-pod-name': 'payments-worker-7d9f8b6c5d-x2x4v',
    'kubernetes-pod-uid': '0b7e3c34-9c58-4f44-8c3e-6a1d0b2f4c11',
  }
  const Tags = Object.entries(eks).map(([Key, Value]) => ({ Key, Value }))
  const { PackedPolicySize } = await assume({ Tags })
  assert.ok(PackedPolicySize > 55 && PackedPolicySize < 80, String(PackedPolicySize))
})

test('a policy that packs to more than is allotted is refused in other words', async () => {
  const Policy = documentOf([{ ...allow('s3:*'), Sid: noise(1920, 'sid').replace(/[^0-9A-Za-z]/g, '0') }])
  assert.ok(Policy.length <= 2048, String(Policy.length))
  const PolicyArns = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => ({
      arn: await managed(noise(128, `n${index}`), [allow('*')]),
    })),
  )
  await refusedAs(
    assume({ Policy, PolicyArns }),
    'PackedPolicyTooLarge',
    /^Packed policy consumes \d+% of allotted space, please use smaller policy\.$/,
  )
})

test('what is packed to the brim still fits a token', async () => {
  const statements = Array.from({ length: 29 }, (_, index) => ({
    Sid: `S${index}`,
    ...allow(`s3:Get${index}`),
  }))
  const Policy = documentOf(statements)
  assert.ok(Policy.length > 1900 && Policy.length <= 2048, String(Policy.length))
  const Tags = Array.from({ length: 20 }, (_, index) => ({ Key: `key-${index}`, Value: 'x'.repeat(14) }))
  const session = await sts.live(await assume({ Policy, Tags }))
  assert.equal(session.session!.policy, Policy)
  assert.equal(session.tags.get('key-19'), 'x'.repeat(14))
})

test('a token has the size that was asked for, up to 4,096 characters', async () => {
  for (const MinimumSessionTokenSize of [1, 1000, 1001, 1002, 1003, 4095, 4096]) {
    const answer = await assume({ MinimumSessionTokenSize })
    const { length } = answer.Credentials.SessionToken
    assert.ok(length >= MinimumSessionTokenSize && length <= 4096, `${MinimumSessionTokenSize}: ${length}`)
    assert.equal(answer.SessionTokenSize, length)
    assert.equal(answer.SessionTokenUtilization, Math.ceil((length / 4096) * 100))
    await sts.live(answer)
  }
  await refusedAs(assume({ MinimumSessionTokenSize: 4097 }), 'ValidationError')
  assert.equal((await assume()).SessionTokenSize, undefined)
})
