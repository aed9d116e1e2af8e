import type { Action } from '../../access/action.ts'
import type { Input, OperationName, Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-athena')

/** Every operation Athena has. */
export type AthenaOperation = OperationName<Sdk>
export type AthenaInput<Name extends AthenaOperation> = Input<Sdk, Name>
export type AthenaOutput<Name extends AthenaOperation> = Output<Sdk, Name>

/** Gives an action the input and output types of its operation; the name is not used at run time. */
export function action<Name extends AthenaOperation>(
  _name: Name,
  action: Action<AthenaInput<Name>, AthenaOutput<Name>>,
): Action<AthenaInput<Name>, AthenaOutput<Name>> {
  return action
}
