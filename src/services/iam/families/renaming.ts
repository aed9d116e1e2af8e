import type { Ask, Questions } from '../../../access/questions.ts'

/**
 * What an operation that may rename or move an entity asks about: `before`, and the same under the ARN it
 * will have. AWS: who renames needs the permission on both (IAM API Reference, UpdateUser, UpdateGroup and
 * UpdateServerCertificate); a user or group that is given no new name is asked about under the path alone (measured on
 * IAM by a client's tests of it).
 */
export function askToRename(before: Ask, newArn: string): Questions {
  if (newArn === before.resource) return { all: [before] }
  return { all: [before, { resource: newArn, resourceTags: before.resourceTags }] }
}
