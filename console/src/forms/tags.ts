/** A tag as the services take it. */
export type Tag = { Key: string; Value: string }

// LIMIT: AWS's number of tags on one resource.
export const tagMaximum = 50

/** What is wrong with each row, by its index; empty where all can be sent. */
export function tagErrors(tags: readonly Tag[]): Record<number, string> {
  const errors: Record<number, string> = {}
  const seen = new Set<string>()
  for (const [index, { Key }] of tags.entries()) {
    // AWS: tag keys of IAM are one whatever their case.
    const key = Key.trim().toLowerCase()
    if (key === '') errors[index] = 'Enter a key.'
    else if (key.length > 128) errors[index] = 'A key has at most 128 characters.'
    else if (key.startsWith('aws:')) errors[index] = 'Keys that begin with aws: are reserved.'
    else if (seen.has(key)) errors[index] = 'This key is there already.'
    seen.add(key)
  }
  return errors
}

/** What to tag and which keys to untag, to come from one set of tags to another. */
export function tagChanges(before: readonly Tag[], after: readonly Tag[]): { put: Tag[]; remove: string[] } {
  const put = after.filter((tag) => !before.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value))
  const remove = before.filter((tag) => !after.some(({ Key }) => Key === tag.Key)).map(({ Key }) => Key)
  return { put, remove }
}
