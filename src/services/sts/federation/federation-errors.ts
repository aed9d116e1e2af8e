import { AwsError } from '../../../kernel/aws-error.ts'

// Sentences of AssumeRoleWithWebIdentity and AssumeRoleWithSAML. Seen in public reports; ours are marked.

const invalidIdentityToken = (message: string) => new AwsError('InvalidIdentityToken', 400, message)
const expiredToken = (message: string) => new AwsError('ExpiredTokenException', 400, message)

/** What the trust policy does not allow, and a role that is not there. */
export const federationRefused = (action: string) =>
  new AwsError('AccessDenied', 403, `Not authorized to perform ${action}`)

export const notAJwt = () =>
  invalidIdentityToken(
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
  )

export const missingClaim = (claim: string) => invalidIdentityToken(`Missing a required claim: ${claim}`)

export const issuerIsNoUrl = () => invalidIdentityToken('Issuer must be a valid URL')

export const noOidcProvider = (issuer: string) =>
  invalidIdentityToken(`No OpenIDConnect provider found in your account for ${issuer}`)

// AWS: two spaces after the comma.
export const noVerificationKey = () =>
  invalidIdentityToken(
    "Couldn't retrieve verification key from your identity provider,  " +
      'please reference AssumeRoleWithWebIdentity documentation for requirements',
  )

/** The sentence is ours. */
export const wrongTokenSignature = () => invalidIdentityToken('The signature of the ID Token is not valid.')

export const wrongAudience = () => invalidIdentityToken('Incorrect token audience')

/** Both times are seconds since 1970. */
export const tokenExpired = (now: number, expires: number) =>
  expiredToken(`Token expired: current date/time ${now} must be before the expiration date/time ${expires}`)

/** The sentence is ours. */
export const tokenNotYetValid = () => invalidIdentityToken('The ID Token is not valid yet.')

/** SDKs try again. The sentence is ours. */
export const providerUnreachable = () =>
  new AwsError('IDPCommunicationError', 400, 'The identity provider could not be reached.')

/** Session tags of a token or response that could not be passed to AssumeRole. */
export const invalidSessionTags = () => new AwsError('ValidationError', 400, 'Unable to validate tags')

/** The token names the roles it is good for, and this is none of them. The sentence is ours. */
export const roleNotAuthorizedByIdp = () =>
  invalidIdentityToken('The ID Token does not authorize the requested role.')

export const invalidSourceIdentity = () =>
  invalidIdentityToken('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"')

/** Access tokens can only be asked about at their provider. The sentence is ours. */
export const accessTokensNotSupported = (providerId: string) =>
  new AwsError(
    'NotImplemented',
    501,
    `OAuth 2.0 access tokens of ${providerId} cannot be verified here; pass an OpenID Connect ID token.`,
  )

/**
 * What the service behind STS that knows the providers refuses. AWS: the exception of that service shows, with the id
 * of the request to it (reports of its clients' users; IAM User Guide, "Troubleshoot SAML federation with IAM").
 */
const fromDiscovery = (message: string, code: string) => (requestId: string) =>
  invalidIdentityToken(
    `${message} (Service: AWSOpenIdDiscoveryService; Status Code: 400; Error Code: ${code}; ` +
      `Request ID: ${requestId}; Proxy: null)`,
  )
export const noSamlProvider = fromDiscovery(
  "Specified provider doesn't exist",
  'AuthSamlManifestNotFoundException',
)
export const wrongSamlIssuer = fromDiscovery(
  'Issuer not present in specified provider',
  'AuthSamlInvalidSamlResponseException',
)
export const noSamlBase64 = fromDiscovery(
  'Invalid base64 SAMLResponse',
  'AuthSamlInvalidSamlResponseException',
)
export const wrongSamlSignature = () => invalidIdentityToken('Response signature invalid')
export const wrongSamlAudience = () =>
  invalidIdentityToken('Response does not contain the required audience.')
export const noSessionName = () => invalidIdentityToken('RoleSessionName is required in AuthnResponse')
export const invalidSessionName = () =>
  invalidIdentityToken('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}')
export const samlResponseTooOld = () => expiredToken('Token must be redeemed within 5 minutes of issuance')

/** The response lists the role, or the provider with it, nowhere. */
export const roleNotListed = () =>
  invalidIdentityToken("SAML Assertion doesn't contain the requested Role and Metadata in the attributes")

// AWS: the element's name lacks a letter.
export const noSamlConfirmation = () =>
  invalidIdentityToken('Responses must contain SubjectConfirmatonData with a Recipient and NotOnOrAfter')

/** What is not as a SAML response for AWS must be; the sentence that says what is ours. */
export const invalidSamlResponse = (what: string) => invalidIdentityToken(what)

// GetWebIdentityToken. The codes are the model's, the sentences ours.
export const outboundDisabled = () =>
  new AwsError(
    'OutboundWebIdentityFederationDisabledException',
    403,
    'Outbound web identity federation is not enabled for this account.',
  )
export const sessionTooShort = () =>
  new AwsError(
    'SessionDurationEscalationException',
    403,
    'The requested token duration would extend beyond the expiration of the calling session.',
  )
export const payloadTooLarge = () =>
  new AwsError('JWTPayloadSizeExceededException', 400, 'The payload of the token is too large.')
