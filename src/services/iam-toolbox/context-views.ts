import { multivaluedKeys } from '../../policy/text/variables.ts'
import type { RecordedQuestion } from '../../access/recorded-request.ts'

/** The keys that belong to a question rather than to its request. */
const ofQuestion = /^(?!aws:)|^aws:(?:resourcetag|requesttag)\/|^aws:tagkeys$/

/** Keys whose spelling is not told by the reference of global keys alone, as IAM Toolbox's samples write them. */
const spellings: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'aws:CurrentTime aws:EpochTime aws:FederatedProvider aws:MultiFactorAuthAge aws:MultiFactorAuthPresent ' +
    'aws:PrincipalARN aws:PrincipalAccount aws:PrincipalIsAWSService aws:PrincipalOrgID aws:PrincipalOrgPaths ' +
    'aws:PrincipalType aws:RequestedRegion aws:ResourceAccount aws:ResourceOrgID aws:ResourceOrgPaths ' +
    'aws:SecureTransport aws:SourceIdentity aws:SourceIp aws:SourceVpc aws:SourceVpce aws:TokenIssueTime ' +
    'aws:UserAgent aws:UserId aws:UserName aws:ViaAWSService aws:VpcSourceIp aws:TagKeys aws:Referer ' +
    'iam:PassedToService iam:PermissionsBoundary iam:PolicyARN iam:AWSServiceName iam:AssociatedResourceArn'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
)

/** The context that all evaluations of a request share. */
export function requestContext(questions: readonly RecordedQuestion[]): Record<string, unknown> {
  const keys = questions.find(({ explanation }) => explanation !== undefined)?.explanation?.keys ?? {}
  return contextOf(keys, (name) => !ofQuestion.test(name))
}

/** What is particular to one evaluation. */
export function evaluationContext({ explanation, ask }: RecordedQuestion): Record<string, unknown> {
  if (explanation !== undefined) return contextOf(explanation.keys, (name) => ofQuestion.test(name))
  const lists = Object.entries(ask.keys ?? {}).map(([name, value]) => [name, [value ?? []].flat()] as const)
  return contextOf(Object.fromEntries(lists) as Record<string, readonly string[]>, () => true)
}

function contextOf(
  keys: Readonly<Record<string, readonly string[]>>,
  isWanted: (name: string) => boolean,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(keys)) {
    const lower = name.toLowerCase()
    if (isWanted(lower)) shown[spelled(name)] = valueOf(lower, values)
  }
  return shown
}

function spelled(name: string): string {
  const lower = name.toLowerCase()
  const slash = name.indexOf('/')
  if (slash === -1) return spellings[lower] ?? name
  const head = { 'aws:principaltag': 'aws:PrincipalTag', 'aws:resourcetag': 'aws:ResourceTag' }[
    lower.slice(0, slash)
  ]
  return head === undefined ? name : head + name.slice(slash)
}

/** AWS: every value is a text, a list in brackets, an address with its prefix. */
function valueOf(lower: string, values: readonly string[]): string {
  if (multivaluedKeys.has(lower)) return `[${values.join(', ')}]`
  const [value = ''] = values
  if (lower !== 'aws:sourceip' || value === '' || value.includes('/')) return value
  return `${value}/${value.includes(':') ? 128 : 32}`
}
