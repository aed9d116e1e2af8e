import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'

describe('instance states', () => {
  let ec2: TestEc2
  before(async () => {
    ec2 = await makeEc2()
  })
  after(() => ec2.close())

  const stateOf = async (id: string) => {
    const { Reservations } = await ec2.run(ec2.admin, 'DescribeInstances', { InstanceIds: [id] })
    return Reservations![0]!.Instances![0]!.State!.Name
  }

  it('pass through what AWS answers to what stays', async () => {
    const [id = ''] = await ec2.launch()
    const InstanceIds = [id]
    const { StoppingInstances } = await ec2.run(ec2.admin, 'StopInstances', { InstanceIds })
    assert.deepEqual(StoppingInstances, [
      {
        InstanceId: id,
        CurrentState: { Code: 64, Name: 'stopping' },
        PreviousState: { Code: 16, Name: 'running' },
      },
    ])
    assert.equal(await stateOf(id), 'stopped')
    const again = await ec2.run(ec2.admin, 'StopInstances', { InstanceIds })
    assert.equal(again.StoppingInstances![0]!.CurrentState!.Name, 'stopped')
    const { StartingInstances } = await ec2.run(ec2.admin, 'StartInstances', { InstanceIds })
    assert.equal(StartingInstances![0]!.CurrentState!.Name, 'pending')
    assert.equal(await stateOf(id), 'running')
    const { TerminatingInstances } = await ec2.run(ec2.admin, 'TerminateInstances', { InstanceIds })
    assert.equal(TerminatingInstances![0]!.CurrentState!.Name, 'shutting-down')
    assert.equal(await stateOf(id), 'terminated')
  })

  it('end with termination, which is seen for an hour', async () => {
    const [id = '', kept = ''] = await ec2.launch({ MinCount: 2, MaxCount: 2 })
    await ec2.run(ec2.admin, 'TerminateInstances', { InstanceIds: [id] })
    for (const operation of ['StartInstances', 'StopInstances', 'RebootInstances'] as const) {
      const error = await ec2.refusal(ec2.admin, operation, { InstanceIds: [kept, id] })
      assert.equal(error.code, 'IncorrectInstanceState')
      assert.match(error.message, /is not in a state from which it can be (?:started|stopped|rebooted)\.$/)
    }
    assert.equal(await stateOf(kept), 'running')
    ec2.time.now += 3_601_000
    const error = await ec2.refusal(ec2.admin, 'DescribeInstances', { InstanceIds: [id] })
    assert.deepEqual(
      [error.code, error.message],
      ['InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`],
    )
    assert.equal(await stateOf(kept), 'running')
  })

  it('change for all named instances or for none', async () => {
    const [id = ''] = await ec2.launch()
    const InstanceIds = [id, 'i-00000000000000000', 'i-11111111']
    const error = await ec2.refusal(ec2.admin, 'StopInstances', { InstanceIds })
    assert.equal(error.message, "The instance IDs 'i-00000000000000000, i-11111111' do not exist")
    assert.equal(await stateOf(id), 'running')
    assert.equal(
      (await ec2.refusal(ec2.admin, 'StopInstances', { InstanceIds: ['x'] })).code,
      'InvalidInstanceID.Malformed',
    )
  })

  it('are asked of each instance by its tags and facts', async () => {
    const tag = (value: string) => [
      { ResourceType: 'instance' as const, Tags: [{ Key: 'owner', Value: value }] },
    ]
    const [mine = ''] = await ec2.launch({ TagSpecifications: tag('me') })
    const [theirs = ''] = await ec2.launch({ TagSpecifications: tag('them') })
    for (const key of ['aws:ResourceTag/owner', 'ec2:ResourceTag/owner']) {
      const Condition = { StringEquals: { [key]: 'me', 'ec2:InstanceType': 't3.micro' } }
      const user = await ec2.userWith({ Effect: 'Allow', Action: 'ec2:Stop*', Resource: '*', Condition })
      await ec2.run(user, 'StopInstances', { InstanceIds: [mine] })
      const error = await ec2.refusal(user, 'StopInstances', { InstanceIds: [mine, theirs] })
      assert.equal(error.code, 'UnauthorizedOperation')
      assert.ok(
        error.message.includes(
          `on resource: arn:aws:ec2:us-east-1:${ec2.account}:instance/${theirs} because`,
        ),
      )
    }
  })

  it('are kept by protection against the API', async () => {
    const [id = ''] = await ec2.launch({ DisableApiTermination: true, DisableApiStop: true })
    for (const operation of ['StopInstances', 'TerminateInstances'] as const) {
      assert.equal(
        (await ec2.refusal(ec2.admin, operation, { InstanceIds: [id] })).code,
        'OperationNotPermitted',
      )
    }
    assert.equal(await stateOf(id), 'running')
  })

  it('are not touched by a dry run', async () => {
    const [id = ''] = await ec2.launch()
    const error = await ec2.refusal(ec2.admin, 'TerminateInstances', { InstanceIds: [id], DryRun: true })
    assert.equal(error.message, 'Request would have succeeded, but DryRun flag is set.')
    assert.equal(await stateOf(id), 'running')
  })
})
