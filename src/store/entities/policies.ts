import type { Insertable, Selectable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import { findByName } from '../sqlite/named-entities.ts'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { PolicyTable, PolicyVersionTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type PolicyRow = Selectable<PolicyTable>

/** The customer managed policy under that ARN (its path counts); undefined where there is none. */
export const findPolicyByArn = prepareRow((db, arn: string) =>
  db.selectFrom('policies').selectAll().where('arn', '=', arn),
)

/** The account's customer managed policy of that name, whatever its path and case. */
export const findPolicyByName = findByName('policies', (rows) => rows.selectAll())

/**
 * The documents of the default versions of customer managed policies by ARN; ARNs of no policy are absent.
 */
export async function defaultDocuments(db: Reader, arns: readonly string[]): Promise<Map<string, string>> {
  if (arns.length === 0) return new Map()
  const rows = await documentsOf(db, arns)
  return new Map(rows.map(({ arn, document }) => [arn, document]))
}

const documentsOf = prepareRows((db, arns: readonly string[]) =>
  db
    .selectFrom('policies')
    .innerJoin('policyVersions', (join) =>
      join
        .onRef('policyVersions.policyId', '=', 'policies.id')
        .onRef('policyVersions.version', '=', 'policies.defaultVersion'),
    )
    .select(['policies.arn', 'policyVersions.document'])
    .where('policies.arn', 'in', arns),
)

/** All customer managed policies of an account, by name without case; a quota bounds how many there are. */
export const listPolicies = prepareRows((db, account: string) =>
  db.selectFrom('policies').selectAll().where('account', '=', account).orderBy('nameKey'),
)

/** How many customer managed policies the account has. */
export function countPolicies(db: Reader, account: string): Promise<number> {
  return countRows(db, 'policies', account)
}

/** How many versions the account's customer managed policies have together. */
export async function countPolicyVersions(db: Reader, account: string): Promise<number> {
  const { count } = await db
    .selectFrom('policyVersions')
    .innerJoin('policies', 'policies.id', 'policyVersions.policyId')
    .select((version) => version.fn.countAll().as('count'))
    .where('policies.account', '=', account)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Writes a new policy with its first version. */
export async function insertPolicy(
  tx: Writer,
  policy: Insertable<PolicyTable>,
  document: string,
): Promise<void> {
  await tx.insertInto('policies').values(policy).execute()
  await insertPolicyVersion(tx, {
    policyId: policy.id,
    version: policy.defaultVersion,
    document,
    created: policy.created,
  })
}

/** Removes a policy, its versions and its tags; whoever calls has made sure that nothing uses it. */
export async function deletePolicy(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', id).execute()
  await tx.deleteFrom('policyVersions').where('policyId', '=', id).execute()
  await tx.deleteFrom('policies').where('id', '=', id).execute()
}

/** All versions of a policy, the newest first. */
export const policyVersions = prepareRows((db, policyId: string) =>
  db.selectFrom('policyVersions').selectAll().where('policyId', '=', policyId).orderBy('version', 'desc'),
)

/** All versions of several policies, of each the newest first. */
export const versionsOfPolicies = prepareRows((db, policyIds: readonly string[]) =>
  db.selectFrom('policyVersions').selectAll().where('policyId', 'in', policyIds).orderBy('version', 'desc'),
)

/** One version of a policy by its number. */
export const findPolicyVersion = prepareRow((db, policyId: string, version: number) =>
  db.selectFrom('policyVersions').selectAll().where('policyId', '=', policyId).where('version', '=', version),
)

/** Writes a further version. */
export async function insertPolicyVersion(
  tx: Writer,
  version: Insertable<PolicyVersionTable>,
): Promise<void> {
  await tx.insertInto('policyVersions').values(version).execute()
}

/** Removes a version; whoever calls has made sure that it is not the default. */
export async function deletePolicyVersion(tx: Writer, policyId: string, version: number): Promise<void> {
  await tx
    .deleteFrom('policyVersions')
    .where('policyId', '=', policyId)
    .where('version', '=', version)
    .execute()
}

/** Changes what a policy says about its versions, and when the newest was made. */
export async function updatePolicy(
  tx: Writer,
  id: string,
  change: { defaultVersion?: number; nextVersion?: number; updated?: number },
): Promise<void> {
  await tx.updateTable('policies').set(change).where('id', '=', id).execute()
}
