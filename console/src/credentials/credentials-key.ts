/**
 * The key under which `useQuery` keeps the credentials of a user, or of who is signed in: what changes
 * there also changes the row of the user in lists.
 */
export function credentialsKey(userName: string | undefined, what = ''): string {
  return userName === undefined ? `own-credentials/${what}` : `users/${userName}/credentials/${what}`
}
