import {
  AssociateIamInstanceProfileCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DisassociateIamInstanceProfileCommand,
  ReplaceIamInstanceProfileAssociationCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type Image,
  type Instance,
  type _InstanceType,
} from '@aws-sdk/client-ec2'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

/** Every instance of the account, terminated ones among them for an hour. */
export async function listInstances(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (instances: Instance[]) => void,
): Promise<Instance[]> {
  const ec2 = await aws.ec2()
  return allPages(async (NextToken) => {
    const answer = await ec2.send(new DescribeInstancesCommand({ NextToken, MaxResults: 1000 }), {
      abortSignal,
    })
    return {
      items: answer.Reservations?.flatMap(({ Instances = [] }) => Instances),
      next: answer.NextToken,
    }
  }, partly)
}

/** One instance; throws InvalidInstanceID.NotFound where there is none. */
export async function getInstance(aws: Aws, id: string, abortSignal: AbortSignal): Promise<Instance> {
  const ec2 = await aws.ec2()
  const answer = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }), { abortSignal })
  return answer.Reservations![0]!.Instances![0]!
}

/** The images that an instance can be started from. */
export async function listImages(aws: Aws, abortSignal: AbortSignal): Promise<Image[]> {
  const ec2 = await aws.ec2()
  return allPages(async (NextToken) => {
    const answer = await ec2.send(new DescribeImagesCommand({ NextToken, MaxResults: 1000 }), { abortSignal })
    return { items: answer.Images, next: answer.NextToken }
  })
}

/** What an instance is launched with; `profileArn` names the instance profile whose role it gets. */
export type Launch = { name: string; imageId: string; instanceType: string; profileArn: string | undefined }

/** Launches one instance; gives its id. */
export async function launch(aws: Aws, { name, imageId, instanceType, profileArn }: Launch): Promise<string> {
  const ec2 = await aws.ec2()
  const Tags = [{ Key: 'Name', Value: name }]
  const answer = await ec2.send(
    new RunInstancesCommand({
      ImageId: imageId,
      InstanceType: instanceType as _InstanceType,
      MinCount: 1,
      MaxCount: 1,
      MetadataOptions: { HttpTokens: 'required' },
      ...(profileArn === undefined ? {} : { IamInstanceProfile: { Arn: profileArn } }),
      ...(name === '' ? {} : { TagSpecifications: [{ ResourceType: 'instance', Tags }] }),
    }),
  )
  return answer.Instances![0]!.InstanceId!
}

/** What can be done to an instance's state. */
export type StateChange = 'start' | 'stop' | 'terminate'

/** Starts, stops or terminates instances. */
export async function changeState(aws: Aws, change: StateChange, InstanceIds: string[]): Promise<void> {
  const ec2 = await aws.ec2()
  if (change === 'start') await ec2.send(new StartInstancesCommand({ InstanceIds }))
  else if (change === 'stop') await ec2.send(new StopInstancesCommand({ InstanceIds }))
  else await ec2.send(new TerminateInstancesCommand({ InstanceIds }))
}

/** Gives an instance another instance profile, or none. */
export async function changeProfile(
  aws: Aws,
  InstanceId: string,
  profileArn: string | undefined,
): Promise<void> {
  const ec2 = await aws.ec2()
  const Filters = [{ Name: 'instance-id', Values: [InstanceId] }]
  const answer = await ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ Filters }))
  const AssociationId = answer.IamInstanceProfileAssociations?.[0]?.AssociationId
  const IamInstanceProfile = { Arn: profileArn }
  if (profileArn === undefined) {
    if (AssociationId !== undefined)
      await ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId }))
  } else if (AssociationId === undefined) {
    await ec2.send(new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile }))
  } else {
    await ec2.send(new ReplaceIamInstanceProfileAssociationCommand({ AssociationId, IamInstanceProfile }))
  }
}
