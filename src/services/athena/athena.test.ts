import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../test/fixtures/ec2.ts'
import { perform, testCall } from '../../../test/fixtures/house.ts'
import type { AnyAction } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import type { AthenaInput, AthenaOperation, AthenaOutput } from './action.ts'
import { athena } from './index.ts'

describe('workgroups', () => {
  let house: TestEc2
  before(async () => {
    house = await makeEc2()
  })
  after(() => house.close())

  const runAs = <Name extends AthenaOperation>(
    caller: Caller,
    name: Name,
    input: AthenaInput<Name>,
  ): Promise<AthenaOutput<Name>> =>
    perform(athena, name, athena.actions[name] as AnyAction, testCall(house.house, caller, input)) as never
  const run = <Name extends AthenaOperation>(name: Name, input: AthenaInput<Name>) =>
    runAs(house.admin, name, input)
  const refuses = (work: Promise<unknown>, code: string, message: RegExp) =>
    assert.rejects(work, (error) => {
      assert.ok(error instanceof AwsError)
      assert.equal(error.code, code)
      assert.match(error.message, message)
      return true
    })
  const arnOf = (name: string) => `arn:aws:athena:us-east-1:${house.account}:workgroup/${name}`

  it('begin with the primary one, which stays', async () => {
    const { WorkGroups } = await run('ListWorkGroups', {})
    assert.deepEqual(
      WorkGroups!.map(({ Name, State }) => [Name, State]),
      [['primary', 'ENABLED']],
    )
    await run('UpdateWorkGroup', { WorkGroup: 'primary', Description: 'ours' })
    assert.equal((await run('GetWorkGroup', { WorkGroup: 'primary' })).WorkGroup!.Description, 'ours')
    await refuses(run('DeleteWorkGroup', { WorkGroup: 'primary' }), 'InvalidRequestException', /primary/)
  })

  it('are made, changed and removed', async () => {
    const ResultConfiguration = { OutputLocation: 's3://results/here/' }
    await run('CreateWorkGroup', { Name: 'team', Configuration: { ResultConfiguration } })
    await refuses(run('CreateWorkGroup', { Name: 'team' }), 'InvalidRequestException', /already created/)
    const { WorkGroup: made } = await run('GetWorkGroup', { WorkGroup: 'team' })
    assert.deepEqual(made!.Configuration!.ResultConfiguration, ResultConfiguration)
    assert.equal(made!.Configuration!.EnforceWorkGroupConfiguration, true)
    await run('UpdateWorkGroup', {
      WorkGroup: 'team',
      State: 'DISABLED',
      ConfigurationUpdates: {
        BytesScannedCutoffPerQuery: 10_000_000,
        ResultConfigurationUpdates: { RemoveOutputLocation: true },
      },
    })
    const { WorkGroup: changed } = await run('GetWorkGroup', { WorkGroup: 'team' })
    assert.equal(changed!.State, 'DISABLED')
    assert.equal(changed!.Configuration!.BytesScannedCutoffPerQuery, 10_000_000)
    assert.deepEqual(changed!.Configuration!.ResultConfiguration, {})
    await run('DeleteWorkGroup', { WorkGroup: 'team' })
    await refuses(
      run('GetWorkGroup', { WorkGroup: 'team' }),
      'InvalidRequestException',
      /^WorkGroup team is not found\.$/,
    )
  })

  it('refuse settings that would not be obeyed', async () => {
    const ExecutionRole = `arn:aws:iam::${house.account}:role/x`
    const create = (Configuration: object) => run('CreateWorkGroup', { Name: 'odd', Configuration })
    await refuses(create({ ExecutionRole }), 'InvalidRequestException', /ExecutionRole/)
    await refuses(
      create({ EngineVersion: { SelectedEngineVersion: 'one' } }),
      'InvalidRequestException',
      /one/,
    )
    await refuses(
      create({ ResultConfiguration: { OutputLocation: 'here' } }),
      'InvalidRequestException',
      /S3 path/,
    )
  })

  it('are listed page by page', async () => {
    for (const Name of ['p1', 'p2', 'p3']) await run('CreateWorkGroup', { Name })
    const names: string[] = []
    let NextToken: string | undefined
    do {
      const page = await run('ListWorkGroups', { MaxResults: 2, NextToken })
      names.push(...page.WorkGroups!.map(({ Name = '' }) => Name))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    assert.deepEqual(names, ['p1', 'p2', 'p3', 'primary'])
    await refuses(run('ListWorkGroups', { NextToken: 'nonsense' }), 'InvalidRequestException', /NextToken/)
  })

  it('are granted by their ARN and their tags', async () => {
    await run('CreateWorkGroup', { Name: 'red', Tags: [{ Key: 'team', Value: 'red' }] })
    await run('CreateWorkGroup', { Name: 'blue' })
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'red' } }
    const byTag = await house.userWith({ Effect: 'Allow', Action: 'athena:Get*', Resource: '*', Condition })
    const byArn = await house.userWith({ Effect: 'Allow', Action: 'athena:*', Resource: arnOf('red') })
    for (const user of [byTag, byArn]) {
      await runAs(user, 'GetWorkGroup', { WorkGroup: 'red' })
      await assert.rejects(runAs(user, 'GetWorkGroup', { WorkGroup: 'blue' }), {
        code: 'AccessDeniedException',
        status: 400,
        message:
          `User: ${user.arn} is not authorized to perform: athena:GetWorkGroup on resource: ${arnOf('blue')}` +
          ' because no identity-based policy allows the athena:GetWorkGroup action',
      })
    }
  })

  it('keep tags, and the tag keys of a request count', async () => {
    const ResourceARN = arnOf('blue')
    await run('TagResource', {
      ResourceARN,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    })
    await run('UntagResource', { ResourceARN, TagKeys: ['a'] })
    assert.deepEqual((await run('ListTagsForResource', { ResourceARN })).Tags, [{ Key: 'b', Value: '2' }])
    const only = { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'free' } }
    const user = await house.userWith({ Effect: 'Allow', Action: 'athena:*', Resource: '*', Condition: only })
    await refuses(
      runAs(user, 'UntagResource', { ResourceARN, TagKeys: ['b'] }),
      'AccessDeniedException',
      /Untag/,
    )
    await refuses(
      run('ListTagsForResource', { ResourceARN: arnOf('no') }),
      'ResourceNotFoundException',
      /is not found/,
    )
  })
})
