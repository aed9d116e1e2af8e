import type { Action } from '../../access/action.ts'
import type { Input, OperationName, Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-ec2')

/** Every operation EC2 has. */
export type Ec2Operation = OperationName<Sdk>
export type Ec2Input<Name extends Ec2Operation> = Input<Sdk, Name>
export type Ec2Output<Name extends Ec2Operation> = Output<Sdk, Name>

/** Gives an action the input and output types of its operation; the name is not used at run time. */
export function action<Name extends Ec2Operation>(
  _name: Name,
  action: Action<Ec2Input<Name>, Ec2Output<Name>>,
): Action<Ec2Input<Name>, Ec2Output<Name>> {
  return action
}
