import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-athena')

/** Every operation Athena has. */
export type AthenaOperation = OperationName<Sdk>
export type AthenaInput<Name extends AthenaOperation> = Input<Sdk, Name>
export type AthenaOutput<Name extends AthenaOperation> = Output<Sdk, Name>

/** Makes an action of Athena. */
export const action = actionsOf<Sdk>()
