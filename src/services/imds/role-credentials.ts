import { randomUUID } from 'node:crypto'
import type { RequestFacts } from '../../access/request-facts.ts'
import { decide } from '../../access/decision/authorize.ts'
import { serviceCaller } from '../../access/caller.ts'
import { mintSession } from '../../access/identity/credentials.ts'
import type { House } from '../../access/house.ts'
import type { LiveRole } from '../../access/live-principal.ts'
import { createBoundedMap } from '../../kernel/bounded-map.ts'
import { isoSeconds } from '../../kernel/iso-seconds.ts'
import { findInstanceProfileById } from '../../store/ec2/instance-profile-associations.ts'
import type { ImdsInstance } from './instance.ts'
import type { RoleLeaf } from './metadata.ts'

/** Which of its two protocols the metadata service was asked in. */
export type ImdsVersion = '1.0' | '2.0'

// AWS: credentials of an instance live about six hours, whatever the role's longest session is.
const lifeSeconds = 6 * 3600

// AWS promises new credentials at least five minutes before the old ones end; SDKs begin to ask at fifteen.
const renewalSeconds = 15 * 60

// LIMIT: an instance whose credentials were forgotten gets new ones, so nothing but sameness is lost.
const cacheLimit = 10_000

const ec2 = serviceCaller('ec2.amazonaws.com')

/** What the document of credentials says, or why there are none. */
type Document = Record<string, string>

type Cached = { document: Document; renewAt: number }

/** Hands out the credentials of instances' roles; the same ones until they are due for renewal. */
export function createRoleCredentials(house: House) {
  const cache = createBoundedMap<string, Cached>(cacheLimit)

  function credentials(instance: ImdsInstance, role: LiveRole, version: ImdsVersion): Document {
    const now = house.clock.now()
    // Trust is asked each time, so that taking it away is seen at once and not when the credentials end.
    if (!isTrusted(house, instance, role, now)) return unauthorized(role, now)
    const key = [instance.row.id, version, role.id, house.epoch].join(' ')
    const known = cache.get(key)
    if (known !== undefined && known.renewAt > now) return known.document
    const document = mint(house, instance, role, version)
    cache.set(key, { document, renewAt: now + (lifeSeconds - renewalSeconds) * 1000 })
    return document
  }

  return {
    /** The role of an instance's profile; undefined where it has no profile or the profile no role. */
    async roleOf(instance: ImdsInstance, version: ImdsVersion): Promise<RoleLeaf | undefined> {
      const { association } = instance
      const profile = association && (await findInstanceProfileById(house.store.read, association.profileId))
      if (profile === undefined || profile.roleId === null) return undefined
      if (!house.organizations.areCurrent()) await house.organizations.refresh()
      const role = await house.principals.role(profile.account, profile.roleId)
      if (role === undefined) return undefined
      const document = () => credentials(instance, role, version)
      return {
        name: role.name,
        credentials: () => written(document()),
        extended: () => {
          const told = document()
          return written(told['Code'] === 'Success' ? { ...told, AccountId: role.account } : told)
        },
      }
    },
  }
}

function written(document: Document): string {
  return JSON.stringify(document, undefined, 2)
}

/** Whether the role's trust policy lets EC2 assume it, decided like every other AssumeRole. */
function isTrusted(house: House, { row }: ImdsInstance, role: LiveRole, now: number): boolean {
  const asking = { house, caller: ec2, request: requestOf(row.region), action: 'sts:AssumeRole', now }
  const { decision } = decide(asking, {
    resource: role.arn,
    resourceAccount: role.account,
    policyKind: 'trust-policy',
    policy: { text: role.trustPolicy, id: `${role.arn} (trust policy)` },
    resourceTags: role.tags,
    keys: { 'sts:RoleSessionName': row.id },
  })
  return decision.outcome === 'Allowed'
}

function requestOf(region: string): RequestFacts {
  return {
    requestId: randomUUID(),
    region,
    sourceIp: ec2.arn,
    userAgent: ec2.arn,
    secure: true,
    host: `sts.${region}.amazonaws.com`,
    method: 'POST',
    path: '/',
    headers: {},
  }
}

function mint(house: House, { row }: ImdsInstance, role: LiveRole, version: ImdsVersion): Document {
  const roleTags = Object.fromEntries(role.tags.map(({ Key = '', Value = '' }) => [Key, Value]))
  const credentials = mintSession(
    house,
    {
      kind: 'role',
      account: role.account,
      principalId: role.id,
      name: row.id,
      ...(role.tags.length > 0 && { roleTags }),
      delivery: {
        instanceArn: `arn:aws:ec2:${row.region}:${row.account}:instance/${row.id}`,
        version,
        vpc: row.vpcId,
        privateIp: row.privateIp,
      },
    },
    lifeSeconds,
  )
  return {
    Code: 'Success',
    LastUpdated: isoSeconds(house.clock.now()),
    Type: 'AWS-HMAC',
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: isoSeconds(credentials.expiration.getTime()),
  }
}

/** AWS: a failure is told in the document; the HTTP status stays 200. */
function unauthorized(role: LiveRole, now: number): Document {
  return {
    Code: 'AssumeRoleUnauthorizedAccess',
    Message:
      `EC2 cannot assume the role ${role.name}. Please see documentation at` +
      ' https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html' +
      '#troubleshoot_iam-ec2_errors-info-doc.',
    LastUpdated: isoSeconds(now),
  }
}
