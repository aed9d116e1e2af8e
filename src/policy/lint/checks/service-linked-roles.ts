import { broadGrant, type Way } from './broad-grants.ts'
import type { FindingCode } from '../codes.ts'
import type { Linting } from '../document.ts'

/** An Allow that lets a service-linked role be made for any service, by which that service may act here. */
export function checkServiceLinkedRoles(linting: Linting): void {
  if (linting.policyType !== 'identity') return
  for (const statement of linting.statements) {
    const grant = broadGrant(statement, 'iam:createservicelinkedrole', linting.steps, isAnyLinkedRole)
    if (grant === undefined) continue
    if (statement.conditions.some(({ key }) => key.value.toLowerCase() === 'iam:awsservicename')) continue
    const message = 'This lets its holder make service-linked roles of any service.'
    const fix = 'Name the roles: arn:aws:iam::*:role/aws-service-role/SERVICE.amazonaws.com/*'
    linting.report(codes[grant.way][grant.isNotResource ? 1 : 0], grant.place, message, fix)
  }
}

/** Whether a pattern takes in the service-linked roles of every service. */
function isAnyLinkedRole(value: string): boolean {
  return (
    value === '*' || /^arn:[^:]+:iam:[^:]*:[^:]*:(?:\*|role\/?\*|role\/aws-service-role\/\*)$/.test(value)
  )
}

/** The codes with Resource and with NotResource. */
const codes: Readonly<Record<Way, readonly [FindingCode, FindingCode]>> = {
  named: ['CREATE_SLR_WITH_STAR_IN_RESOURCE', 'CREATE_SLR_WITH_NOT_RESOURCE'],
  star: ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'],
  not: ['CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE'],
}
