import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('accountProperties')
    .addColumn('account', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('accountPropertiesKey', ['account', 'name'])
    .execute()

  await db.schema
    .createTable('delegationRequests')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('workflowId', 'text', (c) => c.notNull())
    .addColumn('ownerAccount', 'text')
    .addColumn('ownerArn', 'text')
    .addColumn('approver', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('updated', 'bigint', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('sessionSeconds', 'integer', (c) => c.notNull())
    .addColumn('onlySendByOwner', 'integer', (c) => c.notNull())
    .addColumn('notes', 'text')
    .addColumn('rejectionReason', 'text')
    .execute()
  await db.schema
    .createIndex('delegationRequestsByWorkflow')
    .unique()
    .on('delegationRequests')
    .columns(['account', 'workflowId'])
    .execute()
  await db.schema
    .createIndex('delegationRequestsByOwner')
    .on('delegationRequests')
    .columns(['ownerAccount', 'id'])
    .execute()

  await db.schema
    .createTable('delegationNotifications')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('requestId', 'text', (c) => c.notNull().references('delegationRequests.id'))
    .addColumn('topicArn', 'text', (c) => c.notNull())
    .addColumn('time', 'bigint', (c) => c.notNull())
    .addColumn('message', 'blob', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('delegationNotificationsByRequest')
    .on('delegationNotifications')
    .columns(['requestId', 'time'])
    .execute()
}
