import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-ec2')

/** Every operation EC2 has. */
export type Ec2Operation = OperationName<Sdk>
export type Ec2Input<Name extends Ec2Operation> = Input<Sdk, Name>
export type Ec2Output<Name extends Ec2Operation> = Output<Sdk, Name>

/** Makes an action of EC2. */
export const action = actionsOf<Sdk>()
