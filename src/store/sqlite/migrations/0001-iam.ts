import { sql, type Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  const table = db.schema
  await table
    .createTable('accounts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('alias', 'text', (c) => c.unique())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()

  const entity = (name: string) =>
    table
      .createTable(name)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('nameKey', 'text', (c) => c.notNull())
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('created', 'bigint', (c) => c.notNull())
      .addUniqueConstraint(`${name}Name`, ['account', 'nameKey'])
  await entity('users').addColumn('boundaryArn', 'text').addColumn('passwordLastUsed', 'bigint').execute()
  await entity('groups').execute()
  await entity('roles')
    .addColumn('description', 'text')
    .addColumn('maxSessionSeconds', 'integer', (c) => c.notNull())
    .addColumn('trustPolicy', 'text', (c) => c.notNull())
    .addColumn('boundaryArn', 'text')
    .addColumn('lastUsed', 'bigint')
    .addColumn('lastUsedRegion', 'text')
    .execute()
  await entity('policies')
    .addColumn('arn', 'text', (c) => c.notNull().unique())
    .addColumn('description', 'text')
    .addColumn('updated', 'bigint', (c) => c.notNull())
    .addColumn('defaultVersion', 'integer', (c) => c.notNull())
    .addColumn('nextVersion', 'integer', (c) => c.notNull())
    .execute()
  await entity('instanceProfiles')
    .addColumn('roleId', 'text', (c) => c.references('roles.id'))
    .execute()

  await table
    .createTable('groupMembers')
    .addColumn('groupId', 'text', (c) => c.notNull().references('groups.id'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('account', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('groupMembersKey', ['groupId', 'userId'])
    .execute()
  await table.createIndex('groupMembersUser').on('groupMembers').column('userId').execute()

  await table
    .createTable('policyVersions')
    .addColumn('policyId', 'text', (c) => c.notNull().references('policies.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('policyVersionsKey', ['policyId', 'version'])
    .execute()

  await table
    .createTable('inlinePolicies')
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('ownerId', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('inlinePoliciesKey', ['ownerId', 'name'])
    .execute()

  await table
    .createTable('attachments')
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('targetId', 'text', (c) => c.notNull())
    .addColumn('targetType', 'text', (c) => c.notNull())
    .addColumn('policyArn', 'text', (c) => c.notNull())
    .addColumn('attached', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('attachmentsKey', ['targetId', 'policyArn'])
    .execute()
  await table.createIndex('attachmentsPolicy').on('attachments').columns(['account', 'policyArn']).execute()
  await sql`create index "usersBoundary" on "users" ("account", "boundaryArn")`.execute(db)
  await sql`create index "rolesBoundary" on "roles" ("account", "boundaryArn")`.execute(db)

  await table
    .createTable('accessKeys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.references('users.id'))
    .addColumn('secret', 'blob', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('lastUsed', 'bigint')
    .addColumn('lastUsedService', 'text')
    .addColumn('lastUsedRegion', 'text')
    .execute()
  await table.createIndex('accessKeysUser').on('accessKeys').columns(['account', 'userId']).execute()

  await table
    .createTable('loginProfiles')
    .addColumn('userId', 'text', (c) => c.primaryKey().references('users.id'))
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('passwordHash', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('resetRequired', 'integer', (c) => c.notNull())
    .execute()

  await table
    .createTable('mfaDevices')
    .addColumn('serial', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('seed', 'blob', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('userId', 'text')
    .addColumn('enabled', 'bigint')
    .addColumn('lastStep', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await table.createIndex('mfaDevicesUser').on('mfaDevices').columns(['account', 'userId']).execute()

  await table
    .createTable('tags')
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('ownerId', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tagsKey', ['ownerId', 'key'])
    .execute()
}
