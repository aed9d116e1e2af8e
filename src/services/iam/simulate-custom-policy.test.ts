import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../test/fixtures/iam.ts'
import type { IamInput } from './action.ts'

const policy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
  })

const readBucket = policy({ Action: ['s3:GetObject', 's3:ListBucket'] })
const arnOf = (resource: string): string => `arn:aws:iam::${testAccount}:${resource}`
const bob = arnOf('user/bob')
const object = 'arn:aws:s3:::data/x'

type Custom = IamInput<'SimulateCustomPolicy'>

describe('SimulateCustomPolicy', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
  })
  after(() => iam.close())

  const results = async (input: Partial<Custom>) => {
    const given = { ActionNames: ['s3:GetObject'], PolicyInputList: [readBucket], ...input }
    return (await iam.run('SimulateCustomPolicy', given)).EvaluationResults!
  }

  it('refuses what takes too many steps, and asks once what all questions have in common', async () => {
    const slow = (at: number) => policy({ Action: 's3:*', Condition: like(`*?${'a'.repeat(5000)}${at}b*`) })
    const like = (pattern: string) => ({ StringLike: { 'aws:UserAgent': pattern } })
    const hostile = (count: number, ResourceArns: string[]): Partial<Custom> => ({
      PolicyInputList: Array.from({ length: count }, (_, at) => slow(at)),
      ResourceArns,
      ContextEntries: [
        { ContextKeyName: 'aws:UserAgent', ContextKeyType: 'string', ContextKeyValues: ['a'.repeat(10_000)] },
      ],
    })
    const many = Array.from({ length: 200 }, (_, at) => `arn:aws:s3:::b/${at}`)
    assert.equal((await results(hostile(5, many))).length, 1)
    await assert.rejects(results(hostile(30, many)), { code: 'PolicyEvaluation', status: 400 })
  })

  it('answers for * where no resource is given, with the statement and its place', async () => {
    assert.deepEqual(await results({ ActionNames: ['s3:GetObject', 's3:PutObject'] }), [
      {
        EvalActionName: 's3:GetObject',
        EvalResourceName: '*',
        EvalDecision: 'allowed',
        MatchedStatements: [
          {
            SourcePolicyId: 'PolicyInputList.1',
            SourcePolicyType: 'IAM Policy',
            StartPosition: { Line: 1, Column: 38 },
            EndPosition: { Line: 1, Column: readBucket.length - 1 },
          },
        ],
        MissingContextValues: [],
        PermissionsBoundaryDecisionDetail: undefined,
        OrganizationsDecisionDetail: undefined,
      },
      {
        EvalActionName: 's3:PutObject',
        EvalResourceName: '*',
        EvalDecision: 'implicitDeny',
        MatchedStatements: [],
        MissingContextValues: [],
        PermissionsBoundaryDecisionDetail: undefined,
        OrganizationsDecisionDetail: undefined,
      },
    ])
  })

  it('answers for each resource by itself', async () => {
    const PolicyInputList = [
      policy({ Action: 's3:*', Resource: 'arn:aws:s3:::data/*' }),
      policy({ Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::data/secret' }),
    ]
    const ResourceArns = [object, 'arn:aws:s3:::data/secret', 'arn:aws:s3:::other']
    const [result] = await results({ PolicyInputList, ResourceArns })
    assert.equal(result!.EvalDecision, 'explicitDeny')
    assert.deepEqual(result!.EvalDecisionDetails, {})
    assert.deepEqual(
      result!.ResourceSpecificResults!.map((one) => [
        one.EvalResourceName,
        one.EvalResourceDecision,
        one.MatchedStatements!.map(({ SourcePolicyId }) => SourcePolicyId).join(),
      ]),
      [
        [object, 'allowed', 'PolicyInputList.1'],
        ['arn:aws:s3:::data/secret', 'explicitDeny', 'PolicyInputList.2'],
        ['arn:aws:s3:::other', 'implicitDeny', ''],
      ],
    )
  })

  it('asks about * what the service asks where no resource is named', async () => {
    for (const [ActionName, resource, decision] of [
      ['s3:ListAllMyBuckets', 'arn:aws:s3:::*', 'allowed'],
      ['s3:ListAllMyBuckets', 'arn:aws:s3:::data', 'implicitDeny'],
      ['iam:ListUsers', arnOf('user/*'), 'allowed'],
      ['iam:ListUsers', arnOf('role/*'), 'implicitDeny'],
      ['s3:GetObject', 'arn:aws:s3:::*', 'implicitDeny'],
    ] as const) {
      const PolicyInputList = [policy({ Action: ActionName, Resource: resource })]
      const [result] = await results({ ActionNames: [ActionName], PolicyInputList })
      assert.deepEqual([result!.EvalDecision, result!.EvalResourceName], [decision, '*'], ActionName)
    }
  })

  it('names the keys that any statement lacks', async () => {
    const PolicyInputList = [
      readBucket,
      policy({ Action: 'ec2:*', Condition: { StringEquals: { 'ec2:Region': 'us-east-1' } } }),
    ]
    assert.deepEqual((await results({ PolicyInputList }))[0]!.MissingContextValues, ['ec2:Region'])
  })

  it('names the keys that a condition lacks, and takes them from the context', async () => {
    const PolicyInputList = [
      policy({ Action: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
    ]
    const [missing] = await results({ PolicyInputList })
    assert.deepEqual(
      [missing!.EvalDecision, missing!.MissingContextValues],
      ['implicitDeny', ['aws:SourceIp']],
    )
    const [onResource] = await results({ PolicyInputList, ResourceArns: [object] })
    assert.deepEqual(onResource!.MissingContextValues, [])
    assert.deepEqual(onResource!.ResourceSpecificResults![0]!.MissingContextValues, ['aws:SourceIp'])
    for (const [address, decision] of [
      ['10.1.2.3', 'allowed'],
      ['11.1.2.3', 'implicitDeny'],
    ] as const) {
      const ContextEntries = [
        { ContextKeyName: 'AWS:sourceip', ContextKeyValues: [address], ContextKeyType: 'ip' as const },
      ]
      const [given] = await results({ PolicyInputList, ContextEntries })
      assert.deepEqual([given!.EvalDecision, given!.MissingContextValues], [decision, []], address)
    }
  })

  it('knows the time, and of the caller what its ARN says', async () => {
    const PolicyInputList = [
      policy({
        Action: '*',
        Resource: 'arn:aws:s3:::data/${aws:username}',
        Condition: { DateLessThan: { 'aws:CurrentTime': '2026-07-02T00:00:00Z' } },
      }),
    ]
    const ResourceArns = ['arn:aws:s3:::data/bob']
    const [nobody] = await results({ PolicyInputList, ResourceArns })
    assert.deepEqual(nobody!.ResourceSpecificResults![0]!.MissingContextValues, ['aws:username'])
    const [known] = await results({ PolicyInputList, ResourceArns, CallerArn: bob })
    assert.equal(known!.EvalDecision, 'allowed')
  })

  it('holds a boundary against what the policies allow', async () => {
    const boundary = async (text: string) => {
      const [result] = await results({ PermissionsBoundaryPolicyInputList: [text] })
      return [
        result!.EvalDecision,
        result!.PermissionsBoundaryDecisionDetail,
        result!.MatchedStatements!.map((one) => `${one.SourcePolicyType} ${one.SourcePolicyId}`).join(),
      ]
    }
    const allowed = { AllowedByPermissionsBoundary: true }
    const refused = { AllowedByPermissionsBoundary: false }
    assert.deepEqual(await boundary(policy({ Action: 's3:*' })), [
      'allowed',
      allowed,
      'IAM Policy PolicyInputList.1',
    ])
    assert.deepEqual(await boundary(policy({ Action: 'iam:*' })), ['implicitDeny', refused, ''])
    assert.deepEqual(await boundary(policy({ Effect: 'Deny', Action: 's3:*' })), [
      'explicitDeny',
      refused,
      'Permissions Boundary Policy PermissionsBoundaryPolicyInputList.1',
    ])
  })

  it('lets a resource policy allow its own account by itself, past a boundary', async () => {
    const [result] = await results({
      PolicyInputList: [policy({ Action: 'iam:*' })],
      PermissionsBoundaryPolicyInputList: [policy({ Action: 'iam:*' })],
      ResourcePolicy: policy({ Principal: { AWS: bob }, Action: 's3:*', Resource: 'arn:aws:s3:::data/*' }),
      ResourceArns: [object],
      CallerArn: bob,
    })
    assert.equal(result!.EvalDecision, 'allowed')
    assert.deepEqual(result!.EvalDecisionDetails, {})
    assert.deepEqual(result!.PermissionsBoundaryDecisionDetail, { AllowedByPermissionsBoundary: false })
    const matched = result!.MatchedStatements!.map((one) => [one.SourcePolicyType, one.SourcePolicyId])
    assert.deepEqual(matched, [['Resource Policy', 'ResourcePolicy']])
  })

  it('needs both sides across accounts, and tells what each said', async () => {
    const across = {
      ResourceOwner: `arn:aws:iam::${otherAccount}:root`,
      ResourcePolicy: policy({ Principal: { AWS: bob }, Action: 's3:*', Resource: 'arn:aws:s3:::data/*' }),
      ResourceArns: [object],
      CallerArn: bob,
    }
    const [refused] = await results({ ...across, PolicyInputList: [policy({ Action: 'iam:*' })] })
    assert.equal(refused!.EvalDecision, 'implicitDeny')
    const details = { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' }
    assert.deepEqual(refused!.EvalDecisionDetails, details)
    assert.deepEqual(refused!.MatchedStatements, [])
    const [specific] = refused!.ResourceSpecificResults!
    assert.deepEqual(specific!.EvalDecisionDetails, details)
    assert.equal(specific!.MatchedStatements![0]!.SourcePolicyId, 'ResourcePolicy')
    const [allowed] = await results(across)
    assert.equal(allowed!.EvalDecision, 'allowed')
  })

  it("simulates only the caller's side where the resource's policy is not given", async () => {
    const [result] = await results({
      ActionNames: ['sts:AssumeRole'],
      PolicyInputList: [policy({ Action: 'sts:AssumeRole' })],
      ResourceArns: [`arn:aws:iam::${otherAccount}:role/x`],
    })
    assert.equal(result!.EvalDecision, 'allowed')
  })

  it('pages by action', async () => {
    const input = {
      PolicyInputList: [readBucket],
      ActionNames: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
    }
    const first = await iam.run('SimulateCustomPolicy', { ...input, MaxItems: 2 })
    assert.equal(first.IsTruncated, true)
    const second = await iam.run('SimulateCustomPolicy', { ...input, MaxItems: 2, Marker: first.Marker })
    assert.equal(second.IsTruncated, false)
    const names = [first, second].flatMap((page) =>
      page.EvaluationResults!.map(({ EvalActionName }) => EvalActionName),
    )
    assert.deepEqual(names, input.ActionNames)
  })

  const bad: { about: string; input: Partial<Custom> }[] = [
    { about: 'a policy that is none', input: { PolicyInputList: ['{'] } },
    { about: 'an action with a wildcard', input: { ActionNames: ['s3:Get*'] } },
    { about: 'an action without a service', input: { ActionNames: ['GetObject'] } },
    { about: 'a resource that is no ARN', input: { ResourceArns: ['data'] } },
    { about: 'two boundaries', input: { PermissionsBoundaryPolicyInputList: [readBucket, readBucket] } },
    {
      about: 'a resource policy without a caller',
      input: { ResourcePolicy: policy({ Principal: '*', Action: '*' }) },
    },
    { about: 'a caller that is no user', input: { CallerArn: arnOf('role/x') } },
    {
      about: 'a resource policy without a principal',
      input: { ResourcePolicy: readBucket, CallerArn: bob },
    },
    {
      about: 'a resource policy of another resource',
      input: {
        ResourcePolicy: policy({ Principal: '*', Action: '*', Resource: 'arn:aws:s3:::other/*' }),
        ResourceArns: [object],
        CallerArn: bob,
      },
    },
    {
      about: 'a number that is none',
      input: {
        ContextEntries: [
          { ContextKeyName: 's3:max-keys', ContextKeyValues: ['many'], ContextKeyType: 'numeric' },
        ],
      },
    },
    { about: 'a scenario without its resources', input: { ResourceHandlingOption: 'EC2-VPC-EBS' } },
    { about: 'an owner that is no account', input: { ResourceOwner: 'somebody' } },
    {
      about: 'more work than one answer may take',
      input: {
        PolicyInputList: [policy(...Array.from({ length: 500 }, () => ({ Action: 's3:GetObject' })))],
        ResourceArns: Array.from({ length: 500 }, (_, at) => `arn:aws:s3:::data/${at}`),
      },
    },
  ]
  for (const { about, input } of bad) {
    it(`refuses ${about} with InvalidInput`, async () => {
      await assert.rejects(results(input), { code: 'InvalidInput', status: 400 })
    })
  }
})
