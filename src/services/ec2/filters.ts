import type { Filter } from '@aws-sdk/client-ec2'
import { globOf, matchesGlob, type Glob } from '../../policy/match/glob.ts'
import { invalidFilter, tooManyFilterValues } from './errors.ts'
import { newSteps, ranOut, requestSteps, type Steps } from '../../policy/steps.ts'

/** What each filter of an operation looks at: one value, several, or none. */
export type FilterTable<Item> = Readonly<Record<string, (item: Item) => Values>>
type Values = string | readonly string[] | undefined

/** Where the tags of an item are, for the filters `tag:KEY`, `tag-key` and `tag-value`. */
export type TagsOf<Item> = (item: Item) => readonly { key: string; value: string }[]

// LIMIT: EC2's own number of filter values in one call.
const valuesLimit = 200

/**
 * The items every filter lets through; the values of one filter are alternatives, with `*` and `?` as
 * wildcards and `\` before a character that is meant as it is. Throws InvalidParameterValue for a filter the
 * table does not have.
 */
export function applyFilters<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<Item>,
  tagsOf?: TagsOf<Item>,
): Item[] {
  const values = filters?.reduce((sum, { Values }) => sum + (Values?.length ?? 0), 0) ?? 0
  if (values > valuesLimit) throw tooManyFilterValues(valuesLimit)
  const steps = newSteps(requestSteps)
  const tests = (filters ?? []).map((filter) => testOf(filter, table, tagsOf, steps))
  const found = items.filter((item) => tests.every((test) => test(item)))
  if (ranOut(steps)) throw tooManyFilterValues(valuesLimit)
  return found
}

function testOf<Item>(
  { Name = '', Values = [] }: Filter,
  table: FilterTable<Item>,
  tagsOf: TagsOf<Item> | undefined,
  steps: Steps,
): (item: Item) => boolean {
  const look = lookOf(Name, table, tagsOf)
  const patterns = Values.map(globOfValue)
  return (item) => {
    const found = look(item)
    if (found === undefined) return false
    const texts = typeof found === 'string' ? [found] : found
    return texts.some((text) => patterns.some((pattern) => matchesGlob(pattern, text, steps)))
  }
}

function lookOf<Item>(name: string, table: FilterTable<Item>, tagsOf: TagsOf<Item> | undefined) {
  if (tagsOf !== undefined) {
    if (name.startsWith('tag:')) {
      const key = name.slice(4)
      return (item: Item) => tagsOf(item).find((tag) => tag.key === key)?.value
    }
    if (name === 'tag-key') return (item: Item) => tagsOf(item).map(({ key }) => key)
    if (name === 'tag-value') return (item: Item) => tagsOf(item).map(({ value }) => value)
  }
  const look = Object.hasOwn(table, name) ? table[name] : undefined
  if (look === undefined) throw invalidFilter(name)
  return look
}

const star = { kind: 'star' } as const
const anyCharacter = { kind: 'one' } as const

function globOfValue(value: string): Glob {
  const tokens: Parameters<typeof globOf>[0][number][] = []
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!
    if (character === '*') tokens.push(star)
    else if (character === '?') tokens.push(anyCharacter)
    else if (character === '\\' && at + 1 < value.length) tokens.push({ kind: 'text', text: value[++at]! })
    else tokens.push({ kind: 'text', text: character })
  }
  return globOf(tokens)
}
