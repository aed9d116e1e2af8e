import type { Box } from './condense.ts'
import { kinds } from './kinds.tsx'

// LIMIT: names of alike nodes that are given in a box, which shows two or three of them.
const mostNames = 20

/** The two lines in a box: a node by its name, alike ones by their number. */
export function boxLabel({ kind, members }: Box, home: string): { name: string; detail: string } {
  const { Name, Account } = members[0]!
  const of = Account === undefined || Account === home || kind === 'account' ? '' : ` of ${Account}`
  if (members.length === 1) return { name: Name, detail: `${kinds[kind].one}${of}` }
  const names = members.slice(0, mostNames).map((node) => node.Name)
  return {
    name: `${members.length} ${kinds[kind].many.toLowerCase()}${of}`,
    detail: names.join(', ') + (members.length > mostNames ? ' …' : ''),
  }
}
