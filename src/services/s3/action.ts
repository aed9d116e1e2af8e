import { actionsOf, type Input, type OperationName, type Output } from '../../access/operation-types.ts'

type Sdk = typeof import('@aws-sdk/client-s3')

/** Every operation S3 has. */
export type S3Operation = OperationName<Sdk>
export type S3Input<Name extends S3Operation> = Input<Sdk, Name>
export type S3Output<Name extends S3Operation> = Output<Sdk, Name>

/** Makes an action of S3. */
export const action = actionsOf<Sdk>()
