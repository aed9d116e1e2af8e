import type { House } from '../../access/house.ts'
import { parseArn } from '../../kernel/arn.ts'
import { findPolicyByArn } from '../../store/entities/policies.ts'
import type { Reader } from '../../store/store.ts'
import {
  arnNotValid,
  boundaryArnNotValid,
  boundaryPolicyMissing,
  invalidArnPartition,
  policyNotAttachableOrMissing,
  serviceRolePolicyNotAttachable,
} from './errors.ts'

const awsManaged = 'arn:aws:iam::aws:policy/'

/** Whether the ARN is of a managed policy that AWS keeps for everybody. */
export function isAwsManaged(arn: string): boolean {
  return arn.startsWith(awsManaged)
}

/** Path and name out of a managed policy's ARN: `…:policy/a/b/Name` has the path `/a/b/`. */
export function namesOfPolicyArn(arn: string): { path: string; name: string } {
  const start = arn.indexOf(':policy/') + ':policy'.length
  const end = arn.lastIndexOf('/') + 1
  return { path: arn.slice(start, end), name: arn.slice(end) }
}

/** What attached policies are sorted by: a customer's may have the name of one of AWS's. */
export function policyKey({ name, arn }: { name: string; arn: string }): string {
  return `${name.toLowerCase()} ${isAwsManaged(arn) ? 'aws' : 'own'}`
}

/** Whether the text is written as a managed policy's ARN, AWS's or a customer's. */
export function isPolicyArn(text: string): boolean {
  return /^arn:aws:iam::(?:aws|\d{12}):policy\//.test(text)
}

/**
 * Refuses text that cannot be a managed policy's ARN.
 * AWS: text that is no ARN at all is a ValidationError, an ARN of something else an InvalidInput (recorded
 * answers).
 */
export function checkPolicyArn(text: string): void {
  if (!text.startsWith('arn:')) throw arnNotValid(text)
  const arn = parseArn(text)
  if (arn !== undefined && arn.partition !== 'aws') throw invalidArnPartition()
  const good =
    arn !== undefined &&
    arn.service === 'iam' &&
    arn.region === '' &&
    /^(?:aws|\d{12})$/.test(arn.account) &&
    /^policy(?:\/[\w.,+@=-]+)+$/.test(arn.resource)
  if (!good) throw boundaryArnNotValid(text)
}

/** Makes sure that the policy can be attached to a user, group or role of the account. */
export async function checkAttachable(house: House, db: Reader, account: string, arn: string): Promise<void> {
  if (!(await mayBeGiven(house, db, account, arn))) throw policyNotAttachableOrMissing(arn)
}

/** Makes sure that the policy can be the boundary of a user or role of the account. */
export async function checkBoundary(house: House, db: Reader, account: string, arn: string): Promise<void> {
  if (!(await mayBeGiven(house, db, account, arn))) throw boundaryPolicyMissing(arn)
}

async function mayBeGiven(house: House, db: Reader, account: string, arn: string): Promise<boolean> {
  checkPolicyArn(arn)
  if (isAwsManaged(arn) && house.managedPolicies.metadata(arn) !== undefined) {
    if (arn.startsWith(`${awsManaged}aws-service-role/`)) throw serviceRolePolicyNotAttachable()
    return true
  }
  return (await findPolicyByArn(db, arn))?.account === account
}
