import { wordsOf } from './words.ts'

/** What a key's values are. */
export type KeyType = 'String' | 'ARN' | 'Bool' | 'Date' | 'Numeric' | 'IPAddress'

/** A condition key: its type, and whether a request may have several values of it. */
export type KeyFacts = { type: KeyType; multivalued: boolean }

const text = wordsOf(`
  CalledViaFirst CalledViaLast ChatbotSourceArn Ec2InstanceSourceVpc FederatedProvider
  PrincipalAccount PrincipalOrgID PrincipalOrgMasterAccountId PrincipalServiceName PrincipalType PrincipalIsRootUser
  RequestedRegion ResourceAccount ResourceOrgID SourceAccount SourceIdentity SourceOrgID
  SourceVpc SourceVpce UserAgent referer userid username VpceAccount VpceOrgID SignInSessionArn
`)
const lists = wordsOf(`
  CalledVia PrincipalOrgPaths PrincipalServiceNamesList ResourceOrgPaths SourceOrgPaths TagKeys
  VpceOrgPaths
`)
const typed: Readonly<Record<string, KeyType>> = {
  CurrentTime: 'Date',
  EpochTime: 'Date',
  TokenIssueTime: 'Date',
  Ec2InstanceSourcePrivateIPv4: 'IPAddress',
  SourceIp: 'IPAddress',
  VpcSourceIp: 'IPAddress',
  MultiFactorAuthAge: 'Numeric',
  MultiFactorAuthPresent: 'Bool',
  PrincipalIsAWSService: 'Bool',
  AssumedRoot: 'Bool',
  ViaCustomerDomain: 'Bool',
  CalledViaAWSMCP: 'Bool',
  IsMcpServiceAction: 'Bool',
  SecureTransport: 'Bool',
  ViaAWSMCPService: 'Bool',
  ViaAWSService: 'Bool',
  PrincipalArn: 'ARN',
  SourceArn: 'ARN',
  SourceVpcArn: 'ARN',
}
const tagged = ['PrincipalTag', 'RequestTag', 'ResourceTag']

/** Keys AWS does not set any more, in lower case, with what to ask instead. */
export const deprecatedKeys: Readonly<Record<string, string>> = {
  'aws:accountid': 'aws:PrincipalAccount or aws:ResourceAccount',
  'aws:sourcearnaccount': 'aws:SourceAccount',
}

const facts = new Map<string, KeyFacts & { name: string }>()
for (const name of text) add(name, 'String', false)
for (const name of lists) add(name, 'String', true)
for (const [name, type] of Object.entries(typed)) add(name, type, false)

function add(name: string, type: KeyType, multivalued: boolean): void {
  facts.set(`aws:${name.toLowerCase()}`, { name: `aws:${name}`, type, multivalued })
}

/** The names of the global keys as AWS spells them, tag keys without their tag. */
export const globalKeys: readonly string[] = [
  ...[...facts.values()].map(({ name }) => name),
  ...tagged.map((name) => `aws:${name}/`),
]

/** The prefixes, in lower case, of the keys that a tag's name follows. */
export const tagKeyPrefixes: readonly string[] = tagged.map((name) => `aws:${name.toLowerCase()}`)

/**
 * What a global key is; undefined where there is none of that name. Source: IAM User Guide, "AWS global condition
 * context keys".
 */
export function globalKey(name: string): KeyFacts | undefined {
  const lower = name.toLowerCase()
  if (tagKeyPrefixes.some((prefix) => lower.startsWith(`${prefix}/`))) {
    return { type: 'String', multivalued: false }
  }
  return facts.get(lower)
}
