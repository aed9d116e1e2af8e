/** An SSH public key of a user. `publicKey` is in OpenSSH's form without a comment. */
export type SshPublicKeyTable = {
  id: string
  account: string
  userId: string
  publicKey: string
  fingerprint: string
  status: 'Active' | 'Inactive'
  uploaded: number
}

/**
 * An X.509 certificate a user signs with; `userId` is null for the root user's. `body` is PEM as it was
 * uploaded, `digest` the SHA-256 of what it encodes, in hexadecimal.
 */
export type SigningCertificateTable = {
  id: string
  account: string
  userId: string | null
  body: string
  digest: string
  status: 'Active' | 'Inactive'
  uploaded: number
}

/**
 * A certificate for servers. `privateKey` is sealed with the master key, bound to the row; `body` and
 * `chain` are PEM as they were uploaded.
 */
export type ServerCertificateTable = {
  id: string
  account: string
  name: string
  nameKey: string
  path: string
  body: string
  chain: string | null
  privateKey: Uint8Array
  uploaded: number
  expires: number
}

/**
 * A user's credential for one service. `alias` is its public part and `aliasKey` that in lower case;
 * `secretHash` is the SHA-256 of the secret, in hexadecimal: a secret of 44 random bytes needs no salt and
 * no slow hash.
 */
export type ServiceSpecificCredentialTable = {
  id: string
  account: string
  userId: string
  serviceName: string
  alias: string
  aliasKey: string
  secretHash: string
  status: 'Active' | 'Inactive'
  created: number
  expires: number | null
}

/** What an account has set for itself; an account without a row has AWS's defaults. */
export type AccountPreferenceTable = { account: string; globalEndpointTokenVersion: number }

/** The tables of certificates, public keys and credentials for single services, and of preferences. */
export type CertificateTables = {
  sshPublicKeys: SshPublicKeyTable
  signingCertificates: SigningCertificateTable
  serverCertificates: ServerCertificateTable
  serviceSpecificCredentials: ServiceSpecificCredentialTable
  accountPreferences: AccountPreferenceTable
}
