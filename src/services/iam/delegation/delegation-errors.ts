import { AwsError } from '../../../kernel/aws-error.ts'
import { alreadyExists, invalidRequest, noSuchEntity } from '../errors.ts'

// Errors of delegation requests and role templates.

/** A role template that nobody published here. The sentence is ours. */
export const noSuchRoleTemplate = (arn: string) => noSuchEntity(`Role template ${arn} was not found.`)

/** A delegation request that nobody made. The sentence is ours. */
export const noSuchDelegationRequest = (id: string) =>
  noSuchEntity(`The delegation request with id ${id} cannot be found.`)

/** A workflow id that the account has used before. The sentence is ours. */
export const delegationWorkflowExists = (workflowId: string) =>
  alreadyExists(`Delegation request with workflow id ${workflowId} already exists.`)

/** A step that a delegation request cannot take from the state it is in. The sentence is ours. */
export const delegationRequestInState = (id: string, state: string) =>
  invalidRequest(`The delegation request with id ${id} is in state ${state}.`)

/** SendDelegationToken by another than the owner, where only the owner may. The sentence is ours. */
export const delegationTokenIsOwners = () =>
  new AwsError('AccessDenied', 403, 'Only the owner of the delegation request may send its token.')

/** Another call was quicker. Source: IAM API Reference, ConcurrentModification. */
export const requestChangedMeanwhile = () =>
  new AwsError(
    'ConcurrentModification',
    409,
    'The request was rejected because multiple requests to change this object were submitted simultaneously. ' +
      'Wait a few minutes and submit your request again.',
  )
