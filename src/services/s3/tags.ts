import type { Tag } from '../../access/tag.ts'
import type { AwsError } from '../../kernel/aws-error.ts'
import { invalidArgument, invalidTag, tooManyTags } from './errors.ts'

/** Tags as they are stored: JSON, null for none. */
export function storedTags(json: string | null): { Key: string; Value: string }[] {
  return json === null ? [] : (JSON.parse(json) as { Key: string; Value: string }[])
}

/** Checked tags to their stored form. */
export function tagsToStore(tags: readonly Tag[]): string | null {
  return tags.length === 0 ? null : JSON.stringify(tags.map(({ Key, Value = '' }) => ({ Key, Value })))
}

/** What an object may have: ten tags. */
export function objectTags(tags: readonly Tag[]): readonly Tag[] {
  return checked(tags, 10, 'Object tags cannot be greater than 10')
}

/** What a bucket may have: fifty tags. */
export function bucketTags(tags: readonly Tag[]): readonly Tag[] {
  return checked(tags, 50, 'Bucket tag count cannot be greater than 50')
}

/** The tags of an `x-amz-tagging` header, `key=value&key=value` percent-encoded; checked. */
export function headerTags(header: string | undefined): readonly Tag[] {
  if (header === undefined || header === '') return []
  const tags = header.split('&').map((pair) => {
    const equals = pair.indexOf('=')
    const key = equals === -1 ? pair : pair.slice(0, equals)
    return { Key: decoded(key, header), Value: equals === -1 ? '' : decoded(pair.slice(equals + 1), header) }
  })
  if (new Set(tags.map((tag) => tag.Key)).size < tags.length) throw malformedHeader(header)
  return objectTags(tags)
}

// Source: S3 User Guide, "Categorizing your objects using tags": letters, digits and spaces of any script,
// and + - = . _ : / @
const characters = /^[\p{L}\p{Z}\p{N}+\-=._:/@]*$/u

function checked(tags: readonly Tag[], most: number, tooMany: string): readonly Tag[] {
  if (tags.length > most) throw tooManyTags(tooMany)
  const keys = new Set<string>()
  for (const { Key = '', Value = '' } of tags) {
    if (Key === '' || Key.length > 128 || !characters.test(Key)) {
      throw invalidTag('The TagKey you have provided is invalid')
    }
    if (Value.length > 256 || !characters.test(Value)) {
      throw invalidTag('The TagValue you have provided is invalid')
    }
    if (Key.toLowerCase().startsWith('aws:')) {
      throw invalidTag('System tags cannot be added/updated by requester')
    }
    if (keys.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key')
    keys.add(Key)
  }
  return tags
}

function decoded(text: string, header: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw malformedHeader(header)
  }
}

function malformedHeader(header: string): AwsError {
  const message =
    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name " +
    'duplicates.'
  return invalidArgument(message, 'x-amz-tagging', header.slice(0, 1024))
}
