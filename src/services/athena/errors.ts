import { AwsError } from '../../kernel/aws-error.ts'

/** `InvalidRequestException` 400 with its sentence, and Athena's own code for it. */
export const invalidRequest = (message: string) =>
  new AwsError('InvalidRequestException', 400, message, { details: { AthenaErrorCode: 'INVALID_INPUT' } })

export const noSuchWorkGroup = (name: string) => invalidRequest(`WorkGroup ${name} is not found.`)
export const workGroupExists = (name: string) => invalidRequest(`WorkGroup ${name} is already created`)
export const primaryStays = () => invalidRequest('Deletion of primary workgroup is not allowed.')
export const tooManyWorkGroups = (limit: number) =>
  invalidRequest(`The number of workgroups has reached the limit of ${limit}`)
export const invalidToken = () => invalidRequest('The NextToken is invalid.')
export const unsupportedSetting = (name: string) =>
  invalidRequest(`The setting ${name} is not supported by this server`)
export const tooManyTags = (limit: number) => invalidRequest(`A workgroup can have at most ${limit} tags`)
export const invalidTag = (message: string) => invalidRequest(message)

/** Tags are kept of workgroups only. */
export const noSuchResource = (arn: string) =>
  new AwsError('ResourceNotFoundException', 400, `Resource ${arn} is not found.`, {
    details: { ResourceName: arn },
  })
