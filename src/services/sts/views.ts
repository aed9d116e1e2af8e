import type { Credentials } from '../../access/credentials.ts'

/** Temporary credentials as STS prints them. */
export function credentialsView({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials) {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration,
  }
}
