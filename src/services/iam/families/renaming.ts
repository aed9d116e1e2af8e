import type { Ask, Questions } from '../../../access/questions.ts'

/**
 * What an operation that may rename or move an entity asks about: `before`, and the same under the ARN it
 * will have. AWS: who renames needs the permission on both. Source: IAM API Reference, UpdateUser,
 * UpdateGroup and UpdateServerCertificate.
 */
export function askToRename(before: Ask, newArn: string): Questions {
  if (newArn === before.resource) return { all: [before] }
  return { all: [before, { resource: newArn, resourceTags: before.resourceTags }] }
}
