import { AwsError } from '../../kernel/aws-error.ts'

// AWS's sentences: those of live answers where they are known, else the ones that the API reference gives for
// the exception or its reason.

const refused = (code: string, message: string) => new AwsError(`${code}Exception`, 400, message)
const withReason = (code: string, reason: string, message: string) =>
  new AwsError(`${code}Exception`, 400, message, { details: { Reason: reason } })

export const notInUse = () =>
  refused('AWSOrganizationsNotInUse', 'Your account is not a member of an organization.')
export const noPermission = () =>
  refused('AccessDenied', "You don't have permissions to access this resource.")
export const noLinkedRolePermission = () =>
  withReason(
    'AccessDeniedForDependency',
    'ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE',
    'The request failed because your credentials do not have permission to create the service-linked role required' +
      ' by AWS Organizations.',
  )

export const alreadyInOrganization = () =>
  refused('AlreadyInOrganization', 'The AWS account is already a member of an organization.')
export const organizationNotEmpty = () =>
  refused(
    'OrganizationNotEmpty',
    'To delete an organization you must first remove all member accounts (except the master).',
  )
export const managementCannotLeave = () =>
  refused(
    'MasterCannotLeaveOrganization',
    'You cannot remove the master account from the organization. Instead, delete the organization.',
  )

export const noSuchRoot = () => refused('RootNotFound', "You specified a root that doesn't exist.")
export const noSuchParent = () => refused('ParentNotFound', "You specified parent that doesn't exist.")
export const noSuchSourceParent = () =>
  refused('SourceParentNotFound', "You specified a source parent that doesn't exist.")
export const noSuchDestination = () =>
  refused('DestinationParentNotFound', "You specified a destination parent that doesn't exist.")
export const noSuchChild = () => refused('ChildNotFound', "You specified a child that doesn't exist.")
export const noSuchUnit = () =>
  refused('OrganizationalUnitNotFound', "You specified an organizational unit that doesn't exist.")
export const unitExists = () =>
  refused('DuplicateOrganizationalUnit', 'An OU with the same name already exists.')
export const unitNotEmpty = () =>
  refused(
    'OrganizationalUnitNotEmpty',
    'The specified OU is not empty. Move all accounts and child OUs first.',
  )

export const noSuchAccount = () => refused('AccountNotFound', "You specified an account that doesn't exist.")
export const accountAlreadyThere = () =>
  refused('DuplicateAccount', 'That account is already present in the specified destination.')
export const accountAlreadyClosed = () =>
  refused('AccountAlreadyClosed', 'The provided account is already closed.')
export const noSuchAccountCreation = () =>
  refused('CreateAccountStatusNotFound', "You specified a create account request that doesn't exist.")

export const noSuchPolicy = () => refused('PolicyNotFound', "You specified a policy that doesn't exist.")
export const policyExists = () =>
  refused('DuplicatePolicy', 'A policy with the specified name and type already exists.')
export const policyInUse = () =>
  refused(
    'PolicyInUse',
    'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before' +
      ' performing this operation.',
  )
export const malformedPolicy = () =>
  refused(
    'MalformedPolicyDocument',
    'The provided policy document does not meet the requirements of the specified policy type.',
  )
export const noSuchTarget = () => refused('TargetNotFound', "You specified a target that doesn't exist.")
export const alreadyAttached = () =>
  refused(
    'DuplicatePolicyAttachment',
    'A policy with the specified name and type already exists on the specified target.',
  )
export const notAttached = () =>
  refused('PolicyNotAttached', "The policy isn't attached to the specified target in the specified root.")
export const typeAlreadyEnabled = () =>
  refused('PolicyTypeAlreadyEnabled', 'The specified policy type is already enabled.')
export const typeNotEnabled = () =>
  refused('PolicyTypeNotEnabled', 'This operation can be performed only for enabled policy types.')
export const typeNotAvailable = () =>
  refused(
    'PolicyTypeNotAvailableForOrganization',
    "You can't use the specified policy type with the feature set currently enabled for this organization.",
  )
export const noEffectivePolicy = () =>
  refused('EffectivePolicyNotFound', "The specified effective policy doesn't exist.")
export const noResourcePolicy = () =>
  refused(
    'ResourcePolicyNotFound',
    "We can't find a resource policy request with the parameter that you specified.",
  )

export const noSuchHandshake = () =>
  refused('HandshakeNotFound', "You specified a handshake that doesn't exist.")
export const handshakeExists = () =>
  refused('DuplicateHandshake', 'A handshake with the same action and target already exists.')
export const handshakeDone = () =>
  refused('HandshakeAlreadyInState', 'The specified handshake is already in the requested state.')
export const handshakeCannot = () =>
  refused(
    'InvalidHandshakeTransition',
    "You can't perform the operation on the handshake in its current state.",
  )
export const alreadyMember = () =>
  withReason(
    'HandshakeConstraintViolation',
    'ALREADY_IN_AN_ORGANIZATION',
    'The invited account is already a member of an organization.',
  )

export const allFeaturesAlready = () =>
  withReason(
    'HandshakeConstraintViolation',
    'ORGANIZATION_ALREADY_HAS_ALL_FEATURES',
    'The handshake request is invalid because the organization has already enabled all features.',
  )
export const allFeaturesPending = () =>
  withReason(
    'HandshakeConstraintViolation',
    'ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION',
    'The handshake request is invalid because the organization has already started the process to enable all features.',
  )
export const invitesDisabled = () =>
  withReason(
    'HandshakeConstraintViolation',
    'INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES',
    "You can't issue new invitations to join an organization while it's in the process of enabling all features.",
  )

export const alreadyRegistered = () =>
  refused(
    'AccountAlreadyRegistered',
    'The provided account is already a delegated administrator for your organization.',
  )
export const notRegistered = () =>
  refused(
    'AccountNotRegistered',
    'The provided account is not a registered delegated administrator for your organization.',
  )

/** `InvalidInputException` with its reason. */
const invalidInputs = {
  DUPLICATE_TAG_KEY: 'Tag keys must be unique among the tags attached to the same entity.',
  IMMUTABLE_POLICY: "You specified a policy that is managed by AWS and can't be modified.",
  INVALID_EMAIL_ADDRESS_TARGET: 'You specified an invalid email address for the invited account owner.',
  INVALID_ENUM: 'You specified an invalid value.',
  INVALID_NEXT_TOKEN: 'You provided a value that does not match the required pattern.',
  INVALID_PARTY_TYPE_TARGET:
    'You specified the wrong type of entity (account, organization, or email) as a party.',
  INVALID_PATTERN: 'You provided a value that does not match the required pattern.',
  INVALID_PRINCIPAL: 'You specified an invalid principal element in the policy.',
  INVALID_RESOURCE_POLICY_JSON: 'The provided policy document is not a valid resource policy.',
  INVALID_ROLE_NAME:
    "You provided a role name that isn't valid. A role name can't begin with the reserved prefix AWSServiceRoleFor.",
  INVALID_SYSTEM_TAGS_PARAMETER:
    "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys because they're" +
    ' reserved for AWS use.',
  NON_DETACHABLE_POLICY: "You can't detach this AWS Managed Policy.",
  TARGET_NOT_SUPPORTED: "You can't perform the specified operation on that target entity.",
  UNRECOGNIZED_SERVICE_PRINCIPAL: 'You specified an unrecognized service principal.',
  UNSUPPORTED_ACTION_IN_RESOURCE_POLICY:
    'You specified an action that is not supported in a resource policy.',
  UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY:
    'You specified a resource that is not supported in a resource policy.',
} as const

export const invalidInput = (reason: keyof typeof invalidInputs) =>
  withReason('InvalidInput', reason, invalidInputs[reason])

/** `ConstraintViolationException` with its reason. */
const violations = {
  ACCOUNT_NUMBER_LIMIT_EXCEEDED: 'You have exceeded the allowed number of AWS accounts.',
  CANNOT_CLOSE_MANAGEMENT_ACCOUNT: 'You attempted to close the management account.',
  CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR:
    'You cannot register master account/yourself as delegated administrator for your organization.',
  CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR:
    'You cannot register a suspended account as a delegated administrator.',
  CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG:
    'You attempted to remove an account that is registered as a delegated administrator for a service integrated' +
    ' with your organization. To complete this operation, you must first deregister this account as a delegated' +
    ' administrator.',
  CLOSE_ACCOUNT_QUOTA_EXCEEDED: 'You have exceeded close account quota for the past 30 days.',
  HANDSHAKE_RATE_LIMIT_EXCEEDED: 'You have exceeded the number of handshakes that you can send in one day.',
  MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED:
    'You attempted to register more delegated administrators than allowed for the service principal.',
  MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED:
    'You have attached the maximum number of policies to the specified target.',
  MAX_TAG_LIMIT_EXCEEDED: 'You have exceeded the number of tags allowed on this resource.',
  MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED:
    'You cannot remove the last policy attached to the specified target. You must have at least one attached at all' +
    ' times.',
  ORGANIZATION_NOT_IN_ALL_FEATURES_MODE:
    'You attempted to perform an operation that requires the organization to be configured to support all features.',
  OU_DEPTH_LIMIT_EXCEEDED: 'You attempted to create an OU tree that is too many levels deep.',
  OU_NUMBER_LIMIT_EXCEEDED: 'You have exceeded the number of OUs that you can have in an organization.',
  POLICY_CONTENT_LIMIT_EXCEEDED: 'You have exceeded the maximum policy size.',
  POLICY_NUMBER_LIMIT_EXCEEDED:
    'You have exceeded the number of policies that you can have in an organization.',
  SERVICE_ACCESS_NOT_ENABLED:
    'You attempted to register a delegated administrator before you enabled service access. Call the' +
    ' EnableAWSServiceAccess API first.',
  WAIT_PERIOD_ACTIVE: 'You must wait until the account has existed for a minimum number of days.',
} as const

export const violates = (reason: keyof typeof violations) =>
  withReason('ConstraintViolation', reason, violations[reason])

/** What this server has no policies of: whoever asks for one is told so. */
export const policyTypeNotThere = (type: string) =>
  new AwsError('NotImplemented', 501, `Policies of the type ${type} are not implemented by Understudy yet.`)
