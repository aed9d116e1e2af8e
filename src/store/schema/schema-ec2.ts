import type { AthenaTables } from './schema-athena.ts'

/** What an instance is between transitions; `pending`, `stopping` and `shutting-down` are never stored. */
export type StoredInstanceState = 'running' | 'stopped' | 'terminated'

/** An EC2 instance: a record with an identity and a metadata service, no machine behind it. */
export type InstanceTable = {
  id: string
  account: string
  region: string
  reservationId: string
  launchIndex: number
  /** The caller's idempotency token, and a digest of the request it came with. */
  clientToken: string | null
  requestDigest: string | null
  imageId: string
  instanceType: string
  keyName: string | null
  state: StoredInstanceState
  stateSince: number
  /** Code and message of `StateReason`, and the `StateTransitionReason`; null while nothing happened. */
  stateReasonCode: string | null
  stateReasonMessage: string | null
  stateTransitionReason: string | null
  /** When the instance was launched or last started. */
  launched: number
  created: number
  zone: string
  subnetId: string
  vpcId: string
  privateIp: string
  mac: string
  networkInterfaceId: string
  attachmentId: string
  volumeId: string
  volumeSize: number
  volumeType: string
  volumeEncrypted: number
  /** JSON list of security group ids. */
  securityGroupIds: string
  /** Base64, as RunInstances took it. */
  userData: string | null
  httpTokens: 'required' | 'optional'
  httpEndpoint: 'enabled' | 'disabled'
  httpHopLimit: number
  httpIpv6: 'enabled' | 'disabled'
  metadataTags: 'enabled' | 'disabled'
  ebsOptimized: number
  monitoring: number
  disableTermination: number
  disableStop: number
  shutdownBehavior: 'stop' | 'terminate'
}

/** Which instance profile an instance has; at most one each. The profile is known by its unique id. */
export type InstanceProfileAssociationTable = {
  id: string
  account: string
  region: string
  instanceId: string
  profileId: string
  profileArn: string
  created: number
}

/** A key pair's public half. `publicKey` is in OpenSSH's form without a comment. */
export type KeyPairTable = {
  id: string
  account: string
  region: string
  name: string
  type: 'rsa' | 'ed25519'
  fingerprint: string
  publicKey: string
  created: number
}

/**
 * A tag of an EC2 resource. Accounts tag shared images each for themselves, so the owner of the tag is in the
 * key.
 */
export type ResourceTagTable = {
  account: string
  region: string
  resourceId: string
  key: string
  value: string
}

/** EC2's tables, and those of the small service beside it. */
export type Ec2Tables = {
  instances: InstanceTable
  instanceProfileAssociations: InstanceProfileAssociationTable
  keyPairs: KeyPairTable
  resourceTags: ResourceTagTable
} & AthenaTables
