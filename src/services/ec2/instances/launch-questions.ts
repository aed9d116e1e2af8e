import type { Ask } from '../../../access/questions.ts'
import type { LaunchRequest } from './launch-request.ts'
import { passRoleQuestions, type NamedProfile } from './profiles.ts'
import { ec2Arn, machineKeys, tagList } from '../questions.ts'

/**
 * What a launch touches: the instances, the image, the key pair, their network and their disks; then the tags
 * it writes and the role it hands over. Source: Service Authorization Reference, RunInstances.
 */
export function launchQuestions(launch: LaunchRequest, profile: NamedProfile | undefined): Ask[] {
  const asks = [...resourceQuestions(launch, profile), ...tagQuestions(launch)]
  if (profile === undefined) return asks
  return [...asks, ...passRoleQuestions(profile, ec2Arn(launch.of, 'instance', '*'))]
}

function resourceQuestions(launch: LaunchRequest, profile: NamedProfile | undefined): Ask[] {
  const { of, network, image, subnet, subnetId, volume } = launch
  const everywhere = { 'ec2:Region': of.region, 'ec2:IsLaunchTemplateResource': 'false' }
  const zone = subnet && { 'ec2:AvailabilityZone': subnet.zone }
  const vpc = { 'ec2:Vpc': network.vpcArn }
  const tagsOf = (type: string) => {
    const tags = launch.tags.get(type)
    return tags && { requestTags: tagList(tags) }
  }
  const asks: Ask[] = [
    {
      resource: ec2Arn(of, 'instance', '*'),
      ...tagsOf('instance'),
      keys: {
        ...everywhere,
        ...zone,
        ...machineKeys({ ...launch, ...launch.metadata }),
        'ec2:InstanceProfile': profile?.arn,
      },
    },
    // AWS: an image's ARN has no account.
    { resource: `arn:aws:ec2:${of.region}::image/${image.id}`, keys: { ...everywhere, ...imageKeys(image) } },
    {
      resource: ec2Arn(of, 'subnet', subnetId),
      keys: { ...everywhere, ...zone, ...vpc, 'ec2:SubnetID': subnetId },
    },
    {
      resource: ec2Arn(of, 'network-interface', '*'),
      ...tagsOf('network-interface'),
      keys: { ...everywhere, ...zone, ...vpc, 'ec2:Subnet': ec2Arn(of, 'subnet', subnetId) },
    },
    ...launch.groupIds.map((id) => ({
      resource: ec2Arn(of, 'security-group', id),
      keys: { ...everywhere, ...vpc, 'ec2:SecurityGroupID': id },
    })),
    {
      resource: ec2Arn(of, 'volume', '*'),
      ...tagsOf('volume'),
      keys: {
        ...everywhere,
        ...zone,
        'ec2:VolumeSize': String(volume.sizeGib),
        'ec2:VolumeType': volume.type,
        'ec2:Encrypted': String(volume.encrypted === 1),
      },
    },
  ]
  if (launch.keyName !== undefined) {
    const keys = { ...everywhere, 'ec2:KeyPairName': launch.keyName }
    asks.push({ resource: ec2Arn(of, 'key-pair', launch.keyName), keys })
  }
  return asks
}

/** What is known of an image; of one that is not in the catalogue only its id. */
function imageKeys({ id, owner }: LaunchRequest['image']): NonNullable<Ask['keys']> {
  return {
    'ec2:ImageID': id,
    'ec2:Owner': owner,
    'ec2:ImageType': owner && 'machine',
    'ec2:Public': owner && 'true',
    'ec2:RootDeviceType': owner && 'ebs',
  }
}

/** Tags written by a launch need `ec2:CreateTags` too, with `ec2:CreateAction` saying what they come with. */
function tagQuestions({ of, tags }: LaunchRequest): Ask[] {
  return [...tags]
    .filter(([, ofType]) => ofType.length > 0)
    .map(([type, ofType]) => ({
      action: 'ec2:CreateTags',
      resource: ec2Arn(of, type, '*'),
      requestTags: tagList(ofType),
      keys: { 'ec2:Region': of.region, 'ec2:CreateAction': 'RunInstances' },
    }))
}
