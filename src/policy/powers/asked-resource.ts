import { allBucketsArn } from '../../kernel/arn.ts'

/**
 * AWS: these actions have no resource type, so policies name them by `*`; but S3 and IAM ask about something narrower,
 * which policies may name too. Source: "with an explicit deny" and "not authorized" messages, which name it, and the
 * policies in the S3 User Guide, "Controlling access to a bucket with user policies".
 */
const asked: ReadonlyMap<string, (account: string) => string> = new Map([
  ['s3:listallmybuckets', () => allBucketsArn],
  ...(['user', 'group', 'role', 'instance-profile'] as const).map(
    (kind) =>
      [`iam:list${kind.replace('-', '')}s`, (account: string) => `arn:aws:iam::${account}:${kind}/`] as const,
  ),
])

/** What the service asks about where somebody in that account does an action on `*`. */
export function askedResource(action: string, resource: string, account: string): string {
  return resource === '*' ? (asked.get(action.toLowerCase())?.(account) ?? resource) : resource
}
