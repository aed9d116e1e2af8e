import { AwsError } from '../../../kernel/aws-error.ts'
import { deleteConflict, limitExceededSaying, noSuchEntity } from '../errors.ts'

// What goes wrong with managed policies and their versions; see errors.ts.

/** The sixth version of a managed policy. */
export const tooManyVersions = () =>
  limitExceededSaying(
    'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
  )
export const noSuchPolicyVersion = (arn: string, version: string) =>
  noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`)
export const policyStillAttached = () => deleteConflict('Cannot delete a policy attached to entities.')
export const policyHasVersions = () =>
  deleteConflict(
    'This policy has more than one version. Before you delete a policy, you must delete the ' +
      "policy's versions. The default version is deleted with the policy.",
  )
export const defaultVersionStays = () => deleteConflict('Cannot delete the default version of a policy.')
/** A managed policy of AWS, or one of another account, that somebody tries to change. */
export const policyNotModifiable = () =>
  new AwsError('AccessDenied', 403, 'Policy is outside your own account.')
export const policyNotDeletable = () =>
  new AwsError('AccessDenied', 403, 'Cannot delete policies outside your own account.')
