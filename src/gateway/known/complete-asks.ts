import type { Call } from '../../access/action.ts'
import type { Ask } from '../../access/questions.ts'
import type { Tag } from '../../access/tag.ts'
import type { CompiledPolicy } from '../../policy/compile.ts'
import type { Things } from './things.ts'

/**
 * The questions of a request with what is already there: each passed role's tags, and each thing's tags and policy as
 * its backend tells them. Tags are asked for only where a policy that applies asks about them; a policy always is, for
 * its Deny counts.
 */
export async function completeAsks(
  asks: readonly Ask[],
  prefix: string,
  call: Call<object>,
  things: Things | undefined,
): Promise<Ask[]> {
  return Promise.all(
    asks.map((ask) => {
      if (ask.action === 'iam:PassRole') return withRole(ask, call)
      return things === undefined || isUnnamed(ask.resource) ? ask : withThing(ask, prefix, call, things)
    }),
  )
}

/** What names no one thing: `*`, or an ARN with a part that the request does not tell. */
function isUnnamed(resource: string | undefined): boolean {
  return resource === undefined || /(?:^|[:/])\*(?:$|[:/])/.test(resource)
}

/** A role that is passed, by its ARN with the path and with its tags, where it is one of ours. */
async function withRole(ask: Ask, { house, caller }: Call<object>): Promise<Ask> {
  const account = ask.resourceAccount ?? caller.account
  const name = ask.resource!.slice(ask.resource!.lastIndexOf('/') + 1)
  const role = await house.principals.roleByName(account, name)
  const isNamed =
    role !== undefined && (role.arn === ask.resource || ask.resource === plainArn(account, name))
  return isNamed ? { ...ask, resource: role.arn, resourceTags: role.tags } : ask
}

function plainArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:role/${name}`
}

async function withThing(ask: Ask, prefix: string, call: Call<object>, things: Things): Promise<Ask> {
  const { region } = call.request
  const account = ask.resourceAccount ?? call.caller.account
  const found = await things.policy(ask.resource!, region, account)
  const completed: Ask = found === undefined ? ask : { ...ask, policy: found.policy, policyKind: found.kind }
  const unknown = ask.unknown ?? []
  const tagKeys = unknown.filter((key) => key.endsWith('resourcetag/'))
  if (tagKeys.length === 0 || !asksForTags(completed, call)) return completed
  const tags = await things.tags(ask.resource!, region, account)
  if (tags === undefined) return completed
  const own = tagKeys.includes(`${prefix}:resourcetag/`) ? ownTagKeys(prefix, tags) : {}
  return {
    ...completed,
    resourceTags: tags,
    keys: { ...completed.keys, ...own },
    unknown: unknown.filter((key) => !tagKeys.includes(key)),
  }
}

/** The older twin of `aws:ResourceTag/…` that some services have. */
function ownTagKeys(prefix: string, tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [`${prefix}:ResourceTag/${Key}`, Value]))
}

function asksForTags({ policy, resourceAccount }: Ask, { house, caller }: Call<object>): boolean {
  const { identity, boundary, session = [] } = caller.policies
  const organizations = house.organizations
  const levels = [
    ...(organizations.of(caller.account)?.scps() ?? []),
    ...(organizations.of(resourceAccount ?? caller.account)?.rcps() ?? []),
  ]
  const sources = [...identity, ...(boundary === undefined ? [] : [boundary]), ...session, ...levels.flat()]
  if (policy !== undefined && /resourcetag/i.test(policy.text)) return true
  return sources.some((source) => namesTags(source.policy))
}

const tagged = new WeakMap<CompiledPolicy, boolean>()

function namesTags(policy: CompiledPolicy): boolean {
  let named = tagged.get(policy)
  if (named === undefined) {
    named = /resourcetag/i.test(JSON.stringify(policy.document))
    tagged.set(policy, named)
  }
  return named
}
