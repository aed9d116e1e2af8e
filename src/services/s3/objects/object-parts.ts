import type { ObjectRow } from '../../../store/s3/objects.ts'

/**
 * A part of an object as it is kept after the upload: its size, and its checksum (base64) where it has one.
 */
export type ObjectPart = { number: number; size: number; checksum: string }

/** The parts of an object; one that was written whole is a single part. */
export function partsOf(object: ObjectRow): ObjectPart[] {
  if (object.parts === null) return [{ number: 1, size: object.size, checksum: object.checksum }]
  return JSON.parse(object.parts) as ObjectPart[]
}
