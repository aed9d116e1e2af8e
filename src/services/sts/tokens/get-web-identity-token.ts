import type { Call } from '../../../access/action.ts'
import type { Caller } from '../../../access/caller.ts'
import { outboundIssuer } from '../../../access/identity/outbound-issuer.ts'
import type { Ask } from '../../../access/questions.ts'
import type { Tag } from '../../../access/tag.ts'
import { uuid } from '../../../kernel/ids.ts'
import { isoSeconds } from '../../../kernel/iso-seconds.ts'
import { signOutboundToken, type OutboundAlgorithm } from '../../../proof/outbound-token.ts'
import { isOutboundFederationEnabled } from '../../../store/federation/outbound-federation.ts'
import { action, type StsInput } from '../action.ts'
import { duplicateTagKeys, reservedTagKey, validationError } from '../errors.ts'
import { outboundDisabled, payloadTooLarge, sessionTooShort } from '../federation/federation-errors.ts'
import { outboundKey } from './outbound-key.ts'

type TokenCall = Call<StsInput<'GetWebIdentityToken'>>

const defaultSeconds = 300
// LIMIT: AWS bounds the payload and does not say how; a token must fit into a header.
const payloadMaximum = 8192

/** GetWebIdentityToken: a JWT that tells others who the caller is. Source: STS API Reference. */
export const getWebIdentityToken = action('GetWebIdentityToken', {
  access({ input, caller }) {
    const tags = input.Tags ?? []
    const about: Ask = {
      resource: `arn:aws:sts::${caller.account}:self`,
      requestTags: tags,
      keys: {
        'sts:IdentityTokenAudience': input.Audience,
        'sts:DurationSeconds': String(input.DurationSeconds ?? defaultSeconds),
        'sts:SigningAlgorithm': input.SigningAlgorithm,
      },
    }
    return { all: tags.length === 0 ? [about] : [about, { ...about, action: 'sts:TagGetWebIdentityToken' }] }
  },

  async run(call) {
    const { input, caller, house, now } = call
    const { account } = caller
    const algorithm = algorithmOf(input.SigningAlgorithm)
    if (!(await isOutboundFederationEnabled(house.store.read, account))) throw outboundDisabled()
    const issued = Math.floor(now / 1000)
    const expires = issued + (input.DurationSeconds ?? defaultSeconds)
    if (caller.session !== undefined && expires > caller.session.expires) throw sessionTooShort()
    const claims = {
      iss: outboundIssuer(house, account),
      aud: input.Audience!.length === 1 ? input.Audience![0]! : input.Audience!,
      sub: caller.principalArn,
      iat: issued,
      exp: expires,
      jti: uuid(house.random),
      'https://sts.amazonaws.com/': await ownClaims(call),
    }
    if (Buffer.byteLength(JSON.stringify(claims)) > payloadMaximum) throw payloadTooLarge()
    const key = await outboundKey(house, account, algorithm, now)
    return { WebIdentityToken: await signOutboundToken(claims, key), Expiration: new Date(expires * 1000) }
  },
})

function algorithmOf(name: string | undefined): OutboundAlgorithm {
  if (name === 'RS256' || name === 'ES384') return name
  throw validationError(
    `1 validation error detected: Value '${name}' at 'signingAlgorithm' failed to satisfy constraint: ` +
      'Member must satisfy enum value set: [ES384, RS256]',
  )
}

/** AWS's own claims. Source: IAM User Guide, "Understanding token claims". */
async function ownClaims(call: TokenCall): Promise<Record<string, unknown>> {
  const { input, caller, request, house } = call
  const { session } = caller
  const member = house.organizations.of(caller.account)
  return {
    aws_account: caller.account,
    org_id: member?.organizationId,
    ou_path: member && [member.path],
    source_region: request.region,
    principal_id: caller.principalArn,
    principal_tags: await principalTags(call),
    request_tags: requestTags(input.Tags ?? []),
    source_identity: session?.sourceIdentity,
    federated_provider: session?.provider,
    original_session_exp: session && isoSeconds(session.expires * 1000),
    ...instanceClaims(caller),
  }
}

/** The caller's tags, the session's over its role's or user's, in the spelling they were written in. */
async function principalTags({ caller, house }: TokenCall): Promise<Record<string, string> | undefined> {
  const user = caller.user && (await house.principals.user(caller.account, caller.user.id))
  const own = user?.tags.map(({ Key = '', Value = '' }): [string, string] => [Key, Value]) ?? []
  const { roleTags = {}, tags = {} } = caller.session ?? {}
  return recordOf([...own, ...Object.entries(roleTags), ...Object.entries(tags)])
}

/** Pairs as a record, the last of a key counting whatever its case; undefined where there are none. */
function recordOf(pairs: readonly [string, string][]): Record<string, string> | undefined {
  const byKey = new Map(pairs.map((pair) => [pair[0].toLowerCase(), pair]))
  return byKey.size === 0 ? undefined : Object.fromEntries(byKey.values())
}

/** What is known of a session that the instance metadata service delivered. */
function instanceClaims({ session }: Caller): Record<string, unknown> {
  const delivery = session?.delivery
  return {
    ec2_source_instance_arn: delivery?.instanceArn,
    ec2_role_delivery: delivery?.version,
    ec2_instance_source_vpc: delivery?.vpc,
    ec2_instance_source_private_ipv4: delivery?.privateIp,
  }
}

function requestTags(tags: readonly Tag[]): Record<string, string> | undefined {
  const keys = tags.map(({ Key = '' }) => Key.toLowerCase())
  if (new Set(keys).size < keys.length) throw duplicateTagKeys()
  if (keys.some((key) => key.startsWith('aws:'))) throw reservedTagKey()
  return recordOf(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}
