import { matchesGlob } from '../../match/glob.ts'
import type { Linting, LintPrincipal, LintStatement } from '../document.ts'
import { patternOf } from '../patterns.ts'

/** Principals of a role's trust policy that it cannot have, or that do not go with its actions. */
export function checkTrustPrincipals(linting: Linting): void {
  if (linting.policyType !== 'trust') return
  for (const statement of linting.statements) {
    checkElements(linting, statement)
    if (statement.effect !== 'Allow') continue
    checkActionsOf(linting, statement)
    checkRolesAnywhere(linting, statement)
    checkRepeated(linting, statement)
  }
}

function checkElements({ report }: Linting, { effect, notPrincipalKey, principals }: LintStatement): void {
  if (notPrincipalKey !== undefined) {
    const message = 'A trust policy has no NotPrincipal.'
    report('ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', notPrincipalKey, message, 'Principal')
  }
  const star = principals.find(({ type, value }) => type === '*' && value === '*')
  if (star !== undefined && effect === 'Allow') {
    const message = 'A trust policy names whom it trusts.'
    report('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', star.place, message, '{"AWS": "ACCOUNT"}')
  }
}

/** Which operation a provider's users call: SAML providers' another than those of OIDC. */
function checkActionsOf({ report }: Linting, { actions, principals }: LintStatement): void {
  for (const { value, place } of actions?.texts ?? []) {
    const lower = value.toLowerCase()
    const wanted =
      lower === 'sts:assumerolewithsaml' ? 'saml' : lower === 'sts:assumerolewithwebidentity' ? 'oidc' : ''
    if (wanted === '') continue
    const fitting = principals.filter((principal) => providerOf(principal) === wanted)
    if (fitting.length > 0 || principals.length === 0) continue
    const message = `No principal of this statement can call ${value}.`
    const fix =
      wanted === 'saml' ? 'Name a SAML provider in Federated.' : 'Name an OIDC provider in Federated.'
    report('MISMATCHED_ACTION_FOR_PRINCIPAL', place, message, fix)
  }
}

function providerOf({ type, value }: LintPrincipal): 'saml' | 'oidc' | undefined {
  if (type !== 'Federated') return undefined
  return value.includes(':saml-provider/') ? 'saml' : 'oidc'
}

function checkRolesAnywhere({ report, steps }: Linting, { actions, principals }: LintStatement): void {
  const service = principals.find(({ value }) => value === 'rolesanywhere.amazonaws.com')
  if (service === undefined || actions === undefined) return
  const needed = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']
  const globs = actions.texts.map(({ value }) => patternOf(value.toLowerCase()))
  const missing = needed.filter((name) => !globs.some((glob) => matchesGlob(glob, name.toLowerCase(), steps)))
  if (missing.length === 0) return
  const message = `Roles Anywhere also needs ${missing.join(' and ')}.`
  report('MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY', actions.place, message, needed.join(', '))
}

/** A session of a role that is named itself. */
function checkRepeated({ report }: Linting, { principals }: LintStatement): void {
  const roles = new Set(
    principals.map(({ value }) =>
      /^arn:[^:]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(value)?.slice(1).join('/'),
    ),
  )
  for (const { value, place } of principals) {
    const session = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(value)
    if (session === null || !roles.has(`${session[1]}/${session[2]}`)) continue
    const message = 'The role that is named here has this session among its own.'
    report('REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY', place, message, 'Leave the session out.')
  }
}
