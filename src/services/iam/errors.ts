import { AwsError } from '../../kernel/aws-error.ts'

// AWS's exact sentences. Most are recorded answers; the wording of the others may differ.

/** `NoSuchEntity` 404. */
export const noSuchEntity = (message: string) => new AwsError('NoSuchEntity', 404, message)
/** `EntityAlreadyExists` 409. */
export const alreadyExists = (message: string) => new AwsError('EntityAlreadyExists', 409, message)
/** `DeleteConflict` 409. */
export const deleteConflict = (message: string) => new AwsError('DeleteConflict', 409, message)
const invalidInput = (message: string) => new AwsError('InvalidInput', 400, message)

/** `ValidationError` 400: what the model's own constraints cannot say. */
export const validationError = (message: string) => new AwsError('ValidationError', 400, message)

/** `LimitExceeded` 409 in its usual form; the quotas are in `limits.ts`. */
export const limitExceeded = (quota: string, limit: number) =>
  new AwsError('LimitExceeded', 409, `Cannot exceed quota for ${quota}: ${limit}`)

/** `LimitExceeded` 409 where AWS writes a sentence of its own. */
export const limitExceededSaying = (message: string) => new AwsError('LimitExceeded', 409, message)

/** The fifty-first tag of one entity, written by a later request than the others. */
export const tooManyTags = () => limitExceededSaying('The number of tags has reached the maximum limit.')

/** All inline policies of one user, group or role together. */
export const inlinePoliciesTooLarge = (kind: NamedKind, name: string, size: number) =>
  limitExceededSaying(`Maximum policy size of ${size} bytes exceeded for ${kind} ${name}`)

/** Kinds of entity whose absence or double is reported as `The KIND with name X …`. */
export type NamedKind = 'user' | 'group' | 'role'

export const noSuchNamed = (kind: NamedKind, name: string) =>
  noSuchEntity(`The ${kind} with name ${name} cannot be found.`)
export const noSuchUser = (name: string) => noSuchNamed('user', name)
export const noSuchGroup = (name: string) => noSuchNamed('group', name)
export const noSuchRole = (name: string) => noSuchNamed('role', name)

/** An inline policy that its user, group or role does not have. */
export const noSuchInlinePolicy = (kind: NamedKind, name: string) =>
  noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`)

/** Attaching a managed policy that does not exist. */
export const policyNotAttachableOrMissing = (arn: string) =>
  noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)

/** Setting as a boundary a managed policy that does not exist: AWS calls a boundary a scope (reports of its clients). */
export const boundaryPolicyMissing = (arn: string) =>
  noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`)

/** Reading or deleting a managed policy that does not exist, or detaching one that is not attached. */
export const noSuchPolicy = (arn: string) => noSuchEntity(`Policy ${arn} was not found.`)
/** RemoveRoleFromInstanceProfile of a role that is in none, or in another. */
export const noSuchRoleInProfile = (role: string, profile: string) =>
  noSuchEntity(`Role ${role} in Instance Profile ${profile} cannot be found.`)
export const noSuchInstanceProfile = (name: string) =>
  noSuchEntity(`Instance Profile ${name} cannot be found.`)
export const noSuchLoginProfile = (userName: string) =>
  noSuchEntity(`Login Profile for User ${userName} cannot be found.`)
export const noSuchAccessKey = (id: string) => noSuchEntity(`The Access Key with id ${id} cannot be found.`)

/**
 * GetAccessKeyLastUsed of a key that the account does not have, whether or not it exists. AWS: the operation has no
 * error but a denial, without the colon and the reason of others (recorded answers).
 */
export const accessKeyOfNobody = (caller: string, id: string) =>
  new AwsError(
    'AccessDenied',
    403,
    `User: ${caller} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  )

/** Enabling or deleting a virtual device that was never made. */
export const noSuchVirtualMfaDevice = (serial: string) =>
  noSuchEntity(`VirtualMFADevice with serial number ${serial} doesn't exist.`)

/** A device that the user does not hold. */
export const noSuchMfaDevice = (serial: string) =>
  noSuchEntity(`MFA Device with serial number ${serial} does not exist.`)

/** GetAccountPasswordPolicy where none was set. */
export const noSuchPasswordPolicy = (account: string) =>
  noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`)

/** DeleteAccountPasswordPolicy where none was set. */
export const noPasswordPolicyToDelete = () =>
  noSuchEntity('The account policy with name PasswordPolicy cannot be found.')
export const noSuchAccountAlias = (alias: string) =>
  noSuchEntity(`The account alias with name ${alias} cannot be found.`)
export const noSuchOidcProvider = (arn: string) =>
  noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`)
/** AWS: who deletes or tags an OIDC provider that is not there reads another sentence (seen live on IAM). */
export const noSuchOidcProviderToDeleteOrTag = (arn: string) =>
  noSuchEntity(`OpenId connect Provider ${arn} cannot be found.`)
export const noSuchSamlProvider = (arn: string) => noSuchEntity(`Manifest not found for arn ${arn}`)

export const userExists = (name: string) => alreadyExists(`User with name ${name} already exists.`)
export const groupExists = (name: string) => alreadyExists(`Group with name ${name} already exists.`)
export const roleExists = (name: string) => alreadyExists(`Role with name ${name} already exists.`)
export const policyExists = (name: string) =>
  alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`)
export const instanceProfileExists = (name: string) =>
  alreadyExists(`Instance Profile ${name} already exists.`)
export const loginProfileExists = (userName: string) =>
  alreadyExists(`Login Profile for user ${userName} already exists.`)
export const mfaDeviceExists = () => alreadyExists('MFA device already exists.')
export const mfaDeviceAssigned = (serial: string) =>
  alreadyExists(`MFA Device ${serial} is already associated with a user.`)
export const accountAliasExists = (alias: string) =>
  alreadyExists(`The account alias ${alias} already exists.`)
export const oidcProviderExists = (url: string) => alreadyExists(`Provider with url ${url} already exists.`)
export const samlProviderExists = (name: string) =>
  alreadyExists(`SAML Provider with name ${name} already exists.`)

/** What still hangs on an entity that is to be deleted. */
const leftovers = {
  attachedPolicies: 'must detach all policies first.',
  inlinePolicies: 'must delete policies first.',
  accessKeys: 'must delete access keys first.',
  loginProfile: 'must delete login profile first.',
  mfaDevices: 'must delete MFA device first.',
  groups: 'must remove users from group first.',
  instanceProfiles: 'must remove roles from instance profile first.',
  signingCertificates: 'must delete signing certificates first.',
  sshPublicKeys: 'must remove referenced objects first.',
  serviceCredentials: 'must remove referenced objects first.',
} as const

export type Leftover = keyof typeof leftovers

/** `DeleteConflict`: something still hangs on the entity. The order of the checks is AWS's. */
export const mustRemoveFirst = (what: Leftover) => deleteConflict(`Cannot delete entity, ${leftovers[what]}`)
export const mfaDeviceInUse = () => deleteConflict('MFA VirtualDevice in use. Must deactivate first.')

/** `MalformedPolicyDocument` 400; the sentences come from the policy room. */
export const malformedPolicyDocument = (message: string) =>
  new AwsError('MalformedPolicyDocument', 400, message)

/** An ARN given to Attach and Detach that is no policy's. */
export const arnNotValid = (arn: string) => validationError(`ARN ${arn} is not valid.`)

/** A policy of another partition than the server's, `aws-cn` say (reports of clients' users). */
export const invalidArnPartition = () => validationError('Invalid ARN partition')

/** A boundary's ARN that is no policy's: AWS gives it another code. */
export const boundaryArnNotValid = (arn: string) => invalidInput(`ARN ${arn} is not valid.`)

/** Keys that differ only by case, for users and roles. */
export const duplicateTagKeysIgnoringCase = () =>
  invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
export const duplicateTagKeys = () => invalidInput('Duplicate tag keys found.')

/** `aws:` belongs to AWS. */
export const reservedTagKey = () => invalidInput('Tag keys cannot start with "aws:"')
export const serviceRoleNameTaken = (name: string) =>
  invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`)

export const suffixNotAllowed = (service: string) =>
  invalidInput(`Custom suffix is not allowed for ${service}`)

/** A service that has no linked role, or none that is known here. The sentence is ours. */
export const noSuchLinkedRole = (service: string) =>
  invalidInput(`No service-linked role of the service ${service} is known here.`)

/** A deletion task that the account never began, or long ago. The sentence is ours. */
export const noSuchDeletionTask = (id: string) => noSuchEntity(`The deletion task ${id} cannot be found.`)

/** A service-linked role is its service's. */
export const protectedRole = (name: string) =>
  new AwsError(
    'UnmodifiableEntity',
    400,
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  )

/** CreateRole under a path that AWS keeps for its services' roles. */
export const reservedPath = (path: string) =>
  invalidInput(
    path.startsWith('/aws-service-role/')
      ? "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles"
      : // The sentence is ours: AWS publishes the one about its services' roles.
        `Path prefix '/${path.split('/')[1]}/' can only be used for AWS Reserved Roles`,
  )
export const serviceRolePolicyNotAttachable = () =>
  new AwsError('PolicyNotAttachable', 400, 'Cannot attach a Service Role Policy to a Customer Role.')

export const invalidAuthenticationCode = () =>
  new AwsError('InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.')

/** A password that breaks the account's policy; `message` names what it lacks. */
export const passwordPolicyViolation = (message: string) =>
  new AwsError('PasswordPolicyViolation', 400, message)

/** The password changed while this request was checking it. */
export const loginProfileChanging = (userName: string) =>
  new AwsError(
    'EntityTemporarilyUnmodifiable',
    409,
    `Login Profile for User ${userName} cannot be modified while login profile is being created.`,
  )

/** ChangePassword with a wrong old password. */
export const oldPasswordIncorrect = () => new AwsError('AccessDenied', 403, 'The old password was incorrect.')

/** ChangePassword with wrong old passwords, too many of them of late. */
export const tooManyOldPasswords = () => new AwsError('Throttling', 400, 'Rate exceeded')

/** ChangePassword is for IAM users, nobody else. */
export const onlyUsersChangePasswords = () =>
  new AwsError('InvalidUserType', 400, 'Only IAM Users can change their own password')

/** A name was left out and the credentials are no user's. */
export const mustSpecifyUserName = () =>
  validationError('Must specify userName when calling with non-User credentials')

/** A marker that no page of ours gave out. */
export const invalidMarker = () => validationError('Invalid Marker.')

/** A status that only AWS sets. The sentence is ours. */
export const statusNotSettable = (status: string) => invalidInput(`The status ${status} cannot be set.`)

/** The model lets CreateLoginProfile go without a password, for sessions of a kind this server has not. */
export const passwordMissing = () =>
  validationError(
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
  )

/** A virtual device whose ARN would be longer than a serial number may be. */
export const mfaDeviceNameTooLong = () =>
  validationError(
    "1 validation error detected: Value at 'virtualMFADeviceName' failed to satisfy constraint: " +
      'Member must have length less than or equal to 226',
  )

/** An alias that could be taken for an account id. */
export const aliasLikeAccountId = () => validationError('The account alias must not be a 12 digit number.')

/** An ARN that is no user's, group's or role's, where one is asked for. */
export const invalidEntityArn = (arn: string) =>
  invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)

/** What a simulation or report was asked with does not fit together; the sentences are ours. */
export const invalidRequest = (message: string) => invalidInput(message)

// AWS: GetCredentialReport's errors come without a message (reports of its clients' users).
export const reportNotPresent = () => new AwsError('ReportNotPresent', 410, '')
export const reportExpired = () => new AwsError('ReportExpired', 410, '')

/** A report about last access that nobody, or somebody else, had made. The sentence is ours. */
export const noSuchAccessJob = (id: string) => noSuchEntity(`The job with id ${id} cannot be found.`)

const organizationsError = (code: string, why: string) =>
  new AwsError(`${code}Exception`, 400, `The request was rejected because ${why}`)

// Source of these sentences: IAM API Reference.

/** An operation of an organization, asked by an account that is in none. */
export const organizationNotFound = () =>
  organizationsError('OrganizationNotFound', 'no organization is associated with your account.')
export const notInAllFeaturesMode = () =>
  organizationsError(
    'OrganizationNotInAllFeaturesMode',
    'your organization does not have All features enabled.',
  )
export const serviceAccessNotEnabled = () =>
  organizationsError('ServiceAccessNotEnabled', 'trusted access is not enabled for IAM in AWS Organizations.')
export const notManagementOrDelegated = () =>
  organizationsError(
    'AccountNotManagementOrDelegatedAdministrator',
    'the account making the request is not the management account or delegated administrator account for' +
      ' centralized root access.',
  )
export const notManagementAccount = () =>
  organizationsError(
    'CallerIsNotManagementAccount',
    'the account making the request is not the management account for the organization.',
  )

/** A path that is none of the organization's. */
export const noSuchEntityPath = (path: string) => noSuchEntity(`The entity path ${path} cannot be found.`)
export const noSuchOrganizationsPolicy = (id: string) =>
  noSuchEntity(`The Organizations policy with id ${id} cannot be found.`)

/** AWS: root's password is made by whoever recovers it. */
export const passwordOfRoot = () =>
  validationError('Password must be omitted when the request is made with an AssumeRoot session')
export const noRootLoginProfile = () => noSuchEntity('Login Profile for the root user cannot be found.')
export const rootLoginProfileExists = () => alreadyExists('Login Profile for the root user already exists.')
