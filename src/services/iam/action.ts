import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-iam')

/** Every operation IAM has. */
export type IamOperation = OperationName<Sdk>
export type IamInput<Name extends IamOperation> = Input<Sdk, Name>
export type IamOutput<Name extends IamOperation> = Output<Sdk, Name>

/** Makes an action of IAM. */
export const action = actionsOf<Sdk>()
