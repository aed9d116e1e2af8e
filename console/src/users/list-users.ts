import { ListUsersCommand, type User } from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** Every user of the account; kept under the key `users`. */
export async function listUsers(
  aws: Aws,
  abortSignal: AbortSignal,
  partly?: (users: User[]) => void,
): Promise<User[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListUsersCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.Users, next: answer.Marker }
  }, partly)
}
