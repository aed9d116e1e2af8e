import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-organizations')

/** Every operation AWS Organizations has. */
export type OrganizationsOperation = OperationName<Sdk>
export type OrganizationsInput<Name extends OrganizationsOperation> = Input<Sdk, Name>
export type OrganizationsOutput<Name extends OrganizationsOperation> = Output<Sdk, Name>

/** Makes an action of AWS Organizations. */
export const action = actionsOf<Sdk>()
