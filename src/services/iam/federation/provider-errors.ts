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

/** A private key that is no PEM of a private key. The sentence is ours. */
export const invalidPrivateKey = () => invalidInput('The private key is not a valid PEM private key.')

/** A provider has at most two private keys. The quota's name is ours. */
export const tooManyPrivateKeys = () => limitExceeded('PrivateKeysPerSAMLProvider', 2)

/** Removing a private key that the provider does not have. The sentence is ours. */
export const noSuchPrivateKey = (id: string) =>
  new AwsError('NoSuchEntity', 404, `The private key with id ${id} cannot be found.`)

/** Encryption is required where there is no key to open anything with. The sentence is ours. */
export const privateKeyNeeded = () =>
  invalidInput('A private key is required when AssertionEncryptionMode is Required.')

export const outboundFederationEnabled = () =>
  new AwsError('FeatureEnabled', 409, 'Outbound web identity federation is already enabled for this account.')

export const outboundFederationDisabled = () =>
  new AwsError('FeatureDisabled', 404, 'Outbound web identity federation is not enabled for this account.')
