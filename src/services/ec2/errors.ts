import { AwsError } from '../../kernel/aws-error.ts'

// EC2's codes and sentences. Source: Amazon EC2 API reference, "Error codes for the Amazon EC2 API".

const badRequest = (code: string, message: string) => new AwsError(code, 400, message)

/** `InvalidParameterValue` 400 with its sentence. */
export const invalidValue = (message: string) => badRequest('InvalidParameterValue', message)

/** `InvalidParameterCombination` 400 with its sentence. */
export const invalidCombination = (message: string) => badRequest('InvalidParameterCombination', message)

/** A parameter the operation cannot do without. */
export const missingParameter = (name: string) =>
  badRequest('MissingParameter', `The request must contain the parameter ${name}`)

/** A parameter that AWS has and this server does not act on; better refused than ignored. */
export const unsupportedParameter = (name: string) =>
  badRequest('UnsupportedOperation', `The parameter ${name} is not supported by this server`)

/** What a dry run answers where the caller is allowed. */
export const dryRunSucceeded = () =>
  new AwsError('DryRunOperation', 412, 'Request would have succeeded, but DryRun flag is set.')

const list = (ids: readonly string[]) => (ids.length === 1 ? ids[0] : ids.join(', '))

export const malformedInstanceId = (id: string) =>
  badRequest('InvalidInstanceID.Malformed', `Invalid id: "${id}"`)
export const noSuchInstances = (ids: readonly string[]) =>
  badRequest(
    'InvalidInstanceID.NotFound',
    ids.length === 1
      ? `The instance ID '${ids[0]}' does not exist`
      : `The instance IDs '${list(ids)}' do not exist`,
  )

/** An instance in a state from which it cannot do what was asked. */
export const incorrectInstanceState = (id: string, wanted: string) =>
  badRequest(
    'IncorrectInstanceState',
    `The instance '${id}' is not in a state from which it can be ${wanted}.`,
  )

/** A change that only a stopped instance takes. */
export const notStopped = (id: string) =>
  badRequest('IncorrectInstanceState', `The instance '${id}' is not in the 'stopped' state.`)

/** Stopping or terminating an instance that is protected against it. */
export const instanceProtected = (id: string, attribute: string, what: string) =>
  badRequest(
    'OperationNotPermitted',
    `The instance '${id}' may not be ${what}. Modify its '${attribute}' instance attribute and try again.`,
  )

export const tooManyInstances = (wanted: number, limit: number) =>
  badRequest(
    'InstanceLimitExceeded',
    `You have requested more instances (${wanted}) than your current instance limit of ${limit} allows for the` +
      ' specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an' +
      ' adjustment to this limit.',
  )

/** A client token that came back with another request. */
export const tokenMismatch = () =>
  badRequest(
    'IdempotentParameterMismatch',
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  )

export const noSuchKeyPair = (name: string) =>
  badRequest('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`)
export const keyPairExists = (name: string) =>
  badRequest('InvalidKeyPair.Duplicate', `The keypair already exists: '${name}'`)
export const invalidKeyFormat = () =>
  badRequest('InvalidKey.Format', 'Key is not in valid OpenSSH public key format')
export const tooManyKeyPairs = (limit: number) =>
  badRequest('KeyPairLimitExceeded', `The maximum number of key pairs is reached: ${limit}`)

export const noSuchProfileName = (name: string) =>
  invalidValue(
    `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
  )
export const noSuchProfileArn = (arn: string) =>
  invalidValue(
    `Value (${arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`,
  )
export const profileWithoutRole = (name: string) =>
  invalidValue(
    `Value (${name}) for parameter iamInstanceProfile.name is invalid. The IAM Instance Profile "${name}" has no` +
      ' associated IAM Roles',
  )
export const noSuchAssociation = (id: string) =>
  badRequest('InvalidAssociationID.NotFound', `An invalid association-id of '${id}' was given`)
export const associationExists = (instanceId: string) =>
  badRequest('IncorrectState', `There is an existing association for instance ${instanceId}`)

export const malformedImageId = (id: string) =>
  badRequest('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`)
export const noSuchImages = (ids: readonly string[]) =>
  badRequest(
    'InvalidAMIID.NotFound',
    ids.length === 1
      ? `The image id '[${ids[0]}]' does not exist`
      : `The image ids '[${list(ids)}]' do not exist`,
  )
export const noSuchSubnet = (id: string) =>
  badRequest('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
export const noSuchVpc = (id: string) =>
  badRequest('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`)
export const noSuchSecurityGroup = (id: string) =>
  badRequest('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
export const noSuchVolume = (id: string) =>
  badRequest('InvalidVolume.NotFound', `The volume '${id}' does not exist.`)
export const addressTaken = (address: string) =>
  badRequest('InvalidIPAddress.InUse', `Address ${address} is in use.`)
export const subnetFull = (id: string) =>
  badRequest(
    'InsufficientFreeAddressesInSubnet',
    `The specified subnet does not have enough free addresses to satisfy the request: ${id}`,
  )
export const invalidZone = (zone: string) => invalidValue(`Invalid availability zone: [${zone}]`)
export const invalidInstanceType = (type: string) => invalidValue(`Invalid value '${type}' for InstanceType.`)

export const invalidFilter = (name: string) => invalidValue(`The filter '${name}' is invalid`)
export const tooManyFilterValues = (limit: number) =>
  badRequest(
    'FilterLimitExceeded',
    `The maximum number of filter values specified on a single call is ${limit}`,
  )
export const invalidNextToken = () => badRequest('InvalidNextToken', 'The token for next page is invalid.')

/** An id of a resource whose kind this server does not know, or that is no id. */
export const invalidResourceId = (id: string) => badRequest('InvalidID', `The ID '${id}' is not valid`)
export const tooManyTags = () =>
  badRequest('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
export const reservedTagKey = () =>
  invalidValue("Tag keys starting with 'aws:' are reserved for internal use")
export const duplicateTagKey = (key: string) => invalidValue(`Duplicate tag key '${key}' specified.`)
export const tagKeyTooLong = () => invalidValue('Tag key exceeds the maximum length of 128 characters')
export const tagValueTooLong = () => invalidValue('Tag value exceeds the maximum length of 256 characters')
