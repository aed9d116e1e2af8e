import type { Ask } from '../../access/questions.ts'
import { invalidArgument } from './errors.ts'

/**
 * The action that asks for a version: `s3:GetObjectVersion` beside `s3:GetObject`, with the version as a
 * key. AWS asks for it whenever `versionId` is given, versioning or not.
 */
export function versioned(action: string, versionId: string | undefined): Ask {
  if (versionId === undefined) return { action }
  const name = action.replace(/^s3:(Get|Put|Delete)Object/, 's3:$1ObjectVersion')
  return { action: name, keys: { 's3:VersionId': versionId } }
}

/** Buckets here have no versioning: their objects have the version `null` and no other. */
export function checkVersion(versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null') return
  throw invalidArgument('Invalid version id specified', 'versionId', versionId)
}
