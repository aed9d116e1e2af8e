import { policySize } from '../../text/size.ts'
import type { Linting, LintPolicyType, LintStatement } from '../document.ts'

/** Elements that a statement needs, may not have, or may not have together; Sids; the size. */
export function checkElements(linting: Linting): void {
  for (const statement of linting.statements) {
    checkPairs(linting, statement)
    checkPrincipalElement(linting, statement)
    checkActionAndResource(linting, statement)
  }
  checkSids(linting)
  checkSize(linting)
}

function checkPairs({ report }: Linting, statement: LintStatement): void {
  const pairs = [
    [statement.principalKey, statement.notPrincipalKey, 'Principal'],
    [statement.actions?.key, statement.notActions?.key, 'Action'],
    [statement.resources?.key, statement.notResources?.key, 'Resource'],
  ] as const
  for (const [plain, not, name] of pairs) {
    if (plain === undefined || not === undefined) continue
    report('UNSUPPORTED_ELEMENT_COMBINATION', not, `${name} and Not${name} exclude each other.`, 'Keep one.')
  }
}

function checkPrincipalElement({ report, policyType }: Linting, statement: LintStatement): void {
  const key = statement.principalKey ?? statement.notPrincipalKey
  if (policyType === 'identity') {
    const message = 'An identity policy has no principal: it speaks of whoever it is attached to.'
    if (key !== undefined) report('UNSUPPORTED_PRINCIPAL', key, message, 'Remove it.')
  } else if (policyType === 'scp') {
    const message = 'A service control policy binds the accounts it is attached to and names no principal.'
    if (key !== undefined) report('SCP_SYNTAX_ERROR_PRINCIPAL', key, message, 'Remove it.')
  } else if (key === undefined) {
    const message = 'A policy of a resource says whom it is about.'
    report('MISSING_PRINCIPAL', firstOf(statement), message, 'Add Principal.')
  }
}

function checkActionAndResource({ report, policyType }: Linting, statement: LintStatement): void {
  if (statement.actions === undefined && statement.notActions === undefined) {
    report('MISSING_ACTION', firstOf(statement), 'The statement has no Action.', 'Add Action.')
  }
  const resource = statement.resources ?? statement.notResources
  if (policyType === 'trust') {
    const message = 'A trust policy is about its own role and names no resource.'
    if (resource !== undefined)
      report('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', resource.key, message, 'Remove it.')
  } else if (resource === undefined) {
    report('MISSING_RESOURCE', firstOf(statement), 'The statement has no Resource.', 'Add Resource.')
  }
}

/** The bracket that opens the statement: what is missing stands nowhere else. */
function firstOf({ place }: LintStatement): LintStatement['place'] {
  return { ...place, end: Math.min(place.end, place.start + 1) }
}

function checkSids({ report, statements, policyType }: Linting): void {
  const seen = new Set<string>()
  for (const { sid } of statements) {
    if (sid === undefined) continue
    if (sid.value === '') {
      report(
        'EMPTY_SID_VALUE',
        sid.place,
        'An empty Sid names nothing.',
        'Leave it out or name the statement.',
      )
      continue
    }
    // Policies of some resources take any character.
    if (policyType !== 'resource' && policyType !== 'trust' && !/^[0-9A-Za-z]*$/.test(sid.value)) {
      const fix = sid.value.replace(/[^0-9A-Za-z]/g, '').slice(0, 100)
      report(
        'UNSUPPORTED_SID',
        sid.place,
        'A Sid consists of letters and digits.',
        fix === '' ? undefined : fix,
      )
    }
    if (seen.has(sid.value)) {
      const message = `The Sid ${JSON.stringify(sid.value.slice(0, 80))} names another statement already.`
      report(
        policyType === 'resource' ? 'UNIQUE_SIDS_RECOMMENDED' : 'UNIQUE_SIDS_REQUIRED',
        sid.place,
        message,
      )
    }
    seen.add(sid.value)
  }
}

/** Characters without white space. Source: IAM User Guide, "IAM and AWS STS quotas"; S3 and Organizations guides. */
const quotas: Readonly<Record<LintPolicyType, number>> = {
  identity: 6144,
  trust: 2048,
  resource: 20_480,
  // AWS: 5,120 until May 2026; that of an RCP did not grow.
  scp: 10_240,
  rcp: 5120,
}

const sizeCodes = {
  identity: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
  trust: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
  resource: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
  scp: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
  rcp: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
} as const

function checkSize({ report, text, policyType }: Linting): void {
  const quota = quotas[policyType]
  const size = policySize(text)
  const place = { steps: [], start: 0, end: Math.min(1, text.length) }
  const fact = `The policy has ${size} characters without white space; the quota is ${quota}`
  if (size > quota) {
    report(sizeCodes[policyType], place, `${fact}.`, 'Split it, or say more with fewer statements.')
  } else if (size > quota * 0.9) report('POLICY_SIZE_NEAR_QUOTA', place, `${fact}: little room is left.`)
}
