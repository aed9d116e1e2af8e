import type { Ask } from '../../access/questions.ts'
import { zoneId } from '../../kernel/ec2-names.ts'
import type { InstanceRow, RegionOf } from '../../store/ec2/instances.ts'
import { ec2Arn, machineKeys } from './questions.ts'

/** Condition keys of a question. */
type Keys = NonNullable<Ask['keys']>

/*
 * The keys that each type of resource has of itself, whatever operation asks about it. Source: Service Authorization
 * Reference, "Resource types defined by Amazon EC2" and the rows of RunInstances and CreateTags.
 */

/** Where something lies. */
export function zoneKeys(zone: string): Keys {
  return { 'ec2:AvailabilityZone': zone, 'ec2:AvailabilityZoneId': zoneId(zone) }
}

/** An instance, beside its profile. */
export function instanceKeys(row: InstanceRow): Keys {
  return { ...zoneKeys(row.zone), 'ec2:InstanceID': row.id, ...machineKeys(row) }
}

/** The disk of an instance. */
export function volumeKeys(row: InstanceRow): Keys {
  return {
    ...zoneKeys(row.zone),
    'ec2:Encrypted': String(row.volumeEncrypted === 1),
    'ec2:VolumeID': row.volumeId,
    'ec2:VolumeSize': String(row.volumeSize),
    'ec2:VolumeType': row.volumeType,
  }
}

/** The network interface of an instance. */
export function interfaceKeys(of: RegionOf, row: InstanceRow, vpcArn: string): Keys {
  return {
    ...zoneKeys(row.zone),
    'ec2:NetworkInterfaceID': row.networkInterfaceId,
    'ec2:Subnet': ec2Arn(of, 'subnet', row.subnetId),
    'ec2:Vpc': vpcArn,
  }
}

/** A subnet; without a zone where it is none that is here. */
export function subnetKeys(id: string, zone: string | undefined, vpcArn: string): Keys {
  return { ...(zone === undefined ? {} : zoneKeys(zone)), 'ec2:SubnetID': id, 'ec2:Vpc': vpcArn }
}

/** A security group. */
export function groupKeys(id: string, vpcArn: string): Keys {
  return { 'ec2:SecurityGroupID': id, 'ec2:Vpc': vpcArn }
}

/** What is known of an image; of one that is not in the catalogue only its id. */
export function imageKeys({ id, owner }: { id: string; owner?: string | undefined }): Keys {
  return {
    'ec2:ImageID': id,
    'ec2:Owner': owner,
    'ec2:ImageType': owner && 'machine',
    'ec2:Public': owner && 'true',
    'ec2:RootDeviceType': owner && 'ebs',
  }
}

/** A key pair; without a type where there is none of that name. */
export function keyPairKeys(name: string, type: string | undefined): Keys {
  return { 'ec2:KeyPairName': name, 'ec2:KeyPairType': type }
}

/**
 * `ec2:Attribute/NAME` of each attribute that a request sets, and `ec2:Attribute` with their names. Source: EC2 User
 * Guide, example policies, "Work with instance metadata".
 */
export function attributeKeys(attributes: Readonly<Record<string, unknown>>): Keys {
  const set = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const keys: Record<string, string | readonly string[]> = {}
  for (const [name, value] of set) keys[`ec2:Attribute/${name}`] = String(value)
  if (set.length > 0) keys['ec2:Attribute'] = set.length === 1 ? set[0]![0] : set.map(([name]) => name)
  return keys
}
