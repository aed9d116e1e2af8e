import type { DecisionCase } from '../../src/policy/cases.ts'

/** Requests that AWS knows, so that a peer which looks actions and resources up takes them. */
const requests: readonly [
  action: string,
  resource: string,
  kind: 'generic' | 'trust-policy' | 'key-policy',
][] = [
  ['s3:GetObject', 'arn:aws:s3:::b/alice/x', 'generic'],
  ['s3:PutObject', 'arn:aws:s3:::b/a:b:c', 'generic'],
  ['s3:ListBucket', 'arn:aws:s3:::b', 'generic'],
  ['rds:StopDBInstance', 'arn:aws:rds:us-east-1:111122223333:db:main', 'generic'],
  ['sqs:SendMessage', 'arn:aws:sqs:us-east-1:111122223333:jobs', 'generic'],
  ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/Worker', 'trust-policy'],
  ['kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/k', 'key-policy'],
]

/**
 * A random world's case as a request that could come to AWS: a real action with its resource, keys of their
 * types, conditions whose operators fit them. It keeps what is about the logic and leaves out what both sides
 * are known to read differently, so that it does not hide the rest.
 */
export function tame(wild: DecisionCase, number: number): DecisionCase {
  const given = JSON.parse(renamed(JSON.stringify(wild))) as DecisionCase
  const { action, resource, principalType } = given.request
  const [newAction, newResource, kind] = requests[number % requests.length]!
  const context = contextOf(given.request.context ?? {})
  let text = JSON.stringify(given.policies)
  text = text.replaceAll(JSON.stringify(action), JSON.stringify(newAction))
  if (resource !== '*') text = text.replaceAll(JSON.stringify(resource), JSON.stringify(newResource))
  text = text.replaceAll('"2008-10-17"', '"2012-10-17"').replaceAll('"NotPrincipal"', '"Principal"')
  text = text.replaceAll(/\$\{([^}]*)\}/g, (whole, name: string) =>
    name.toLowerCase() in context ? whole : 'x',
  )
  const policies = JSON.parse(text, tamedElement) as NonNullable<DecisionCase['policies']>
  const hasAccount = given.accounts.principal !== null
  const hasSession = principalType === 'AssumedRole' || principalType === 'FederatedUser'
  return {
    ...given,
    request: { ...given.request, canonicalId: undefined, action: newAction, resource: newResource, context },
    policies: {
      ...policies,
      scps: hasAccount ? policies.scps : [],
      rcps: (policies.rcps ?? []).map((level) => [rcpFullAccess, ...level.map(denialsOf)]),
      session: hasSession ? policies.session?.slice(0, 1) : undefined,
      resourceType: kind,
    },
    accounts: { ...given.accounts, serviceLinkedRole: undefined },
  }
}

/** Roles without a path, and principals by their ARNs and account ids alone. */
function renamed(text: string): string {
  return text
    .replaceAll('role/app/Worker', 'role/Worker')
    .replaceAll('"CanonicalUser":["c0ffee"]', '"AWS":["444455556666"]')
    .replaceAll(/"(?:AIDA|AROA)[A-Z]+"/g, '"arn:aws:iam::111122223333:role/Nobody"')
}

/** Drops what AWS would not save: statements that list nothing, and conditions that do not fit their keys. */
function tamedElement(name: string, value: unknown): unknown {
  if (name === 'Condition') return conditionOf(value as Condition)
  // A lone variable, which has become a lone letter, is no ARN.
  if (name.endsWith('Resource')) return (value as unknown[]).filter((one) => one !== 'x')
  if (name !== 'Statement') return value
  const lists = ['Action', 'NotAction', 'Resource', 'NotResource']
  return (value as Record<string, unknown>[]).filter(
    (statement) =>
      !lists.some((element) => Array.isArray(statement[element]) && statement[element].length === 0),
  )
}

/** The RCP that is attached everywhere; a peer may bring its own. */
export const rcpFullAccess = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
}

/** An RCP of customers denies, to everyone, the actions that it lists. */
function denialsOf(policy: unknown): unknown {
  const { Statement } = policy as { Statement: Record<string, unknown>[] }
  return {
    Version: '2012-10-17',
    Statement: Statement.filter(({ Effect, Action }) => Effect === 'Deny' && Action !== undefined).map(
      (statement) => ({ ...statement, Principal: '*' }),
    ),
  }
}

const checks: Readonly<Record<string, { operator: RegExp; value: RegExp }>> = {
  'aws:username': { operator: /String/, value: /./ },
  'aws:principaltag/team': { operator: /String/, value: /./ },
  'aws:tagkeys': { operator: /^For\w+:String/, value: /./ },
  'aws:principalorgpaths': { operator: /^For\w+:String/, value: /./ },
  'aws:currenttime': { operator: /Date/, value: /^\d{4}-/ },
  'aws:epochtime': { operator: /Numeric/, value: /^\d+$/ },
  'aws:multifactorauthage': { operator: /Numeric/, value: /^-?[\d.]+$/ },
  'aws:securetransport': { operator: /Bool/, value: /^(?:true|false)$/i },
  'aws:multifactorauthpresent': { operator: /Bool/, value: /^(?:true|false)$/ },
  'aws:sourceip': { operator: /IpAddress/, value: /^[\d.]+$|:/ },
  'aws:sourcearn': { operator: /Arn|String/, value: /^arn:/ },
}

function contextOf(context: Record<string, unknown>): Record<string, unknown> {
  const tamed: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(context)) {
    const key = name.toLowerCase().replace('s3:max-keys', 'aws:multifactorauthage')
    const values = [value].flat().map(String)
    const check = checks[key]
    if (check === undefined || values.length === 0 || !values.every((one) => check.value.test(one))) continue
    if (check.operator.source.startsWith('^For')) tamed[key] = values
    else if (values.length === 1) tamed[key] = values[0]
  }
  return tamed
}

type Condition = Record<string, Record<string, unknown>>

/** The lines whose operator and key belong together; none of them where there are none. */
function conditionOf(condition: Condition): Condition | undefined {
  const kept: Condition = {}
  for (const [operator, keys] of Object.entries(condition)) {
    for (const [name, listed] of Object.entries(keys)) {
      const key = name.toLowerCase().replace('s3:max-keys', 'aws:multifactorauthage')
      const isNull = operator === 'Null'
      if (!isNull && checks[key]?.operator.test(operator) !== true) continue
      if (checks[key] === undefined || [listed].flat().length === 0) continue
      kept[operator] = { ...kept[operator], [key]: listed }
    }
  }
  return Object.keys(kept).length === 0 ? undefined : kept
}
