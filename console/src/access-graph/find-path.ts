import type { AccessEdge } from './operations.ts'

/**
 * The edges from one node to another: without conditions where there is such a way, else with, and the shortest of
 * its kind. Membership of a group is no step: its members have been decided themselves. Undefined where there is none.
 */
export function findPath(edges: readonly AccessEdge[], from: string, to: string): AccessEdge[] | undefined {
  const steps = edges.filter(({ Kind }) => Kind !== 'member')
  const sure = steps.filter(({ Kind, Step }) => Kind === 'assume' && Step?.Can === 'always')
  return shortest(sure, from, to) ?? shortest(steps, from, to)
}

function shortest(edges: readonly AccessEdge[], from: string, to: string): AccessEdge[] | undefined {
  if (from === to) return []
  const out = Map.groupBy(edges, ({ From }) => From)
  const paths = new Map<string, AccessEdge[]>([[from, []]])
  for (const [at, path] of paths) {
    // A map is walked in the order of its entries, those that are added on the way too: breadth first.
    for (const edge of out.get(at) ?? []) {
      if (paths.has(edge.To)) continue
      if (edge.To === to) return [...path, edge]
      paths.set(edge.To, [...path, edge])
    }
  }
  return undefined
}
