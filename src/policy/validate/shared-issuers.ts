import type { ResourceStatement } from './resource-grammar.ts'

// Issuers that many customers of AWS share, and the condition key that tells whose token it is. IAM saves no trust
// in one of them without it. Source: IAM User Guide, "Identity-provider controls for shared OIDC providers".
const bySubject = [
  'agent.buildkite.com',
  'app.terraform.io',
  'gitlab.com',
  'oidc-configuration.audit-log.githubusercontent.com',
  'oidc.codefresh.io',
  'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu',
  'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb',
  'proidc.upbound.io',
  'rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7',
  'rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr',
  'rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg',
  'rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26',
  'scalr.io',
  'studio.datachain.ai/api',
  'token.actions.githubusercontent.com',
  'tokens.cloud.shisho.dev',
  'vstoken.actions.githubusercontent.com',
]
const byAudience = [
  'api.pulumi.com/oidc',
  'cognito-identity.amazonaws.com',
  'oidc.vercel.com',
  'sandboxes.cloud',
]

const requiredKeys: ReadonlyMap<string, string> = new Map([
  ...bySubject.map((place): [string, string] => [place, `${place}:sub`]),
  ...byAudience.map((place): [string, string] => [place, `${place}:aud`]),
  ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', 'sts:RoleSessionName'],
])

/** Whose values may not be wildcards alone either. Source: IAM User Guide, "Configuring a role for GitHub OIDC". */
const bound = new Set(['token.actions.githubusercontent.com', 'vstoken.actions.githubusercontent.com'])

/** AWS's sentence for a statement that trusts a shared issuer whoever its token is for; undefined where none does. */
export function sharedIssuerFault({ effect, principal, conditions }: ResourceStatement): string | undefined {
  if (effect !== 'Allow') return undefined
  for (const { type, value } of principal ?? []) {
    const place = type === 'Federated' ? value.replace(/^arn:[^/]*:oidc-provider\//, '') : ''
    const key = requiredKeys.get(place)
    if (key === undefined) continue
    const isEvaluated = conditions.some(
      (condition) =>
        condition.key.toLowerCase() === key.toLowerCase() &&
        !/^Null$/i.test(condition.operator) &&
        !(bound.has(place) && condition.values.every((text) => /^[*?]*$/.test(text))),
    )
    if (!isEvaluated) return unbound(place, key)
  }
  return undefined
}

function unbound(place: string, key: string): string {
  return place === 'cognito-identity.amazonaws.com'
    ? 'A condition block must be present for the Cognito provider'
    : // The sentence is ours: AWS tells its code alone.
      `A condition on ${key} must be present for the provider ${place}`
}
