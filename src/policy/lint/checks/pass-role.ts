import { broadGrant, type Way } from './broad-grants.ts'
import type { FindingCode } from '../codes.ts'
import type { Linting, LintStatement } from '../document.ts'

/** An Allow that lets any role be passed to any service, by which one gets the permissions of the strongest. */
export function checkPassRole(linting: Linting): void {
  if (linting.policyType !== 'identity') return
  for (const statement of linting.statements) {
    const grant = broadGrant(statement, 'iam:passrole', linting.steps, isAnyRole)
    if (grant === undefined || narrows(statement)) continue
    const what = grant.isNotResource ? 'any role but those listed' : 'any role'
    const message = `This lets its holder pass ${what} to any service, and so act with that role's permissions.`
    const fix = 'Name the roles, and the service in the condition key iam:PassedToService.'
    linting.report(codes[grant.way][grant.isNotResource ? 1 : 0], grant.place, message, fix)
  }
}

function narrows({ conditions }: LintStatement): boolean {
  const keys = new Set(['iam:passedtoservice', 'iam:associatedresourcearn', 'aws:resourcetag'])
  return conditions.some(({ key }) => keys.has(key.value.toLowerCase().split('/')[0]!))
}

// A star that ends a shorter ARN runs on past the colons.
const anyRole = /^arn:(?:\*|[^:]+:(?:\*|(?:iam|\*):(?:\*|[^:]*:(?:\*|[^:]*:(?:\*|role\/\*|role\*)))))$/

/** Whether a pattern takes in the roles of an account, whatever their names. */
function isAnyRole(value: string): boolean {
  return value === '*' || anyRole.test(value)
}

/** The codes with Resource and with NotResource. */
const codes: Readonly<Record<Way, readonly [FindingCode, FindingCode]>> = {
  named: ['PASS_ROLE_WITH_STAR_IN_RESOURCE', 'PASS_ROLE_WITH_NOT_RESOURCE'],
  star: ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'],
  not: ['PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE'],
}
