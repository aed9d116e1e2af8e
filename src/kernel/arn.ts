/** An ARN split at its first five colons; `resource` keeps any further colons and slashes. */
export type Arn = {
  partition: string
  service: string
  region: string
  account: string
  resource: string
}

/** Splits an ARN, or answers undefined where the text is not `arn:` and five more segments. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined
  const segments = splitColons(text)
  if (segments.length !== 6) return undefined
  const [, partition, service, region, account, resource] = segments as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return { partition, service, region, account, resource }
}

/** Splits at the first five colons: up to six segments, fewer where colons are missing. */
function splitColons(text: string): string[] {
  const segments: string[] = []
  let start = 0
  while (segments.length < 5) {
    const colon = text.indexOf(':', start)
    if (colon === -1) break
    segments.push(text.slice(start, colon))
    start = colon + 1
  }
  segments.push(text.slice(start))
  return segments
}

/** `arn:aws:iam::ACCOUNT:TYPE/PATH…NAME`; `path` is AWS's `/a/b/` form, `/` for none. */
export function iamArn(account: string, type: string, path: string, name: string): string {
  return `arn:aws:iam::${account}:${type}${path}${name}`
}

/** `arn:aws:iam::ACCOUNT:root`, the account itself as a principal. */
export function rootArn(account: string): string {
  return `arn:aws:iam::${account}:root`
}

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`: the role's name without its path. */
export function assumedRoleArn(account: string, roleName: string, sessionName: string): string {
  return `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`
}

/** `arn:aws:sts::ACCOUNT:federated-user/NAME`. */
export function federatedUserArn(account: string, name: string): string {
  return `arn:aws:sts::${account}:federated-user/${name}`
}

/**
 * What `s3:ListAllMyBuckets` is asked about. AWS: the reference knows no resource of it, and yet policies may name
 * this one, as the walkthroughs of the S3 User Guide do; no bucket has that name.
 */
export const allBucketsArn = 'arn:aws:s3:::*'
