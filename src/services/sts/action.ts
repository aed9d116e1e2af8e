import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-sts')

/** Every operation STS has. */
export type StsOperation = OperationName<Sdk>
export type StsInput<Name extends StsOperation> = Input<Sdk, Name>
export type StsOutput<Name extends StsOperation> = Output<Sdk, Name>

/** Makes an action of STS. */
export const action = actionsOf<Sdk>()
