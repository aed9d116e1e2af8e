import { architectureOf, privateDnsName, zoneId } from '../../kernel/ec2-names.ts'
import { isoSeconds } from '../../kernel/iso-seconds.ts'
import type { ImdsInstance } from './instance.ts'
import { directory, text, type Directory, type Leaf } from './tree.ts'

/**
 * The role an instance's profile holds, and the leaves that hand out its credentials: with the account's id beside
 * them where newer SDKs ask first.
 */
export type RoleLeaf = { name: string; credentials: Leaf; extended: Leaf }

/**
 * Everything below `/latest/` of one instance; what has no meaning without a machine is left out.
 * Source: Amazon EC2 User Guide, "Instance metadata categories".
 * LIMIT: nobody publishes a certificate of this server, so the identity document has no signatures beside it.
 */
export function metadataTree(instance: ImdsInstance, role: RoleLeaf | undefined): Directory {
  const { row } = instance
  const userData = row.userData
  const instanceIdentity = directory({ document: text(identityDocument(instance)) })
  return directory(
    {
      dynamic: directory({ 'instance-identity': instanceIdentity }),
      'meta-data': metaData(instance, role),
      'user-data': userData === null ? undefined : () => Buffer.from(userData, 'base64'),
    },
    // AWS: the first level lists its directories without a slash.
    ['dynamic', 'meta-data', ...(userData === null ? [] : ['user-data'])],
  )
}

function metaData(instance: ImdsInstance, role: RoleLeaf | undefined): Directory {
  const { row, tags } = instance
  const hostName = text(privateDnsName(row.region, row.privateIp))
  return directory({
    'ami-id': text(row.imageId),
    'ami-launch-index': text(String(row.launchIndex)),
    'ami-manifest-path': text('(unknown)'),
    hostname: hostName,
    iam: iamDirectory(instance, role),
    'instance-action': text('none'),
    'instance-id': text(row.id),
    'instance-life-cycle': text('on-demand'),
    'instance-type': text(row.instanceType),
    'local-hostname': hostName,
    'local-ipv4': text(row.privateIp),
    mac: text(row.mac),
    network: directory({
      interfaces: directory({ macs: directory({ [row.mac]: networkInterface(instance) }) }),
    }),
    placement: directory({
      'availability-zone': text(row.zone),
      'availability-zone-id': text(zoneId(row.zone)),
      region: text(row.region),
    }),
    profile: text('default-hvm'),
    'public-keys': publicKeys(instance),
    'reservation-id': text(row.reservationId),
    'security-groups': text(
      groupIds(instance)
        .map(() => 'default')
        .join('\n'),
    ),
    services: directory({ domain: text('amazonaws.com'), partition: text('aws') }),
    tags:
      row.metadataTags === 'enabled'
        ? directory({
            instance: directory(Object.fromEntries(tags.map(({ key, value }) => [key, text(value)]))),
          })
        : undefined,
  })
}

function iamDirectory({ association }: ImdsInstance, role: RoleLeaf | undefined): Directory | undefined {
  if (association === undefined) return undefined
  const info = {
    Code: 'Success',
    LastUpdated: isoSeconds(association.created),
    InstanceProfileArn: association.profileArn,
    InstanceProfileId: association.profileId,
  }
  return directory(
    {
      info: text(JSON.stringify(info, undefined, 2)),
      'security-credentials': role && directory({ [role.name]: role.credentials }),
      'security-credentials-extended': role && directory({ [role.name]: role.extended }),
    },
    role && ['info', 'security-credentials/'],
  )
}

function networkInterface(instance: ImdsInstance): Directory {
  const { row } = instance
  return directory({
    'device-number': text('0'),
    'interface-id': text(row.networkInterfaceId),
    'local-hostname': text(privateDnsName(row.region, row.privateIp)),
    'local-ipv4s': text(row.privateIp),
    mac: text(row.mac),
    'owner-id': text(row.account),
    'security-group-ids': text(groupIds(instance).join('\n')),
    'security-groups': text(
      groupIds(instance)
        .map(() => 'default')
        .join('\n'),
    ),
    'subnet-id': text(row.subnetId),
    'vpc-id': text(row.vpcId),
  })
}

function groupIds({ row }: ImdsInstance): string[] {
  return JSON.parse(row.securityGroupIds) as string[]
}

function publicKeys({ keyPair }: ImdsInstance): Directory | undefined {
  if (keyPair === undefined) return undefined
  const key = directory({ 'openssh-key': text(`${keyPair.publicKey} ${keyPair.name}\n`) })
  return directory({ '0': key }, [`0=${keyPair.name}`])
}

/** Source: Amazon EC2 User Guide, "Instance identity documents": members that do not apply are null. */
function identityDocument({ row }: ImdsInstance): string {
  const document = {
    accountId: row.account,
    architecture: architectureOf(row.instanceType),
    availabilityZone: row.zone,
    billingProducts: null,
    devpayProductCodes: null,
    marketplaceProductCodes: null,
    imageId: row.imageId,
    instanceId: row.id,
    instanceType: row.instanceType,
    kernelId: null,
    pendingTime: isoSeconds(row.launched),
    privateIp: row.privateIp,
    ramdiskId: null,
    region: row.region,
    version: '2017-09-30',
  }
  return JSON.stringify(document, undefined, 2)
}
