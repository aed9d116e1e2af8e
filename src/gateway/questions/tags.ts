import type { Tag } from '../../access/tag.ts'
import type { OperationRow } from '../apis.ts'
import { textsAt, valuesAt } from './places.ts'

/** The tags that a request brings, or undefined where it has no place for any. */
export function tagsOf({ t }: OperationRow, input: object): Tag[] | undefined {
  if (t === undefined) return undefined
  const [path, key, value] = t
  if (key === undefined || value === undefined) {
    const [map] = valuesAt(input, path)
    if (typeof map === 'string') return tagsOfText(map)
    if (typeof map !== 'object' || map === null) return []
    return Object.entries(map).map(([Key, Value]) => ({ Key, Value: typeof Value === 'string' ? Value : '' }))
  }
  return valuesAt(input, path).map((item) => {
    const tag = item as Record<string, unknown>
    const Value = tag[value]
    return { Key: String(tag[key] ?? ''), Value: typeof Value === 'string' ? Value : '' }
  })
}

/** S3's header of tags: `a=b&c=d`. */
function tagsOfText(text: string): Tag[] {
  return [...new URLSearchParams(text)].map(([Key, Value]) => ({ Key, Value }))
}

/** The tag keys that a request lists, where it takes tags away. */
export function tagKeysOf({ k }: OperationRow, input: object): string[] | undefined {
  if (k === undefined) return undefined
  const keys = textsAt(input, k)
  return keys.length === 0 ? undefined : keys
}
