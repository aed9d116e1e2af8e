import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('email', 'text').execute()
  await db.schema.alterTable('accounts').addColumn('closed', 'bigint').execute()
  await organizations(db)
  await contents(db)
  await policies(db)
  await requests(db)
}

// oxlint-disable-next-line no-explicit-any -- as above
type Db = Kysely<any>

async function organizations(db: Db): Promise<void> {
  await db.schema
    .createTable('organizations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('managementAccount', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('rootId', 'text', (c) => c.notNull())
    .addColumn('featureSet', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('scpsEnabled', 'integer', (c) => c.notNull())
    .addColumn('rcpsEnabled', 'integer', (c) => c.notNull())
    .addColumn('rootCredentials', 'integer', (c) => c.notNull())
    .addColumn('rootSessions', 'integer', (c) => c.notNull())
    .addColumn('resourcePolicyId', 'text')
    .addColumn('resourcePolicy', 'text')
    .execute()
  await db.schema
    .createTable('organizationMembers')
    .addColumn('account', 'text', (c) => c.primaryKey().references('accounts.id'))
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('parentId', 'text', (c) => c.notNull())
    .addColumn('joinedMethod', 'text', (c) => c.notNull())
    .addColumn('joined', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('organizationMembersByParent')
    .on('organizationMembers')
    .columns(['organizationId', 'parentId'])
    .execute()
}

async function contents(db: Db): Promise<void> {
  await db.schema
    .createTable('organizationalUnits')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('parentId', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('organizationalUnitsByParent')
    .unique()
    .on('organizationalUnits')
    .columns(['organizationId', 'parentId', 'name'])
    .execute()
  await db.schema
    .createTable('organizationTags')
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('resourceId', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('organizationTagsKey', ['organizationId', 'resourceId', 'key'])
    .execute()
  await db.schema
    .createTable('trustedServices')
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('servicePrincipal', 'text', (c) => c.notNull())
    .addColumn('enabled', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('trustedServicesKey', ['organizationId', 'servicePrincipal'])
    .execute()
  await db.schema
    .createTable('delegatedAdministrators')
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('servicePrincipal', 'text', (c) => c.notNull())
    .addColumn('enabled', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('delegatedAdministratorsKey', ['organizationId', 'account', 'servicePrincipal'])
    .execute()
}

async function policies(db: Db): Promise<void> {
  await db.schema
    .createTable('organizationPolicies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('organizationPoliciesByName')
    .unique()
    .on('organizationPolicies')
    .columns(['organizationId', 'type', 'name'])
    .execute()
  await db.schema
    .createTable('organizationAttachments')
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('targetId', 'text', (c) => c.notNull())
    .addColumn('policyId', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('attached', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('organizationAttachmentsKey', ['organizationId', 'targetId', 'policyId'])
    .execute()
}

async function requests(db: Db): Promise<void> {
  await db.schema
    .createTable('accountCreations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organizationId', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('accountName', 'text', (c) => c.notNull())
    .addColumn('account', 'text')
    .addColumn('failure', 'text')
    .addColumn('requested', 'bigint', (c) => c.notNull())
    .addColumn('completed', 'bigint', (c) => c.notNull())
    .execute()
  // A handshake outlives its organization: who was invited may still look at it.
  await db.schema
    .createTable('handshakes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organizationId', 'text', (c) => c.notNull())
    .addColumn('managementAccount', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('partyType', 'text', (c) => c.notNull())
    .addColumn('partyId', 'text', (c) => c.notNull())
    .addColumn('account', 'text')
    .addColumn('parentId', 'text')
    .addColumn('notes', 'text')
    .addColumn('tags', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('requested', 'bigint', (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addColumn('updated', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('handshakesByAccount').on('handshakes').columns(['account', 'id']).execute()
  await db.schema
    .createIndex('handshakesByOrganization')
    .on('handshakes')
    .columns(['organizationId', 'id'])
    .execute()
}
