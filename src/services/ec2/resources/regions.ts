import type { AvailabilityZone, Region } from '@aws-sdk/client-ec2'
import { zoneId } from '../../../kernel/ec2-names.ts'
import { action } from '../action.ts'
import { dryRunSucceeded, invalidValue } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { everything } from '../questions.ts'

// Source: AWS General Reference, "AWS Regions": those every account has, and those it has to opt in to.
const enabledRegions =
  'us-east-1 us-east-2 us-west-1 us-west-2 ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1' +
  ' ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 sa-east-1'
const optInRegions =
  'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6' +
  ' ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1'

const describe =
  (optInStatus: string) =>
  (name: string): Region => ({
    OptInStatus: optInStatus,
    RegionName: name,
    Endpoint: `ec2.${name}.amazonaws.com`,
  })
const regions = [
  ...enabledRegions.split(' ').map(describe('opt-in-not-required')),
  ...optInRegions.split(' ').map(describe('not-opted-in')),
]

/** The availability zones of a region, each three letters a, b and c. */
export function zonesOf(region: string): AvailabilityZone[] {
  return ['a', 'b', 'c'].map((letter) => ({
    State: 'available',
    OptInStatus: 'opt-in-not-required',
    Messages: [],
    RegionName: region,
    ZoneName: region + letter,
    ZoneId: zoneId(region + letter),
    GroupName: `${region}-zg-1`,
    NetworkBorderGroup: region,
    ZoneType: 'availability-zone',
  }))
}

export const describeRegions = action('DescribeRegions', {
  access: everything,
  run({ input }) {
    if (input.DryRun) throw dryRunSucceeded()
    const named = input.RegionNames
    const unknown = named?.find((name) => !regions.some(({ RegionName }) => RegionName === name))
    if (unknown !== undefined) throw invalidValue(`Invalid region name: [${unknown}]`)
    const listed = regions.filter(
      ({ RegionName, OptInStatus }) =>
        (named === undefined || named.includes(RegionName!)) &&
        (named !== undefined || input.AllRegions === true || OptInStatus !== 'not-opted-in'),
    )
    return {
      Regions: applyFilters(listed, input.Filters, {
        'region-name': ({ RegionName }) => RegionName,
        endpoint: ({ Endpoint }) => Endpoint,
        'opt-in-status': ({ OptInStatus }) => OptInStatus,
      }),
    }
  },
})

export const describeAvailabilityZones = action('DescribeAvailabilityZones', {
  access: everything,
  run({ input, request }) {
    if (input.DryRun) throw dryRunSucceeded()
    const zones = zonesOf(request.region)
    for (const name of input.ZoneNames ?? []) {
      if (!zones.some(({ ZoneName }) => ZoneName === name))
        throw invalidValue(`Invalid availability zone: [${name}]`)
    }
    for (const id of input.ZoneIds ?? []) {
      if (!zones.some(({ ZoneId }) => ZoneId === id))
        throw invalidValue(`Invalid availability zone-id: [${id}]`)
    }
    const listed = zones.filter(
      ({ ZoneName, ZoneId }) =>
        (input.ZoneNames ?? [ZoneName]).includes(ZoneName!) && (input.ZoneIds ?? [ZoneId]).includes(ZoneId!),
    )
    return {
      AvailabilityZones: applyFilters(listed, input.Filters, {
        'region-name': ({ RegionName }) => RegionName,
        'zone-name': ({ ZoneName }) => ZoneName,
        'zone-id': ({ ZoneId }) => ZoneId,
        'zone-type': ({ ZoneType }) => ZoneType,
        'group-name': ({ GroupName }) => GroupName,
        'opt-in-status': ({ OptInStatus }) => OptInStatus,
        state: ({ State }) => State,
      }),
    }
  },
})
