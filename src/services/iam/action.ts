import type { Action } from '../../access/action.ts'
import type { Input, OperationName, Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-iam')

/** Every operation IAM has. */
export type IamOperation = OperationName<Sdk>
export type IamInput<Name extends IamOperation> = Input<Sdk, Name>
export type IamOutput<Name extends IamOperation> = Output<Sdk, Name>

/** Gives an action the input and output types of its operation; the name is not used at run time. */
export function action<Name extends IamOperation>(
  _name: Name,
  action: Action<IamInput<Name>, IamOutput<Name>>,
): Action<IamInput<Name>, IamOutput<Name>> {
  return action
}
