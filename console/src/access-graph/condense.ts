import type { AccessEdge, AccessGraph, AccessNode } from './operations.ts'

/** A box of the picture: one node, or several that are joined to the same others in the same way. */
export type Box = { id: string; kind: AccessNode['Kind']; members: readonly AccessNode[] }

/** A line of the picture. `can` is absent for members of a group. */
export type Line = { from: string; to: string; kind: AccessEdge['Kind']; can?: 'always' | 'if' }

/** What is drawn, and how many nodes are not, having neither a way in nor out. */
export type Picture = { boxes: Box[]; lines: Line[]; unjoined: number }

/** What of a graph is drawn. */
export type Choice = {
  kinds: ReadonlySet<AccessNode['Kind']>
  serviceLinked: boolean
  /** Only nodes with this in their name or ARN, and those that are joined to them. */
  search: string
  /** Nodes and boxes that stand alone, however alike others are. */
  apart: ReadonlySet<string>
}

// LIMIT: fewer alike nodes than this are easier to read as they are.
const fewestAlike = 3

/**
 * Makes a graph readable: what all members of a group can do is drawn once, from the group, and nodes that are joined
 * to the same others in the same way become one box. A thousand roles are so drawn as the few patterns they follow.
 */
export function condense(graph: AccessGraph, choice: Choice): Picture {
  const chosen = choose(graph, choice)
  const lines = throughGroups(chosen.Edges)
  const joined = new Set(lines.flatMap(({ from, to }) => [from, to]))
  const nodes = chosen.Nodes.filter(({ Id }) => joined.has(Id) || choice.apart.has(Id))
  let boxes: Box[] = nodes.map((node) => ({ id: node.Id, kind: node.Kind, members: [node] }))
  let drawn = lines
  for (;;) {
    const merged = merge(boxes, drawn, choice.apart)
    if (merged.boxes.length === boxes.length) break
    boxes = merged.boxes
    drawn = merged.lines
  }
  return { boxes, lines: drawn, unjoined: chosen.Nodes.length - nodes.length }
}

function choose({ Nodes, Edges }: AccessGraph, choice: Choice): Pick<AccessGraph, 'Nodes' | 'Edges'> {
  const { kinds, serviceLinked, apart } = choice
  const shown = Nodes.filter(
    ({ Id, Kind, ServiceLinked }) =>
      apart.has(Id) || (kinds.has(Kind) && (serviceLinked || ServiceLinked !== true)),
  )
  const ids = new Set(shown.map(({ Id }) => Id))
  const edges = Edges.filter(({ From, To }) => ids.has(From) && ids.has(To))
  const search = choice.search.trim().toLowerCase()
  if (search === '') return { Nodes: shown, Edges: edges }
  const found = shown.filter(({ Id, Name }) => `${Id} ${Name}`.toLowerCase().includes(search))
  const near = neighbourhood(
    edges,
    found.map(({ Id }) => Id),
  )
  return {
    Nodes: shown.filter(({ Id }) => near.has(Id)),
    Edges: edges.filter(({ From, To }) => near.has(From) && near.has(To)),
  }
}

/** Everything that leads to some nodes, and everything that they lead to. */
export function neighbourhood(
  edges: readonly Pick<AccessEdge, 'From' | 'To'>[],
  starts: readonly string[],
): Set<string> {
  const out = Map.groupBy(edges, ({ From }) => From)
  const into = Map.groupBy(edges, ({ To }) => To)
  const after = spread(starts, (id) => out.get(id)?.map(({ To }) => To) ?? [])
  const before = spread(starts, (id) => into.get(id)?.map(({ From }) => From) ?? [])
  return after.union(before)
}

function spread(starts: readonly string[], next: (id: string) => string[]): Set<string> {
  const seen = new Set(starts)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

/** Lines with what every member of a group can do drawn from the group. */
function throughGroups(edges: readonly AccessEdge[]): Line[] {
  const lines = edges.map(({ From, To, Kind, Step }): Line => ({
    from: From,
    to: To,
    kind: Kind,
    can: Step?.Can,
  }))
  const members = Map.groupBy(
    lines.filter(({ kind }) => kind === 'member'),
    ({ to }) => to,
  )
  const targets = Map.groupBy(
    lines.filter(({ kind }) => kind === 'assume'),
    ({ from }) => from,
  )
  const replaced = new Set<Line>()
  const added: Line[] = []
  for (const [group, joins] of members) {
    const [first, ...others] = joins.map(({ from }) => targets.get(from) ?? [])
    for (const line of first ?? []) {
      const alike = others.map((list) => list.find((one) => one.to === line.to && one.can === line.can))
      if (alike.includes(undefined)) continue
      for (const one of [line, ...alike]) replaced.add(one!)
      added.push({ ...line, from: group })
    }
  }
  return [...lines.filter((line) => !replaced.has(line)), ...added]
}

/** One round of joining what is alike. What stands apart is joined to nothing. */
function merge(
  boxes: readonly Box[],
  lines: readonly Line[],
  apart: ReadonlySet<string>,
): { boxes: Box[]; lines: Line[] } {
  const ends = new Map<string, string[]>(boxes.map(({ id }) => [id, []]))
  for (const { from, to, kind, can = '' } of lines) {
    ends.get(from)?.push(`> ${kind} ${can} ${to}`)
    ends.get(to)?.push(`< ${kind} ${can} ${from}`)
  }
  const alike = Map.groupBy(boxes, ({ id, kind, members }) => {
    const isApart = apart.has(id) || members.some(({ Id }) => apart.has(Id))
    return isApart ? id : JSON.stringify([kind, members[0]!.Account, ends.get(id)!.toSorted()])
  })
  const newId = new Map<string, string>()
  const merged = [...alike.values()].flatMap((same) => {
    if (same.length < fewestAlike) return same
    const box = { ...same[0]!, id: `alike ${same[0]!.id}`, members: same.flatMap(({ members }) => members) }
    for (const { id } of same) newId.set(id, box.id)
    return [box]
  })
  const known = new Set<string>()
  const redrawn = lines.flatMap((line) => {
    const next = { ...line, from: newId.get(line.from) ?? line.from, to: newId.get(line.to) ?? line.to }
    const key = JSON.stringify(next)
    return known.has(key) ? [] : (known.add(key), [next])
  })
  return { boxes: merged, lines: redrawn }
}
