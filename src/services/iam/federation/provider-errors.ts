import { AwsError } from '../../../kernel/aws-error.ts'
import { limitExceeded, validationError } from '../errors.ts'

const invalidInput = (message: string) => new AwsError('InvalidInput', 400, message)

/** A Url that no OIDC provider can have. */
export const invalidProviderUrl = () => validationError('Invalid Open ID Connect Provider URL')

/** AWS: the sentence says fewer than 5 and five are taken. */
export const tooManyThumbprints = () => invalidInput('Thumbprint list must contain fewer than 5 entries.')

/** UpdateOpenIDConnectProviderThumbprint with an empty list. */
export const noThumbprints = () => invalidInput('Thumbprint list must contain at least one entry.')

export const tooManyClientIds = () => limitExceeded('ClientIdsPerOpenIdConnectProvider', 100)

/** The quotas of providers an account may have; the name of SAML's is ours. */
export const tooManyOidcProviders = () => limitExceeded('OpenIDConnectProvidersPerAccount', 100)
export const tooManySamlProviders = () => limitExceeded('SAMLProvidersPerAccount', 100)

/** Metadata that are no XML, or say neither who the provider is nor with what it signs. */
export const unparsableMetadata = () => invalidInput('Could not parse metadata')

// Source of the next seven: IAM User Guide, "Troubleshoot SAML federation with IAM".

/** A private key that is no PEM of an RSA key. AWS: more may follow, why it is none. */
export const invalidPrivateKey = () => invalidInput('Invalid private key.')

/** A provider has at most two private keys. */
export const tooManyPrivateKeys = () =>
  new AwsError('LimitExceeded', 409, 'Private key limit of 2 is reached.')

/** Removing a private key that the provider does not have. */
export const noSuchPrivateKey = () =>
  invalidInput('Failed to remove private key because the Key ID does not match a private key.')

/** Removing the last private key where encryption is required. */
export const privateKeyStays = () => invalidInput('Failed to remove private key.')

/** Encryption is required where there is no key to open anything with. */
export const privateKeyNeeded = () =>
  invalidInput('Unable to set assertion encryption mode to Required because no private key is provided.')

export const addsAndRemovesKey = () =>
  invalidInput(
    'Unable to add and remove private keys in the same request. Set a value for only one of the two parameters.',
  )

export const nothingToUpdate = () =>
  invalidInput(
    'Unable to update identity provider. No updates are defined for metadata or encryption assertion.',
  )

export const outboundFederationEnabled = () =>
  new AwsError('FeatureEnabled', 409, 'Outbound web identity federation is already enabled for this account.')

export const outboundFederationDisabled = () =>
  new AwsError('FeatureDisabled', 404, 'Outbound web identity federation is not enabled for this account.')
