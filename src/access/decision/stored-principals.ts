import { iamArn, parseArn, rootArn } from '../../kernel/arn.ts'
import { foreignArnOf, storedForeignPrincipal, type ForeignPrincipals } from './foreign-principals.ts'
import { mapPrincipals, principalsOf } from '../../policy/text/principals.ts'
import { arnsOfIds, findPolicyHolder } from '../../store/entities/policy-holders.ts'
import type { Reader } from '../../store/store.ts'

/** A user's or role's unique id, whole. */
export const uniqueId = /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/

/**
 * An `AWS` principal as the policies of resources and roles keep it: a user or role by its unique id, an
 * account by its root's ARN. Undefined where there is no such principal. Source: IAM User Guide, "AWS JSON
 * policy elements: Principal". `foreign` are those that exist elsewhere.
 */
export async function storedAwsPrincipal(
  db: Reader,
  foreign: ForeignPrincipals,
  value: string,
): Promise<string | undefined> {
  return (await ownPrincipal(db, value)) ?? storedForeignPrincipal(db, foreign, value)
}

async function ownPrincipal(db: Reader, value: string): Promise<string | undefined> {
  if (value === '*') return value
  if (/^\d{12}$/.test(value)) return rootArn(value)
  if (uniqueId.test(value)) return (await arnsOfIds(db, [value])).has(value) ? value : undefined
  const arn = parseArn(value)
  if (arn === undefined || arn.partition !== 'aws' || arn.region !== '') return undefined
  if (!/^\d{12}$/.test(arn.account)) return undefined
  if (arn.service === 'sts') return (await isSession(db, arn.account, arn.resource)) ? value : undefined
  if (arn.service !== 'iam') return undefined
  return arn.resource === 'root' ? value : idOfArn(db, arn.account, arn.resource, value)
}

/** A kept policy as it is shown: unique ids as the ARNs of today; an id of nobody stays as it is. */
export async function shownPrincipals(db: Reader, text: string): Promise<string> {
  const [shown] = await shownPrincipalsOfEach(db, [text])
  return shown!
}

/** Many kept policies as they are shown, in their order, with one question to the database. */
export async function shownPrincipalsOfEach(db: Reader, texts: readonly string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const text of texts) {
    if (!mayHoldIds(text)) continue
    for (const { type, value } of principalsOf(text))
      if (type === 'AWS' && uniqueId.test(value)) ids.add(value)
  }
  const arns = ids.size === 0 ? new Map<string, string>() : await arnsOfIds(db, [...ids])
  return texts.map((text) =>
    mayHoldIds(text)
      ? mapPrincipals(text, ({ type, value }) =>
          type === 'AWS' ? (foreignArnOf(value) ?? arns.get(value)) : undefined,
        )
      : text,
  )
}

/** Saves reading the JSON of most policies; an escape may hide the letters of an id. */
function mayHoldIds(text: string): boolean {
  return text.includes('AIDA') || text.includes('AROA') || text.includes('foreign:') || text.includes('\\u')
}

// LIMIT: a host name of letters, digits, hyphens and dots. AWS checks services against a list that it does
// not publish.
const serviceName = /^[a-z0-9-]+(?:\.[a-z0-9-]+){2,8}$/
const serviceSuffixes = ['.amazonaws.com', '.amazonaws.com.cn', '.amazon.com', '.aws.internal']

/** Whether a `Service` principal is worded as AWS's services are. */
export function isServicePrincipal(value: string): boolean {
  return serviceName.test(value) && serviceSuffixes.some((suffix) => value.endsWith(suffix))
}

/** The unique id behind `user/PATH/NAME` or `role/PATH/NAME`; case and path count. */
async function idOfArn(
  db: Reader,
  account: string,
  resource: string,
  arn: string,
): Promise<string | undefined> {
  const kind = resource.slice(0, resource.indexOf('/'))
  if (kind !== 'user' && kind !== 'role') return undefined
  const holder = await findPolicyHolder(db, kind, account, resource.slice(resource.lastIndexOf('/') + 1))
  if (holder === undefined || iamArn(account, kind, holder.path, holder.name) !== arn) return undefined
  return holder.id
}

/**
 * `assumed-role/ROLE/SESSION` of a role that exists, or `federated-user/NAME`, which only lives as a
 * session.
 */
async function isSession(db: Reader, account: string, resource: string): Promise<boolean> {
  const parts = resource.split('/')
  if (parts.some((part) => !/^[\w+=,.@-]{1,64}$/.test(part))) return false
  if (parts.length === 2) return parts[0] === 'federated-user'
  if (parts.length !== 3 || parts[0] !== 'assumed-role') return false
  const role = await findPolicyHolder(db, 'role', account, parts[1]!)
  return role?.name === parts[1]
}
