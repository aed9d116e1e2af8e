import { accountOf } from '../../match/principal.ts'
import type { Linting, LintPrincipal, LintStatement } from '../document.ts'

/**
 * What a role's trust policy forgets: whose tokens of a provider may assume it, and how a foreign account proves
 * on whose behalf it comes.
 */
export function checkTrust(linting: Linting): void {
  if (linting.policyType !== 'trust') return
  for (const statement of linting.statements) {
    if (statement.effect !== 'Allow') continue
    for (const principal of statement.principals) {
      if (principal.negated) continue
      if (principal.type === 'Federated') checkProvider(linting, statement, principal)
      else if (principal.type === 'AWS') checkForeign(linting, statement, principal)
    }
  }
}

const github = 'token.actions.githubusercontent.com'
const subjectKeys = ['sub', 'aud', 'amr', 'oaud', 'app_id', 'id', 'user_id', 'job_workflow_ref', 'repository']

function checkProvider({ report }: Linting, statement: LintStatement, { value, place }: LintPrincipal): void {
  const mark = ':oidc-provider/'
  const isArn = value.includes(mark)
  if (!isArn && value.startsWith('arn:')) return
  const issuer = (isArn ? value.slice(value.indexOf(mark) + mark.length) : value).toLowerCase()
  const keys = statement.conditions.map(({ key }) => key.value.toLowerCase())
  const has = (names: readonly string[]): boolean => names.some((name) => keys.includes(`${issuer}:${name}`))
  if (issuer === github) {
    if (has(['sub', 'repository', 'job_workflow_ref', 'repository_id', 'repository_owner_id'])) {
      return checkGithubSubject(report, statement)
    }
    const message = "Any workflow of any repository on GitHub has a token of this provider's."
    const fix = `Add "StringLike": {"${github}:sub": "repo:OWNER/REPOSITORY:*"}.`
    return report('MISSING_GITHUB_REPO_CONDITION_KEY', place, message, fix)
  }
  const names = isArn ? ['sub'] : subjectKeys
  if (has(names) || (isArn && keys.some((key) => key.startsWith(`${issuer}:`) && !key.endsWith(':aud'))))
    return
  const message = 'Everyone whom this provider gives a token for the audience may assume the role.'
  const fix = `Add a condition on ${issuer.slice(0, 200)}:${isArn ? 'sub' : 'aud'}.`
  report('MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', place, message, fix)
}

/** A subject that leaves the owner open is as good as none. */
function checkGithubSubject(report: Linting['report'], { conditions }: LintStatement): void {
  for (const { key, operator, values } of conditions) {
    if (key.value.toLowerCase() !== `${github}:sub` || operator === undefined || operator.negated) continue
    for (const { value, place } of values) {
      const owner = /^repo:([^/]*)\//.exec(value)?.[1]
      if (owner !== undefined && !/[*?]/.test(owner)) {
        checkGithubBranch(report, value, place, conditions)
        continue
      }
      if (owner === undefined && !/^[*?]|^repo:[^/]*[*?]/.test(value)) continue
      const message = 'This subject leaves open whose repository it is.'
      report('MISSING_GITHUB_REPO_CONDITION_KEY', place, message, 'repo:OWNER/REPOSITORY:*')
    }
  }
}

/** A subject that leaves open which repository of the owner, or which branch of it. */
function checkGithubBranch(
  report: Linting['report'],
  value: string,
  place: LintPrincipal['place'],
  conditions: LintStatement['conditions'],
): void {
  if (!/[*?]/.test(value)) return
  const repository = /^repo:[^/]+\/([^:]*)/.exec(value)?.[1] ?? ''
  const hasBranch = conditions.some(({ key }) => key.value.toLowerCase() === `${github}:ref`)
  if (hasBranch && !/[*?]/.test(repository)) return
  const message = 'This lets in workflows of any branch, or of several repositories.'
  report(
    'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    place,
    message,
    'repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH',
  )
}

/** Another account as a whole: the deputy of many customers proves by an external id whose it is now. */
function checkForeign(
  { report, account }: Linting,
  { conditions }: LintStatement,
  { value, place }: LintPrincipal,
): void {
  const foreign = accountOf(value) ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(value)?.[1]
  if (foreign === undefined || account === undefined || foreign === account) return
  const keys = ['sts:externalid', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:principalarn']
  if (conditions.some(({ key }) => keys.includes(key.value.toLowerCase()))) return
  const message = `${foreign} is another account; where it serves others too, they could have it act on this role.`
  report('MISSING_EXTERNAL_ID', place, message, 'Add "StringEquals": {"sts:ExternalId": "…"}.')
}
