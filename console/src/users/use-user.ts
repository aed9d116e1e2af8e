import type { Group, LoginProfile } from '@aws-sdk/client-iam'
import { useQuery, type Query } from '../aws/use-query.ts'
import { credentialsKey } from '../credentials/credentials-key.ts'
import { getLoginProfile } from './login-profile.ts'
import { groupsOfUser } from './operations.ts'

/** The groups a user is in. */
export function useGroups(name: string): Query<Group[]> {
  return useQuery(`users/${name}/groups`, (aws, signal) => groupsOfUser(aws, name, signal))
}

/** The console password of a user, or null where it has none. */
export function usePassword(name: string): Query<LoginProfile | null> {
  return useQuery(credentialsKey(name, 'password'), (aws, signal) => getLoginProfile(aws, name, signal))
}
