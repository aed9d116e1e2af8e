import type { Ask } from '../../../access/questions.ts'
import type { ResourceTagRow } from '../../../store/ec2/resource-tags.ts'
import type { LaunchRequest } from './launch-request.ts'
import { passRoleQuestions, type NamedProfile } from './profiles.ts'
import { ec2Arn, machineKeys, tagList } from '../questions.ts'
import { groupKeys, imageKeys, keyPairKeys, subnetKeys, zoneKeys } from '../resource-keys.ts'

/** What a launch uses that is there before it: the tags of each by its id, and its key pair. */
export type UsedResources = {
  tags: ReadonlyMap<string, readonly ResourceTagRow[]>
  keyPair?: { id: string; type: string } | undefined
}

/**
 * What a launch touches: the instances, the image, the key pair, their network and their disks; then the tags
 * it writes and the role it hands over. Source: Service Authorization Reference, RunInstances.
 */
export function launchQuestions(
  launch: LaunchRequest,
  profile: NamedProfile | undefined,
  used: UsedResources,
): Ask[] {
  const asks = [...resourceQuestions(launch, profile, used), ...tagQuestions(launch)]
  if (profile === undefined) return asks
  return [...asks, ...passRoleQuestions(profile, ec2Arn(launch.of, 'instance', '*'))]
}

function resourceQuestions(
  launch: LaunchRequest,
  profile: NamedProfile | undefined,
  used: UsedResources,
): Ask[] {
  const { of, network, image, subnet, subnetId, volume } = launch
  const everywhere = { 'ec2:Region': of.region, 'ec2:IsLaunchTemplateResource': 'false' }
  const zone = subnet && zoneKeys(subnet.zone)
  const usedTags = (id: string) => ({ resourceTags: tagList(used.tags.get(id) ?? []) })
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
    {
      resource: `arn:aws:ec2:${of.region}::image/${image.id}`,
      ...usedTags(image.id),
      keys: { ...everywhere, ...imageKeys(image) },
    },
    {
      resource: ec2Arn(of, 'subnet', subnetId),
      ...usedTags(subnetId),
      keys: { ...everywhere, ...subnetKeys(subnetId, subnet?.zone, network.vpcArn) },
    },
    {
      resource: ec2Arn(of, 'network-interface', '*'),
      ...tagsOf('network-interface'),
      keys: { ...everywhere, ...zone, ...vpc, 'ec2:Subnet': ec2Arn(of, 'subnet', subnetId) },
    },
    ...launch.groupIds.map((id) => ({
      resource: ec2Arn(of, 'security-group', id),
      ...usedTags(id),
      keys: { ...everywhere, ...groupKeys(id, network.vpcArn) },
    })),
    {
      resource: ec2Arn(of, 'volume', '*'),
      ...tagsOf('volume'),
      keys: {
        ...everywhere,
        ...zone,
        'ec2:VolumeSize': String(volume.sizeGib),
        'ec2:VolumeType': volume.type,
        'ec2:VolumeIops': volume.iops === undefined ? undefined : String(volume.iops),
        'ec2:VolumeThroughput': volume.throughput === undefined ? undefined : String(volume.throughput),
        'ec2:Encrypted': String(volume.encrypted === 1),
      },
    },
  ]
  if (launch.keyName !== undefined) {
    const keys = { ...everywhere, ...keyPairKeys(launch.keyName, used.keyPair?.type) }
    const tags = used.keyPair && usedTags(used.keyPair.id)
    asks.push({ resource: ec2Arn(of, 'key-pair', launch.keyName), ...tags, keys })
  }
  return asks
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
