import type { Image } from '@aws-sdk/client-ec2'
import { listResourceTags } from '../../../store/ec2/resource-tags.ts'
import { action } from '../action.ts'
import { dryRunSucceeded, malformedImageId, noSuchImages } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { derivedId, isId } from '../ids.ts'
import { checkMaxResults, pageOf } from '../pages.ts'
import { everything, regionOf, tagList } from '../questions.ts'

const amazon = { alias: 'amazon', account: '137112412989' }
const canonical = { alias: undefined, account: '099720109477' }

// A handful of public images, made like those AWS publishes; which machine code they hold does not matter
// here.
const catalogue = [
  image(
    amazon,
    'al2023-ami-2023.6.20250115.0-kernel-6.1-x86_64',
    'x86_64',
    '/dev/xvda',
    'Amazon Linux 2023 AMI',
  ),
  image(
    amazon,
    'al2023-ami-2023.6.20250115.0-kernel-6.1-arm64',
    'arm64',
    '/dev/xvda',
    'Amazon Linux 2023 AMI',
  ),
  image(
    amazon,
    'amzn2-ami-kernel-5.10-hvm-2.0.20250116.0-x86_64-gp2',
    'x86_64',
    '/dev/xvda',
    'Amazon Linux 2 AMI',
  ),
  image(
    canonical,
    'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250115',
    'x86_64',
    '/dev/sda1',
    'Ubuntu 24.04 LTS',
  ),
  image(
    canonical,
    'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250115',
    'arm64',
    '/dev/sda1',
    'Ubuntu 24.04 LTS',
  ),
]

type CatalogueImage = ReturnType<typeof image>

function image(
  owner: typeof amazon | typeof canonical,
  name: string,
  architecture: 'x86_64' | 'arm64',
  rootDevice: string,
  description: string,
) {
  return { owner, name, architecture, rootDevice, description, requiresTokens: name.startsWith('al2023') }
}

/** An image that instances can be launched from. */
export type LaunchImage = {
  id: string
  architecture?: 'x86_64' | 'arm64'
  rootDevice: string
  /** `ec2:Owner`; absent where the image is not one of ours. */
  owner?: string
}

/**
 * The image behind an id. LIMIT: this server has a handful of images and starts no machine, so every
 * well-formed id is taken for a public Linux image of which nothing else is known; its condition keys are
 * absent, which refuses.
 */
export function launchImage(region: string, id: string): LaunchImage {
  if (!isId('ami', id)) throw malformedImageId(id)
  const known = catalogue.find((entry) => imageId(region, entry) === id)
  if (known === undefined) return { id, rootDevice: '/dev/xvda' }
  const { architecture, rootDevice, owner } = known
  return { id, architecture, rootDevice, owner: owner.alias ?? owner.account }
}

/** Whether the region has such an image in its catalogue. */
export function isListedImage(region: string, id: string): boolean {
  return catalogue.some((entry) => imageId(region, entry) === id)
}

function imageId(region: string, { name }: CatalogueImage): string {
  return derivedId('ami', region, name)
}

export const describeImages = action('DescribeImages', {
  access: everything,
  async run(call) {
    const { input, house } = call
    if (input.DryRun) throw dryRunSucceeded()
    const of = regionOf(call)
    checkMaxResults(input.MaxResults)
    const ids = input.ImageIds ?? []
    for (const id of ids) if (!isId('ami', id)) throw malformedImageId(id)
    const missing = ids.filter((id) => !isListedImage(of.region, id))
    if (missing.length > 0) throw noSuchImages(missing)
    const tags = await listResourceTags(house.store.read, of)
    const listed = catalogue
      .filter((entry) => isWanted(entry, input.Owners, of.account))
      .map((entry) => describeImage(of.region, entry))
      .filter(({ ImageId }) => ids.length === 0 || ids.includes(ImageId!))
      .map((found) => ({ ...found, Tags: tagList(tags.filter((tag) => tag.resourceId === found.ImageId)) }))
    const filtered = applyFilters(
      listed,
      input.Filters,
      {
        'image-id': (found) => found.ImageId,
        name: (found) => found.Name,
        description: (found) => found.Description,
        architecture: (found) => found.Architecture,
        state: (found) => found.State,
        'owner-id': (found) => found.OwnerId,
        'owner-alias': (found) => found.ImageOwnerAlias,
        'is-public': () => 'true',
        'image-type': () => 'machine',
        'root-device-type': () => 'ebs',
        'root-device-name': (found) => found.RootDeviceName,
        'virtualization-type': () => 'hvm',
        hypervisor: () => 'xen',
        'ena-support': () => 'true',
        'creation-date': (found) => found.CreationDate,
      },
      (found) => found.Tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })),
    )
    const { items, NextToken } = pageOf(house, 'images', filtered, ({ ImageId }) => ImageId ?? '', input)
    return { Images: items, NextToken }
  },
})

/** The account owns no image of its own, so `self` lists none. */
function isWanted(
  { owner }: CatalogueImage,
  owners: readonly string[] | undefined,
  account: string,
): boolean {
  if (owners === undefined || owners.length === 0) return true
  const wanted = owners.map((name) => (name === 'self' ? account : name))
  return wanted.includes(owner.account) || (owner.alias !== undefined && wanted.includes(owner.alias))
}

function describeImage(region: string, entry: CatalogueImage): Image {
  const { owner, name, architecture, rootDevice, description } = entry
  return {
    ImageId: imageId(region, entry),
    ImageLocation: `${owner.alias ?? owner.account}/${name}`,
    ImageType: 'machine',
    ImageOwnerAlias: owner.alias,
    Name: name,
    Description: description,
    OwnerId: owner.account,
    Public: true,
    State: 'available',
    Architecture: architecture,
    CreationDate: '2025-01-16T00:00:00.000Z',
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    RootDeviceName: rootDevice,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: [
      {
        DeviceName: rootDevice,
        Ebs: { DeleteOnTermination: true, VolumeSize: 8, VolumeType: 'gp3', Encrypted: false },
      },
    ],
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
    SriovNetSupport: 'simple',
    ...(entry.requiresTokens && { ImdsSupport: 'v2.0' as const }),
  }
}
