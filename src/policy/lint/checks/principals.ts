import type { Linting, LintPrincipal, LintStatement } from '../document.ts'
import { hasWildcard } from '../patterns.ts'
import { checkAccount } from './resources.ts'
import { wordsOf } from '../words.ts'

/** Principals that are none, or everyone. */
export function checkPrincipals(linting: Linting): void {
  if (linting.policyType === 'identity' || linting.policyType === 'scp') return
  for (const statement of linting.statements) {
    for (const principal of statement.principals) checkPrincipal(linting, principal)
    if (statement.effect === 'Allow') checkAllow(linting, statement)
  }
}

function checkPrincipal(linting: Linting, { type, value, place }: LintPrincipal): void {
  const { report } = linting
  if (type === 'Federated' && linting.policyType === 'resource') {
    const message = 'Only the trust policies of roles know identity providers.'
    return report('FEDERATED_PRINCIPAL_NOT_SUPPORTED', place, message, 'Name the role that its users assume.')
  }
  if (value === '*' || value.includes('${')) return
  if (type === 'AWS') {
    const message = 'Only "*" by itself stands for several principals.'
    const fix = 'Put "*" and compare aws:PrincipalArn in a condition.'
    if (hasWildcard(value)) report('UNSUPPORTED_WILDCARD_IN_PRINCIPAL', place, message, fix)
    else if (!isAwsPrincipal(value)) {
      const what = 'An AWS principal is an account, or the ARN of a root, user or role.'
      report('INVALID_PRINCIPAL_FORMAT', place, what, 'arn:aws:iam::ACCOUNT:role/NAME')
    } else if (/^A(?:IDA|ROA)/.test(value)) {
      const [code, what] = value.startsWith('AROA')
        ? (['INVALID_ROLE_REFERENCE', 'role'] as const)
        : (['INVALID_USER_REFERENCE', 'user'] as const)
      report(code, place, `The id of a ${what} says nothing to readers.`, `arn:aws:iam::ACCOUNT:${what}/NAME`)
    } else checkAccount(linting, /^\d+$/.test(value) ? value : (value.split(':')[4] ?? ''), place)
  } else if (type === 'Service' && !/^[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/.test(value)) {
    const fix = /^[a-z0-9-]+$/i.test(value) ? `${value.toLowerCase()}.amazonaws.com` : 'SERVICE.amazonaws.com'
    report('INVALID_SERVICE_PRINCIPAL_FORMAT', place, 'A service is named by its host.', fix)
  } else if (
    type === 'Federated' &&
    !/^(?:arn:[^:]+:iam::\d{12}:(?:saml|oidc)-provider\/.+|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.test(value)
  ) {
    const what = "A federated principal is a provider's ARN, or the host of one that AWS knows."
    const isTrust = linting.policyType === 'trust'
    report(
      isTrust ? 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY' : 'INVALID_PRINCIPAL_FORMAT',
      place,
      what,
    )
  }
}

function isAwsPrincipal(value: string): boolean {
  if (/^\d{12}$/.test(value) || /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/.test(value)) return true
  if (!value.startsWith('arn:')) return false
  const parts = value.split(':')
  const [, , service, region, , ...rest] = parts
  const isRoot = parts.length === 6 && rest[0] === 'root'
  if (region !== '' || (service !== 'iam' && service !== 'sts' && service !== 'cloudfront')) return false
  return isRoot || /^(?:user|role|assumed-role|federated-user)\/./.test(rest.join(':'))
}

function checkAllow({ report, policyType }: Linting, statement: LintStatement): void {
  if (statement.notPrincipalKey !== undefined) {
    const message = 'Allow with NotPrincipal allows everyone else, also those who do not sign at all.'
    report('ALLOW_WITH_NOT_PRINCIPAL', statement.notPrincipalKey, message, 'List who is meant in Principal.')
  }
  if (policyType === 'rcp' || statement.conditions.some(({ key }) => limitsPrincipal(key.value))) return
  const star = statement.principals.find(({ value, negated }) => value === '*' && !negated)
  if (star === undefined) return
  const message =
    policyType === 'trust'
      ? 'Anyone, of any account, may assume this role.'
      : 'Anyone may do this, also without signing.'
  const fix = 'Name the principals, or add a condition such as aws:PrincipalOrgID.'
  report('PRINCIPAL_STAR_WITHOUT_CONDITION', star.place, message, fix)
}

const limiting = wordsOf(`
  aws:principal aws:source aws:vpc aws:userid aws:username aws:calledvia aws:referer
  sts:externalid kms:calleraccount kms:viaservice s3:dataaccesspoint lambda:function
`)

/** Whether a key tells who or where the caller is. */
function limitsPrincipal(key: string): boolean {
  const lower = key.toLowerCase()
  return limiting.some((start) => lower.startsWith(start)) || lower.slice(0, lower.indexOf(':')).includes('.')
}
