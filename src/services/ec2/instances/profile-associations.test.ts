import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'

describe('instance profile associations', () => {
  let ec2: TestEc2
  before(async () => {
    ec2 = await makeEc2()
    await ec2.makeProfile('First')
    await ec2.makeProfile('Second')
  })
  after(() => ec2.close())

  const profileOf = async (id: string) => {
    const { Reservations } = await ec2.run(ec2.admin, 'DescribeInstances', { InstanceIds: [id] })
    return Reservations![0]!.Instances![0]!.IamInstanceProfile?.Arn
  }

  it('come, are replaced and go', async () => {
    const [InstanceId = ''] = await ec2.launch()
    const IamInstanceProfile = { Name: 'First' }
    const made = await ec2.run(ec2.admin, 'AssociateIamInstanceProfile', { InstanceId, IamInstanceProfile })
    const first = made.IamInstanceProfileAssociation!
    assert.equal(first.State, 'associating')
    const twice = await ec2.refusal(ec2.admin, 'AssociateIamInstanceProfile', {
      InstanceId,
      IamInstanceProfile,
    })
    assert.equal(twice.message, `There is an existing association for instance ${InstanceId}`)
    const replaced = await ec2.run(ec2.admin, 'ReplaceIamInstanceProfileAssociation', {
      AssociationId: first.AssociationId,
      IamInstanceProfile: { Name: 'Second' },
    })
    const second = replaced.IamInstanceProfileAssociation!
    assert.notEqual(second.AssociationId, first.AssociationId)
    assert.match((await profileOf(InstanceId))!, /\/Second$/)
    const { IamInstanceProfileAssociations } = await ec2.run(
      ec2.admin,
      'DescribeIamInstanceProfileAssociations',
      {
        Filters: [{ Name: 'instance-id', Values: [InstanceId] }],
      },
    )
    assert.deepEqual(
      IamInstanceProfileAssociations!.map(({ AssociationId, State }) => [AssociationId, State]),
      [[second.AssociationId, 'associated']],
    )
    const { AssociationId } = second
    await ec2.run(ec2.admin, 'DisassociateIamInstanceProfile', { AssociationId })
    assert.equal(await profileOf(InstanceId), undefined)
    const gone = await ec2.refusal(ec2.admin, 'DisassociateIamInstanceProfile', { AssociationId })
    assert.equal(gone.code, 'InvalidAssociationID.NotFound')
  })

  it('end with their instance', async () => {
    const [id = ''] = await ec2.launch({ IamInstanceProfile: { Name: 'First' } })
    await ec2.run(ec2.admin, 'TerminateInstances', { InstanceIds: [id] })
    assert.equal(await profileOf(id), undefined)
  })

  it('need the right to pass the role of the new profile, not of the old one', async () => {
    const [InstanceId = ''] = await ec2.launch()
    const associate = { Effect: 'Allow', Action: 'ec2:*IamInstanceProfile*', Resource: '*' }
    const passFirst = {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: `arn:aws:iam::${ec2.account}:role/team/First`,
    }
    const user = await ec2.userWith(associate, passFirst)
    const input = { InstanceId, IamInstanceProfile: { Name: 'Second' } }
    const error = await ec2.refusal(user, 'AssociateIamInstanceProfile', input)
    assert.match(
      error.message,
      /perform: iam:PassRole on resource: arn:aws:iam::\d+:role\/team\/Second because/,
    )
    const { IamInstanceProfileAssociation } = await ec2.run(ec2.admin, 'AssociateIamInstanceProfile', input)
    const { AssociationId } = IamInstanceProfileAssociation!
    await ec2.run(user, 'ReplaceIamInstanceProfileAssociation', {
      AssociationId,
      IamInstanceProfile: { Name: 'First' },
    })
    assert.match((await profileOf(InstanceId))!, /\/First$/)
  })

  it('are decided with the new profile in ec2:NewInstanceProfile and the old in ec2:InstanceProfile', async () => {
    const [id = ''] = await ec2.launch({ IamInstanceProfile: { Name: 'First' } })
    const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }
    const arn = (name: string) => `arn:aws:iam::${ec2.account}:instance-profile/team/${name}`
    const Condition = {
      ArnEquals: { 'ec2:InstanceProfile': arn('First'), 'ec2:NewInstanceProfile': arn('Second') },
    }
    const user = await ec2.userWith(pass, {
      Effect: 'Allow',
      Action: 'ec2:Replace*',
      Resource: '*',
      Condition,
    })
    const { IamInstanceProfileAssociations } = await ec2.run(
      ec2.admin,
      'DescribeIamInstanceProfileAssociations',
      {
        Filters: [{ Name: 'instance-id', Values: [id] }],
      },
    )
    const { AssociationId } = IamInstanceProfileAssociations![0]!
    const to = (Name: string) => ({ AssociationId, IamInstanceProfile: { Name } })
    const refused = await ec2.refusal(user, 'ReplaceIamInstanceProfileAssociation', to('First'))
    assert.equal(refused.code, 'UnauthorizedOperation')
    await ec2.run(user, 'ReplaceIamInstanceProfileAssociation', to('Second'))
  })

  it('are not made with a profile that is not there', async () => {
    const [InstanceId = ''] = await ec2.launch()
    const associate = (Name: string) =>
      ec2.refusal(ec2.admin, 'AssociateIamInstanceProfile', { InstanceId, IamInstanceProfile: { Name } })
    assert.match(
      (await associate('no')).message,
      /^Value \(no\) for parameter iamInstanceProfile\.name is invalid\./,
    )
  })
})
