/**
 * An OIDC provider of an account; its tags are in `tags` under its ARN. `clientIds` and `thumbprints` are
 * JSON arrays of texts, bounded by quotas.
 */
export type OidcProviderTable = {
  arn: string
  account: string
  url: string
  clientIds: string
  thumbprints: string
  created: number
}

/**
 * A SAML provider of an account; its tags are in `tags` under its ARN. `entityId` and `certificates` (a JSON
 * array of base64 DER) are what its metadata say.
 */
export type SamlProviderTable = {
  arn: string
  account: string
  name: string
  uuid: string
  metadata: string
  entityId: string
  certificates: string
  validUntil: number
  encryptionMode: 'Required' | 'Allowed'
  created: number
}

/**
 * A private key that opens a SAML provider's encrypted assertions: PEM, sealed and bound to provider and id.
 */
export type SamlPrivateKeyTable = {
  id: string
  account: string
  providerArn: string
  privateKey: Uint8Array
  created: number
}

/** An account with outbound web identity federation; without a row it is off. `enabled` is 0 or 1. */
export type OutboundFederationTable = { account: string; enabled: number; changed: number }

/**
 * A key that signs an account's outbound tokens: the public part as JSON Web Key, the private sealed (PKCS
 * #8).
 */
export type OutboundKeyTable = {
  id: string
  account: string
  algorithm: 'RS256' | 'ES384'
  publicKey: string
  privateKey: Uint8Array
  created: number
}

/** What federation keeps: whom an account believes, and how others may believe the account. */
export type FederationTables = {
  oidcProviders: OidcProviderTable
  samlProviders: SamlProviderTable
  samlPrivateKeys: SamlPrivateKeyTable
  outboundFederation: OutboundFederationTable
  outboundKeys: OutboundKeyTable
}
