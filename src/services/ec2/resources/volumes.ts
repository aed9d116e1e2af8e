import type { Volume } from '@aws-sdk/client-ec2'
import { listInstances, type InstanceRow } from '../../../store/ec2/instances.ts'
import { listResourceTags } from '../../../store/ec2/resource-tags.ts'
import { action } from '../action.ts'
import { dryRunSucceeded, noSuchVolume } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { launchImage } from './images.ts'
import { checkMaxResults, pageOf } from '../pages.ts'
import { everything, regionOf, tagList } from '../questions.ts'

/** The disks of the instances that are there: each has one, which comes and goes with it. */
export const describeVolumes = action('DescribeVolumes', {
  access: everything,
  async run(call) {
    const { input, house } = call
    const of = regionOf(call)
    checkMaxResults(input.MaxResults)
    const rows = await listInstances(house.store.read, of, Number.MAX_SAFE_INTEGER)
    const missing = input.VolumeIds?.find((id) => !rows.some((row) => row.volumeId === id))
    if (missing !== undefined) throw noSuchVolume(missing)
    if (input.DryRun) throw dryRunSucceeded()
    const tags = Map.groupBy(await listResourceTags(house.store.read, of), ({ resourceId }) => resourceId)
    const tagsOf = (row: InstanceRow) => tags.get(row.volumeId) ?? []
    const named = rows.filter((row) => !input.VolumeIds?.length || input.VolumeIds.includes(row.volumeId))
    const filtered = applyFilters(
      named,
      input.Filters,
      {
        'attachment.delete-on-termination': () => 'true',
        'attachment.device': (row) => launchImage(row.region, row.imageId).rootDevice,
        'attachment.instance-id': (row) => row.id,
        'attachment.status': () => 'attached',
        'availability-zone': (row) => row.zone,
        encrypted: (row) => String(row.volumeEncrypted === 1),
        size: (row) => String(row.volumeSize),
        status: () => 'in-use',
        'volume-id': (row) => row.volumeId,
        'volume-type': (row) => row.volumeType,
      },
      tagsOf,
    )
    const { items, NextToken } = pageOf(house, 'volumes', filtered, ({ volumeId }) => volumeId, input)
    return { Volumes: items.map((row) => ({ ...describe(row), Tags: tagList(tagsOf(row)) })), NextToken }
  },
})

function describe(row: InstanceRow): Volume {
  return {
    Attachments: [
      {
        AttachTime: new Date(row.created),
        DeleteOnTermination: true,
        Device: launchImage(row.region, row.imageId).rootDevice,
        InstanceId: row.id,
        State: 'attached',
        VolumeId: row.volumeId,
      },
    ],
    AvailabilityZone: row.zone,
    CreateTime: new Date(row.created),
    Encrypted: row.volumeEncrypted === 1,
    MultiAttachEnabled: false,
    Size: row.volumeSize,
    SnapshotId: '',
    State: 'in-use',
    VolumeId: row.volumeId,
    VolumeType: row.volumeType as Volume['VolumeType'],
  }
}
