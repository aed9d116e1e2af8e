import { foldName } from '../../kernel/fold-name.ts'
import { isoSeconds } from '../../kernel/iso-seconds.ts'
import type { ContextKeys } from '../../policy/types.ts'
import type { RequestFacts } from '../request-facts.ts'
import type { Caller } from '../caller.ts'
import type { House } from '../house.ts'
import type { Ask } from '../questions.ts'
import type { Tag } from '../tag.ts'

/** What the condition keys of one question are computed from. */
export type ContextFacts = {
  house: Pick<House, 'organizations'>
  caller: Caller
  request: RequestFacts
  ask: Ask
  /** `service:Operation` in full. */
  action: string
  resourceAccount: string
  /** The house clock, milliseconds. */
  now: number
}

type Value = string | readonly string[] | undefined

// Source: IAM User Guide, "AWS global condition context keys"; a key is absent where its function answers
// undefined.
const globalKeys: ReadonlyMap<string, (facts: ContextFacts) => Value> = new Map<
  string,
  (facts: ContextFacts) => Value
>([
  ['aws:currenttime', ({ now }) => isoSeconds(now)],
  ['aws:epochtime', ({ now }) => String(Math.floor(now / 1000))],
  ['aws:securetransport', ({ request }) => String(request.secure)],
  ['aws:sourceip', ({ request }) => request.sourceIp],
  ['aws:useragent', ({ request }) => request.userAgent],
  ['aws:referer', ({ request }) => request.referer],
  ['aws:requestedregion', requestedRegion],
  ['aws:viaawsservice', () => 'false'],
  ['aws:resourceaccount', ({ resourceAccount }) => resourceAccount || undefined],
  [
    'aws:resourceorgid',
    ({ house, resourceAccount }) => house.organizations.of(resourceAccount)?.organizationId,
  ],
  ['aws:resourceorgpaths', ({ house, resourceAccount }) => pathsOf(house, resourceAccount)],
  [
    'aws:principalorgid',
    ({ house, caller }) => house.organizations.of(caller.principal.account)?.organizationId,
  ],
  ['aws:principalorgpaths', ({ house, caller }) => pathsOf(house, caller.principal.account)],
  ['aws:userid', ({ caller }) => caller.userId || undefined],
  ['aws:username', ({ caller }) => (caller.kind === 'user' ? caller.user?.name : undefined)],
  ['aws:principaltype', principalType],
  ['aws:principalarn', ({ caller }) => caller.principalArn || undefined],
  [
    'aws:principalaccount',
    ({ caller }) => (caller.kind === 'service' ? undefined : caller.account || 'anonymous'),
  ],
  [
    'aws:principalisawsservice',
    ({ caller }) => (caller.kind === 'anonymous' ? undefined : String(caller.principal.kind === 'Service')),
  ],
  [
    'aws:principalservicename',
    ({ caller }) => (caller.principal.kind === 'Service' ? caller.arn : undefined),
  ],
  [
    'aws:principalservicenameslist',
    ({ caller }) => (caller.principal.kind === 'Service' ? [caller.arn] : undefined),
  ],
  ['aws:tokenissuetime', ({ caller: { session } }) => session && isoSeconds(session.issued * 1000)],
  ['aws:multifactorauthpresent', multiFactorAuthPresent],
  ['aws:multifactorauthage', multiFactorAuthAge],
  ['aws:sourceidentity', ({ caller }) => caller.session?.sourceIdentity],
  ['aws:federatedprovider', ({ caller }) => caller.session?.provider],
  ['aws:assumedroot', ({ caller }) => (caller.session?.kind === 'root' ? 'true' : undefined)],
  ['ec2:roledelivery', ({ caller }) => caller.session?.delivery?.version],
  ['ec2:sourceinstancearn', ({ caller }) => caller.session?.delivery?.instanceArn],
  ['aws:ec2instancesourcevpc', ({ caller }) => caller.session?.delivery?.vpc],
  ['aws:ec2instancesourceprivateipv4', ({ caller }) => caller.session?.delivery?.privateIp],
])

/**
 * The request context of one question. Keys are computed when a policy names them, so a policy without
 * conditions costs nothing; a question's own keys stand before the global ones.
 */
export function contextOf(facts: ContextFacts): ContextKeys {
  const own = ownKeysOf(facts.ask, facts.action)
  const look = (name: string): Value => {
    const mine = own.get(name)
    if (mine !== undefined) return mine
    const global = globalKeys.get(name)
    if (global !== undefined) return global(facts)
    if (name.startsWith('aws:principaltag/')) return facts.caller.tags.get(name.slice(17))
    const { keys } = facts.caller.session ?? {}
    // INVARIANT: a policy may name any key at all, `constructor` too; only the session's own count.
    return keys !== undefined && Object.hasOwn(keys, name) ? keys[name] : undefined
  }
  const { unknown } = facts.ask
  const twofold = twofoldTags(own)
  return {
    unknown:
      unknown || twofold
        ? (name) => twofold?.has(name) === true || (unknown !== undefined && isListed(unknown, name))
        : undefined,
    get(name) {
      const value = look(name)
      return typeof value === 'string' ? [value] : value
    },
    *keys() {
      const names = new Set([
        ...own.keys(),
        ...globalKeys.keys(),
        ...Object.keys(facts.caller.session?.keys ?? {}),
      ])
      for (const key of facts.caller.tags.keys()) names.add(`aws:principaltag/${key}`)
      for (const name of names) if (look(name) !== undefined) yield name
    },
  }
}

/** Whether a key is one of a list in which one that ends in `/` or `:` stands for all that begin with it. */
export function isListed(unknown: readonly string[], name: string): boolean {
  return unknown.some((one) => (/[/:]$/.test(one) ? name.startsWith(one) : name === one))
}

const none: ReadonlyMap<string, Value> = new Map()

/** The keys that belong to this question alone: its own, and those its tags give. */
export function ownKeysOf(ask: Ask, action: string): ReadonlyMap<string, Value> {
  if (ask.keys === undefined && ask.requestTags === undefined && ask.resourceTags === undefined) return none
  const keys = new Map<string, Value>()
  for (const name in ask.keys) {
    const value = ask.keys[name]
    if (typeof value === 'string') addSpelling(keys, foldName(name), value)
    else if (value !== undefined) keys.set(foldName(name), value)
  }
  if (ask.requestTags !== undefined) {
    for (const { Key = '', Value = '' } of ask.requestTags)
      addSpelling(keys, `aws:requesttag/${foldName(Key)}`, Value)
    if (ask.requestTags.length > 0) {
      keys.set(
        'aws:tagkeys',
        ask.requestTags.map(({ Key = '' }) => Key),
      )
    }
  }
  if (ask.resourceTags !== undefined) addResourceTags(keys, ask.resourceTags, action)
  return keys
}

/** `aws:ResourceTag/…`, and its older twin in the services that have one. */
function addResourceTags(keys: Map<string, Value>, tags: readonly Tag[], action: string): void {
  const service = action.slice(0, action.indexOf(':'))
  const twin = service === 'sts' ? 'iam' : service
  for (const { Key = '', Value = '' } of tags) {
    addSpelling(keys, `aws:resourcetag/${foldName(Key)}`, Value)
    if (twin === 'iam' || twin === 'ec2') addSpelling(keys, `${twin}:resourcetag/${foldName(Key)}`, Value)
  }
}

/** Keys of tags are compared without regard to case, where EC2's and S3's tags are kept with it. */
function addSpelling(keys: Map<string, Value>, name: string, value: string): void {
  const other = keys.get(name)
  if (other === undefined || other === value) keys.set(name, value)
  else if (typeof other === 'string') keys.set(name, [other, value].sort())
  else keys.set(name, [...new Set([...other, value])].sort())
}

const ofOneTag = /^(?:aws:requesttag|(?:aws|iam|ec2):resourcetag|s3:requestobjecttag|s3:existingobjecttag)\//

/** The tags that are there in several spellings with different values: which of them counts cannot be known. */
function twofoldTags(own: ReadonlyMap<string, Value>): ReadonlySet<string> | undefined {
  let names: Set<string> | undefined
  for (const [name, value] of own) {
    if (typeof value === 'object' && ofOneTag.test(name)) (names ??= new Set()).add(name)
  }
  return names
}

/** AWS: requests to global services and endpoints carry us-east-1, whatever region the client signed with. */
function requestedRegion({ action, request }: ContextFacts): string {
  const global =
    action.startsWith('iam:') || action.startsWith('organizations:') || globalHost.test(request.host)
  return global ? 'us-east-1' : request.region
}

const globalHost = /^(?:iam|sts)\.amazonaws\.com(?::\d{1,5})?$/i

function pathsOf({ organizations }: ContextFacts['house'], account: string): Value {
  const path = organizations.of(account)?.path
  return path === undefined ? undefined : [path]
}

function principalType({ caller }: ContextFacts): Value {
  const { kind } = caller.principal
  return kind === 'WebIdentity' || kind === 'SAML' || kind === 'Service' ? undefined : kind
}

/**
 * Absent with long-term keys. AWS documents two readings for sessions of AssumeRole (`false` or absent, never
 * `true`); this house answers `false`.
 */
function multiFactorAuthPresent({ caller: { session } }: ContextFacts): Value {
  return session === undefined ? undefined : String(session.mfaAt !== undefined)
}

function multiFactorAuthAge({ caller: { session }, now }: ContextFacts): Value {
  return session?.mfaAt === undefined
    ? undefined
    : String(Math.max(0, Math.floor(now / 1000) - session.mfaAt))
}
