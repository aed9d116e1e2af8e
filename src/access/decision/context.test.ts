import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testRequest } from '../../../test/fixtures/house.ts'
import { allow, documentOf, makeSts, tagsOf, type TestSts } from '../../../test/fixtures/sts.ts'
import { anonymous, serviceCaller, type Caller } from '../caller.ts'
import { contextOf, type ContextFacts } from './context.ts'
import { mintSession } from '../identity/credentials.ts'
import { noOrganizations } from './organizations.ts'
import type { Ask } from '../questions.ts'

const now = Date.parse('2026-07-01T12:00:00.900Z')

const contextFor = (caller: Caller, ask: Ask = {}, more: Partial<ContextFacts> = {}) =>
  contextOf({
    house: { organizations: noOrganizations },
    caller,
    request: testRequest(),
    ask,
    action: 's3:GetObject',
    resourceAccount: '111122223333',
    now,
    ...more,
  })

/** All keys of a context with their values. */
const everything = (context: ReturnType<typeof contextOf>) =>
  Object.fromEntries([...context.keys()].map((key) => [key, context.get(key)!.join(' ')]))

/** Keys that every request has, whoever asks. */
const common = [
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:securetransport',
  'aws:sourceip',
  'aws:useragent',
  'aws:userid',
  'aws:viaawsservice',
]
const signed = [...common, 'aws:principalarn', 'aws:principalisawsservice']
const temporary = [...signed, 'aws:multifactorauthpresent', 'aws:tokenissuetime']

describe('the keys that tell who asks', () => {
  let sts: TestSts
  const kinds: Record<string, Caller> = {}
  before(async () => {
    sts = await makeSts()
    const anna = await sts.user('anna', [allow('sts:*')], { Team: 'blue' })
    const { serial, code } = await sts.device('anna')
    const by = await anna.caller()
    const root = await sts.caller(sts.keys[sts.account]!.root)
    const trust = {
      Principal: { AWS: sts.account },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    }
    const role = await sts.role('worker', [trust], { Path: '/ops/', Tags: tagsOf({ Stage: 'test' }) })
    const PolicyDocument = documentOf([allow('sts:*')])
    await sts.iam('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument })
    const assume = async (caller: Caller, more: object = {}) =>
      sts.live(await sts.as(caller, 'AssumeRole', { RoleArn: role, RoleSessionName: 'job', ...more }))
    const { id } = (await assume(by)).role!
    const delivered = { kind: 'role', account: sts.account, principalId: id, name: 'i-0abc' } as const
    const delivery = {
      instanceArn: `arn:aws:ec2:us-east-1:${sts.account}:instance/i-0abc`,
      version: '2.0',
      vpc: 'vpc-1',
      privateIp: '172.31.0.9',
    } as const
    const minted = mintSession(sts.house, { ...delivered, delivery }, 3600)
    Object.assign(kinds, {
      root,
      rootSession: await sts.live(await sts.as(root, 'GetSessionToken')),
      user: by,
      userSession: await sts.live(await sts.as(by, 'GetSessionToken')),
      userSessionWithFactor: await sts.live(
        await sts.as(by, 'GetSessionToken', { SerialNumber: serial, TokenCode: await code() }),
      ),
      federated: await sts.live(
        await sts.as(by, 'GetFederationToken', { Name: 'fred', Tags: tagsOf({ team: 'red' }) }),
      ),
      federatedByRoot: await sts.live(await sts.as(root, 'GetFederationToken', { Name: 'fred' })),
      role: await assume(by),
      roleWithIdentity: await assume(by, { SourceIdentity: 'anna', Tags: tagsOf({ STAGE: 'prod' }) }),
      chained: await assume(await assume(by)),
      instance: await sts.callerOfToken(minted.sessionToken),
      service: serviceCaller('ec2.amazonaws.com'),
      anonymous,
    })
  })
  after(() => sts.close())

  const roleKeys = [...temporary, 'aws:principaltag/stage']
  const tests: Record<string, string[]> = {
    root: signed,
    rootSession: temporary,
    user: [...signed, 'aws:username', 'aws:principaltag/team'],
    userSession: [...temporary, 'aws:username', 'aws:principaltag/team'],
    userSessionWithFactor: [...temporary, 'aws:multifactorauthage', 'aws:username', 'aws:principaltag/team'],
    federated: [...temporary, 'aws:principaltag/team'],
    federatedByRoot: temporary,
    role: roleKeys,
    roleWithIdentity: [...roleKeys, 'aws:sourceidentity'],
    chained: roleKeys,
    instance: [
      ...temporary,
      'aws:ec2instancesourceprivateipv4',
      'aws:ec2instancesourcevpc',
      'ec2:roledelivery',
      'ec2:sourceinstancearn',
    ],
    service: [
      ...common.filter((key) => key !== 'aws:principalaccount' && key !== 'aws:principaltype'),
      'aws:principalisawsservice',
      'aws:principalservicename',
      'aws:principalservicenameslist',
    ],
    anonymous: common,
  }
  for (const [kind, keys] of Object.entries(tests)) {
    test(`${kind} has just the keys of its kind`, () => {
      assert.deepEqual([...contextFor(kinds[kind]!).keys()].sort(), [...keys].sort())
    })
  }

  test('type, id, name and ARN are those of the guide', () => {
    const account = sts.account
    const role = `arn:aws:iam::${account}:role/ops/worker`
    const user = [`arn:aws:iam::${account}:user/anna`, 'User', 'anna', /^AIDA[A-Z2-7]{17}$/] as const
    const root = [`arn:aws:iam::${account}:root`, 'Account', undefined, /^111122223333$/] as const
    const session = [role, 'AssumedRole', undefined, /^AROA[A-Z2-7]{17}:job$/] as const
    const fred = [
      `arn:aws:sts::${account}:federated-user/fred`,
      'FederatedUser',
      undefined,
      /^111122223333:fred$/,
    ] as const
    const expected = {
      root,
      rootSession: root,
      user,
      userSession: user,
      userSessionWithFactor: user,
      federated: fred,
      federatedByRoot: fred,
      role: session,
      roleWithIdentity: session,
      chained: session,
      instance: [role, 'AssumedRole', undefined, /:i-0abc$/] as const,
      anonymous: [undefined, 'Anonymous', undefined, /^anonymous$/] as const,
    }
    for (const [kind, [arn, type, name, id]] of Object.entries(expected)) {
      const context = contextFor(kinds[kind]!)
      assert.equal(context.get('aws:principalarn')?.[0], arn, kind)
      assert.equal(context.get('aws:principaltype')?.[0], type, kind)
      assert.equal(context.get('aws:username')?.[0], name, kind)
      assert.match(context.get('aws:userid')![0]!, id, kind)
    }
    assert.deepEqual(contextFor(anonymous).get('aws:principalaccount'), ['anonymous'])
  })

  test('a second factor is told only by the session that it was shown for, with its age', () => {
    const present = (kind: string) => contextFor(kinds[kind]!).get('aws:multifactorauthpresent')?.[0]
    assert.equal(present('userSessionWithFactor'), 'true')
    for (const kind of ['userSession', 'role', 'chained', 'federated', 'instance', 'rootSession']) {
      assert.equal(present(kind), 'false', kind)
    }
    for (const kind of ['user', 'root', 'anonymous', 'service']) assert.equal(present(kind), undefined, kind)
    const { mfaAt } = kinds['userSessionWithFactor']!.session!
    const later = contextFor(kinds['userSessionWithFactor']!, {}, { now: (mfaAt! + 90) * 1000 })
    assert.deepEqual(later.get('aws:multifactorauthage'), ['90'])
  })

  test('session tags lie over the tags of the user or the role', () => {
    const tag = (kind: string, key: string) => contextFor(kinds[kind]!).get(`aws:principaltag/${key}`)?.[0]
    assert.equal(tag('user', 'team'), 'blue')
    assert.equal(tag('federated', 'team'), 'red')
    assert.equal(tag('role', 'stage'), 'test')
    assert.equal(tag('roleWithIdentity', 'stage'), 'prod')
    assert.equal(tag('instance', 'team'), undefined)
  })

  test('the time of issue has whole seconds', () => {
    assert.match(contextFor(kinds['role']!).get('aws:tokenissuetime')![0]!, /^2026-07-01T12:\d\d:\d\dZ$/)
  })

  test('a key that JavaScript knows is no key of a session', () => {
    const caller = {
      ...kinds['role']!,
      session: { ...kinds['role']!.session!, keys: { 'saml:sub': ['x'] } },
    }
    for (const name of ['constructor', '__proto__', 'tostring', 'valueof', 'hasownproperty']) {
      assert.equal(contextFor(caller).get(name), undefined, name)
    }
    assert.deepEqual(contextFor(caller).get('saml:sub'), ['x'])
    assert.ok([...contextFor(caller).keys()].includes('saml:sub'))
  })
})

describe('the keys of the request', () => {
  test('time, address, agent and transport', () => {
    const request = testRequest({
      sourceIp: '2001:db8::1',
      userAgent: '',
      secure: true,
      referer: 'http://x/',
    })
    const found = everything(contextFor(anonymous, {}, { request }))
    assert.equal(found['aws:currenttime'], '2026-07-01T12:00:00Z')
    assert.equal(found['aws:epochtime'], String(Math.floor(now / 1000)))
    assert.equal(found['aws:sourceip'], '2001:db8::1')
    assert.equal(found['aws:useragent'], '')
    assert.equal(found['aws:securetransport'], 'true')
    assert.equal(found['aws:referer'], 'http://x/')
    assert.equal(contextFor(anonymous).get('aws:referer'), undefined)
  })

  test("IAM and the global endpoint of STS are us-east-1's, everything else is the region's", () => {
    const tests: [string, string, string][] = [
      ['iam:GetUser', 'localhost:4566', 'us-east-1'],
      ['iam:GetUser', 'iam.amazonaws.com', 'us-east-1'],
      ['sts:AssumeRole', 'sts.amazonaws.com', 'us-east-1'],
      ['sts:AssumeRole', 'STS.amazonaws.com:443', 'us-east-1'],
      ['sts:AssumeRole', 'sts.eu-west-1.amazonaws.com', 'eu-west-1'],
      ['sts:AssumeRole', 'localhost:4566', 'eu-west-1'],
      ['s3:GetObject', 'sts.amazonaws.com.evil.example', 'eu-west-1'],
    ]
    for (const [action, host, region] of tests) {
      const request = testRequest({ region: 'eu-west-1', host })
      const context = contextFor(anonymous, {}, { request, action })
      assert.deepEqual(context.get('aws:requestedregion'), [region], `${action} ${host}`)
    }
  })

  test('a question with tags has their keys as sent, and its values under any case of the key', () => {
    const context = contextFor(anonymous, { requestTags: tagsOf({ Team: 'Blue', stage: '' }) })
    assert.deepEqual(context.get('aws:tagkeys'), ['Team', 'stage'])
    assert.deepEqual(context.get('aws:requesttag/team'), ['Blue'])
    assert.deepEqual(context.get('aws:requesttag/stage'), [''])
    assert.equal(contextFor(anonymous, { requestTags: [] }).get('aws:tagkeys'), undefined)
  })

  test('tags of a resource have the names that its service gives them', () => {
    const resourceTags = tagsOf({ Owner: 'ops' })
    const tests: [string, string[]][] = [
      ['iam:GetRole', ['aws:resourcetag/owner', 'iam:resourcetag/owner']],
      ['sts:AssumeRole', ['aws:resourcetag/owner', 'iam:resourcetag/owner']],
      ['ec2:StopInstances', ['aws:resourcetag/owner', 'ec2:resourcetag/owner']],
      ['athena:GetWorkGroup', ['aws:resourcetag/owner']],
    ]
    for (const [action, keys] of tests) {
      const context = contextFor(anonymous, { resourceTags }, { action })
      const found = [...context.keys()].filter((key) => key.includes('resourcetag/'))
      assert.deepEqual(found.sort(), keys, action)
      for (const key of keys) assert.deepEqual(context.get(key), ['ops'])
    }
  })

  test("a question's own keys stand before the request's, and undefined ones are not there", () => {
    const keys = { 'aws:MultiFactorAuthPresent': 'true', 'sts:ExternalId': undefined, 'iam:PolicyARN': 'a' }
    const context = contextFor(anonymous, { keys })
    assert.deepEqual(context.get('aws:multifactorauthpresent'), ['true'])
    assert.equal(context.get('sts:externalid'), undefined)
    assert.deepEqual(context.get('iam:policyarn'), ['a'])
    assert.ok(![...context.keys()].includes('sts:externalid'))
  })

  test('an account that nobody knows is no resource account', () => {
    assert.equal(contextFor(anonymous, {}, { resourceAccount: '' }).get('aws:resourceaccount'), undefined)
  })
})
