import { illegalLocationConstraint, invalidLocationConstraint } from '../errors.ts'

type Configuration = { LocationConstraint?: string | undefined } | undefined

/**
 * The region a new bucket is in: named by the request, or that of the endpoint it was sent to. Only
 * us-east-1 makes buckets of other regions. Source: S3 API Reference, CreateBucket.
 */
export function bucketRegion(endpointRegion: string, configuration: Configuration): string {
  const constraint = configuration?.LocationConstraint || undefined
  if (constraint === undefined) {
    if (endpointRegion !== 'us-east-1') throw illegalLocationConstraint('unspecified')
    return endpointRegion
  }
  // AWS: `EU` is the old name of Ireland; us-east-1 itself cannot be named.
  if (constraint === 'us-east-1') throw invalidLocationConstraint(constraint)
  const region = constraint === 'EU' ? 'eu-west-1' : constraint
  if (!/^[a-z]{2,4}(-[a-z]{1,12}){1,3}-\d$/.test(region)) throw invalidLocationConstraint(constraint)
  if (endpointRegion !== 'us-east-1' && endpointRegion !== region) throw illegalLocationConstraint(constraint)
  return region
}
