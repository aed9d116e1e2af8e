import type { Action } from '../../access/action.ts'
import type { Input, OperationName, Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-s3')

/** Every operation S3 has. */
export type S3Operation = OperationName<Sdk>
export type S3Input<Name extends S3Operation> = Input<Sdk, Name> & object
export type S3Output<Name extends S3Operation> = Output<Sdk, Name>

/** Gives an action the input and output types of its operation; the name is not used at run time. */
export function action<Name extends S3Operation>(
  _name: Name,
  action: Action<S3Input<Name>, S3Output<Name>>,
): Action<S3Input<Name>, S3Output<Name>> {
  return action
}
