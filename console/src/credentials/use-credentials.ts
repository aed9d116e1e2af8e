import type { MFADevice } from '@aws-sdk/client-iam'
import { useQuery, type Query } from '../aws/use-query.ts'
import { listAccessKeys, type UsedKey } from './access-keys.ts'
import { credentialsKey } from './credentials-key.ts'
import { listMfaDevices } from './mfa-devices.ts'

/** The MFA devices of a user, or of who is signed in. */
export function useDevices(userName: string | undefined): Query<MFADevice[]> {
  return useQuery(credentialsKey(userName, 'mfa'), (aws, signal) => listMfaDevices(aws, userName, signal))
}

/** The access keys of a user, or of who is signed in, with their last uses. */
export function useAccessKeys(userName: string | undefined): Query<UsedKey[]> {
  const key = credentialsKey(userName, 'access-keys')
  return useQuery(key, (aws, signal) => listAccessKeys(aws, userName, signal))
}
