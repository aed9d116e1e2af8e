import type { AwsError } from '../../../kernel/aws-error.ts'
import { notImplemented } from '../errors.ts'
import { noSuchKey, notModified, preconditionFailed } from './object-errors.ts'

/** What conditions are held against: an object's ETag without quotes and its time. */
export type Compared = { etag: string; modified: number }

export type ReadConditions = {
  IfMatch?: string | undefined
  IfNoneMatch?: string | undefined
  IfModifiedSince?: Date | undefined
  IfUnmodifiedSince?: Date | undefined
}

/**
 * Conditions of GetObject and HeadObject: an ETag condition stands before the time condition of its kind
 * (RFC 7232, section 6; S3 API Reference, GetObject). Throws 412 or 304.
 */
export function checkRead(conditions: ReadConditions, object: Compared): void {
  const failed = failedCondition(conditions, object)
  if (failed === 'If-Match' || failed === 'If-Unmodified-Since') throw preconditionFailed(failed)
  if (failed !== undefined) throw notModified(object.etag, object.modified)
}

/** Conditions on the source of a copy: whichever fails is 412. */
export function checkCopySource(conditions: ReadConditions, source: Compared): void {
  const failed = failedCondition(conditions, source)
  if (failed !== undefined) throw preconditionFailed(`x-amz-copy-source-${failed}`)
}

function failedCondition(conditions: ReadConditions, { etag, modified }: Compared): string | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, etag)) return 'If-Match'
  } else if (IfUnmodifiedSince !== undefined && modified > IfUnmodifiedSince.getTime()) {
    return 'If-Unmodified-Since'
  }
  if (IfNoneMatch !== undefined) return matches(IfNoneMatch, etag) ? 'If-None-Match' : undefined
  if (IfModifiedSince !== undefined && modified <= IfModifiedSince.getTime()) return 'If-Modified-Since'
  return undefined
}

export type WriteConditions = Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>

/** Refuses conditions on a write that S3 does not have: `If-None-Match` takes `*` alone. */
export function writeConditionProblem({ IfNoneMatch }: WriteConditions): AwsError | undefined {
  return IfNoneMatch === undefined || IfNoneMatch.trim() === '*' ? undefined : notImplemented('If-None-Match')
}

/**
 * Conditions on writing a key, held against the object there now. Throws 412, or 404 where `If-Match` finds
 * nothing.
 */
export function checkWrite(
  { IfMatch, IfNoneMatch }: WriteConditions,
  key: string,
  current: Compared | undefined,
): void {
  if (IfNoneMatch !== undefined && current !== undefined) throw preconditionFailed('If-None-Match')
  if (IfMatch === undefined) return
  if (current === undefined) throw noSuchKey(key)
  if (!matches(IfMatch, current.etag)) throw preconditionFailed('If-Match')
}

/** Whether a list of ETags (quotes optional) or `*` names that ETag. */
export function matches(header: string, etag: string): boolean {
  return header.split(',').some((item) => {
    const value = item.trim()
    return value === '*' || unquoted(value) === etag
  })
}

/** An ETag without its quotes. */
export function unquoted(etag: string): string {
  return etag.length > 1 && etag.startsWith('"') && etag.endsWith('"') ? etag.slice(1, -1) : etag
}
