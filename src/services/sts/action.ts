import type { Action } from '../../access/action.ts'
import type { Input, OperationName, Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-sts')

/** Every operation STS has. */
export type StsOperation = OperationName<Sdk>
export type StsInput<Name extends StsOperation> = Input<Sdk, Name>
export type StsOutput<Name extends StsOperation> = Output<Sdk, Name>

/** Gives an action the input and output types of its operation; the name is not used at run time. */
export function action<Name extends StsOperation>(
  _name: Name,
  action: Action<StsInput<Name>, StsOutput<Name>>,
): Action<StsInput<Name>, StsOutput<Name>> {
  return action
}
