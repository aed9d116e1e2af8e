import type { ColumnDataType, CreateTableBuilder, Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  const table = (
    name: string,
    columns: Record<string, ColumnDataType>,
    optional: Record<string, ColumnDataType> = {},
  ) => {
    let builder: CreateTableBuilder<string, string> = db.schema.createTable(name)
    for (const [column, type] of Object.entries(columns))
      builder = builder.addColumn(column, type, (c) => c.notNull())
    for (const [column, type] of Object.entries(optional)) builder = builder.addColumn(column, type)
    return builder
  }
  const owned = { account: 'text', region: 'text' } as const

  await table('instances', { id: 'text', ...owned, ...instanceColumns }, optionalInstanceColumns)
    .addPrimaryKeyConstraint('instancesKey', ['id'])
    .execute()
  await db.schema.createIndex('instancesOwner').on('instances').columns(['account', 'region']).execute()

  await table('instanceProfileAssociations', {
    id: 'text',
    ...owned,
    instanceId: 'text',
    profileId: 'text',
    profileArn: 'text',
    created: 'bigint',
  })
    .addPrimaryKeyConstraint('instanceProfileAssociationsKey', ['id'])
    .addUniqueConstraint('instanceProfileAssociationsInstance', ['instanceId'])
    .addForeignKeyConstraint('instanceProfileAssociationsOf', ['instanceId'], 'instances', ['id'])
    .execute()

  await table('keyPairs', {
    id: 'text',
    ...owned,
    name: 'text',
    type: 'text',
    fingerprint: 'text',
    publicKey: 'text',
    created: 'bigint',
  })
    .addPrimaryKeyConstraint('keyPairsKey', ['id'])
    .addUniqueConstraint('keyPairsName', ['account', 'region', 'name'])
    .execute()

  await table('resourceTags', { ...owned, resourceId: 'text', key: 'text', value: 'text' })
    .addPrimaryKeyConstraint('resourceTagsKey', ['account', 'region', 'resourceId', 'key'])
    .execute()

  await table(
    'workGroups',
    { ...owned, name: 'text', state: 'text', configuration: 'text', created: 'bigint' },
    { description: 'text' },
  )
    .addPrimaryKeyConstraint('workGroupsKey', ['account', 'region', 'name'])
    .execute()
}

const instanceColumns = {
  reservationId: 'text',
  launchIndex: 'integer',
  imageId: 'text',
  instanceType: 'text',
  state: 'text',
  stateSince: 'bigint',
  launched: 'bigint',
  created: 'bigint',
  zone: 'text',
  subnetId: 'text',
  vpcId: 'text',
  privateIp: 'text',
  mac: 'text',
  networkInterfaceId: 'text',
  attachmentId: 'text',
  volumeId: 'text',
  volumeSize: 'integer',
  volumeType: 'text',
  volumeEncrypted: 'integer',
  securityGroupIds: 'text',
  httpTokens: 'text',
  httpEndpoint: 'text',
  httpHopLimit: 'integer',
  httpIpv6: 'text',
  metadataTags: 'text',
  ebsOptimized: 'integer',
  monitoring: 'integer',
  disableTermination: 'integer',
  disableStop: 'integer',
  shutdownBehavior: 'text',
} as const

const optionalInstanceColumns = {
  clientToken: 'text',
  requestDigest: 'text',
  keyName: 'text',
  stateReasonCode: 'text',
  stateReasonMessage: 'text',
  stateTransitionReason: 'text',
  userData: 'text',
} as const
