import type { Kysely } from 'kysely'

// Keys are listed in the order of their UTF-8 bytes: SQLite's default, PostgreSQL's where the database has
// the "C" collation.

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  const table = db.schema
  await table
    .createTable('buckets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('policy', 'text')
    .addColumn('policyPublic', 'integer', (c) => c.notNull())
    .addColumn('publicAccessBlock', 'text')
    .addColumn('tags', 'text')
    .execute()
  await table.createIndex('bucketsAccount').on('buckets').columns(['account', 'name']).execute()

  await table
    .createTable('objects')
    .addColumn('bucketId', 'text', (c) => c.notNull().references('buckets.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull().unique())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('etag', 'text', (c) => c.notNull())
    .addColumn('modified', 'bigint', (c) => c.notNull())
    .addColumn('storageClass', 'text', (c) => c.notNull())
    .addColumn('headers', 'text', (c) => c.notNull())
    .addColumn('tags', 'text')
    .addColumn('checksumAlgorithm', 'text', (c) => c.notNull())
    .addColumn('checksumType', 'text', (c) => c.notNull())
    .addColumn('checksum', 'text', (c) => c.notNull())
    .addColumn('parts', 'text')
    .addPrimaryKeyConstraint('objectsKey', ['bucketId', 'key'])
    .execute()

  await table
    .createTable('multipartUploads')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bucketId', 'text', (c) => c.notNull().references('buckets.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('initiatorArn', 'text', (c) => c.notNull())
    .addColumn('initiatorId', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('storageClass', 'text', (c) => c.notNull())
    .addColumn('headers', 'text', (c) => c.notNull())
    .addColumn('tags', 'text')
    .addColumn('checksumAlgorithm', 'text', (c) => c.notNull())
    .addColumn('checksumType', 'text', (c) => c.notNull())
    .addColumn('checksumAsked', 'integer', (c) => c.notNull())
    .execute()
  await table
    .createIndex('multipartUploadsKey')
    .on('multipartUploads')
    .columns(['bucketId', 'key', 'id'])
    .execute()

  await table
    .createTable('parts')
    .addColumn('uploadId', 'text', (c) => c.notNull().references('multipartUploads.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull().unique())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('etag', 'text', (c) => c.notNull())
    .addColumn('modified', 'bigint', (c) => c.notNull())
    .addColumn('checksum', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('partsKey', ['uploadId', 'number'])
    .execute()
}
