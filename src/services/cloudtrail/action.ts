import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-cloudtrail')

/** Every operation CloudTrail has. */
export type CloudTrailOperation = OperationName<Sdk>
export type CloudTrailInput<Name extends CloudTrailOperation> = Input<Sdk, Name>
export type CloudTrailOutput<Name extends CloudTrailOperation> = Output<Sdk, Name>

/** Makes an action of CloudTrail. */
export const action = actionsOf<Sdk>()
