import type { Possibility } from './possible.ts'
import type { Trusted } from './trusted.ts'

/** A root user, a user or a role: someone who acts. `names` are those by which a policy names it alone. */
export type Actor = {
  kind: 'root' | 'user' | 'role'
  arn: string
  account: string
  names: readonly string[]
  /**
   * Whether a policy of its own may allow sts:AssumeRole on that role, whatever the conditions; undefined where none
   * allows it on anything. A cheap question that spares most of the dear ones.
   */
  mayAssume?: ((roleArn: string) => boolean) | undefined
  /** Of a role: whom its trust policy names. */
  trusted?: Trusted | undefined
}

/** What can be done, and in which session where the policy names one. */
export type Step = Exclude<Possibility, { can: 'never' }> & { session?: string | undefined }

/** One role taken up by another actor. */
export type Hop<A> = { from: A; to: A; step: Step }

/** From an actor over the roles it takes up, each by the one before. */
export type Path<A> = { start: A; hops: readonly Hop<A>[] }

/** Puts a question to the engine; undefined where the answer is never. */
export type Ask<A> = (from: A, to: A) => Step | undefined

/** Who may become whom. Only pairs that a trust policy may mean are asked about, each once. */
export type Reach<A> = {
  /** Every actor that can reach the goal, with its best path and the step at the end. */
  to(goal: (actor: A) => Step | undefined, hops: number): { path: Path<A>; last: Step }[]
  /** Every role that an actor can become. */
  from(start: A, hops: number): Path<A>[]
  /** The roles that an actor can take up itself, one after the other as they are asked for; none is remembered. */
  hops(start: A): Iterable<Hop<A> | undefined>
}

/**
 * Prepares the graph of who may assume which role. Paths without conditions come before those with, then the
 * shorter ones.
 */
export function createReach<A extends Actor>(actors: readonly A[], assume: Ask<A>): Reach<A> {
  const index = indexOf(actors)
  const asked = new Map<A, Map<A, Step | undefined>>()
  const edge: Ask<A> = (from, to) => {
    let answers = asked.get(from)
    if (answers === undefined) asked.set(from, (answers = new Map()))
    if (!answers.has(to)) answers.set(to, assume(from, to))
    return answers.get(to)
  }
  return {
    to(goal, hops) {
      const last = new Map<A, Step>()
      for (const actor of actors) {
        const step = goal(actor)
        if (step !== undefined) last.set(actor, step)
      }
      const starts = actors.filter((actor) => last.has(actor))
      const before = (hop: Hop<A>, rest: readonly Hop<A>[]) => [hop, ...rest]
      const known = (actor: A) => last.get(actor)!.can === 'always'
      const search = { hops, edge, next: index.callersOf, joined: before, isBackward: true }
      const paths = spread({ ...search, starts: starts.filter(known), conditional: false }, new Map())
      for (const [actor, path] of spread({ ...search, starts, conditional: true }, paths))
        paths.set(actor, path)
      return actors.flatMap((start) => {
        const path = paths.get(start)
        if (path === undefined) return []
        return [{ path: { start, hops: path }, last: last.get(path.at(-1)?.to ?? start)! }]
      })
    },
    *hops(start) {
      for (const to of index.rolesOf(start)) {
        const step = assume(start, to)
        yield step && { from: start, to, step }
      }
    },
    from(start, hops) {
      const after = (hop: Hop<A>, rest: readonly Hop<A>[]) => [...rest, hop]
      const search = { hops, edge, next: index.rolesOf, joined: after, isBackward: false, starts: [start] }
      const paths = spread({ ...search, conditional: false }, new Map())
      for (const [actor, path] of spread({ ...search, conditional: true }, paths)) paths.set(actor, path)
      paths.delete(start)
      return actors.flatMap((actor) => {
        const path = paths.get(actor)
        return path === undefined ? [] : [{ start, hops: path }]
      })
    },
  }
}

type Search<A> = {
  starts: readonly A[]
  hops: number
  /** Whether steps with conditions count too. */
  conditional: boolean
  isBackward: boolean
  edge: Ask<A>
  /** Who may stand at the other end of a hop. */
  next(actor: A): A[]
  joined(hop: Hop<A>, rest: readonly Hop<A>[]): Hop<A>[]
}

type Paths<A> = Map<A, readonly Hop<A>[]>

/** Breadth first: the paths to what is reached and not already known by a better one. */
function spread<A>(search: Search<A>, better: Paths<A>): Paths<A> {
  const { starts, hops, conditional, isBackward, edge, next, joined } = search
  const seen: Paths<A> = new Map(starts.map((actor) => [actor, []]))
  let frontier: readonly A[] = starts
  for (let hop = 0; hop < hops && frontier.length > 0; hop += 1) {
    const reached: A[] = []
    for (const at of frontier) {
      for (const other of next(at)) {
        if (seen.has(other)) continue
        const ends = isBackward ? { from: other, to: at } : { from: at, to: other }
        const step = edge(ends.from, ends.to)
        if (step === undefined || (!conditional && step.can !== 'always')) continue
        seen.set(other, joined({ ...ends, step }, seen.get(at)!))
        reached.push(other)
      }
    }
    frontier = reached
  }
  for (const actor of better.keys()) seen.delete(actor)
  return seen
}

type Index<A> = { callersOf(role: A): A[]; rolesOf(actor: A): A[] }

function indexOf<A extends Actor>(actors: readonly A[]): Index<A> {
  // AWS: root users assume no roles.
  const callers = actors.filter(({ kind }) => kind !== 'root')
  const roles = actors.filter(({ trusted }) => trusted !== undefined)
  const byName = new Map<string, A[]>()
  for (const actor of callers) for (const name of actor.names) push(byName, name, actor)
  const assuming = Map.groupBy(
    callers.filter(({ mayAssume }) => mayAssume !== undefined),
    ({ account }) => account,
  )
  const trusting = new Map<string, A[]>()
  for (const role of roles) {
    const { names, accounts, everyone } = role.trusted!
    for (const name of names) push(trusting, name, role)
    for (const account of accounts) push(trusting, account, role)
    if (everyone) push(trusting, '*', role)
  }
  return {
    callersOf({ arn, account, trusted }) {
      if (trusted === undefined) return []
      const found = new Set<A>()
      for (const name of trusted.names) for (const actor of byName.get(name) ?? []) found.add(actor)
      for (const of of trusted.accounts)
        for (const actor of assuming.get(of) ?? []) if (actor.mayAssume!(arn)) found.add(actor)
      if (trusted.everyone) {
        for (const actor of callers) if (actor.account === account || actor.mayAssume?.(arn)) found.add(actor)
      }
      return [...found]
    },
    rolesOf(actor) {
      if (actor.kind === 'root') return []
      const found = new Set<A>(actor.names.flatMap((name) => trusting.get(name) ?? []))
      for (const role of trusting.get(actor.account) ?? []) if (actor.mayAssume?.(role.arn)) found.add(role)
      for (const role of trusting.get('*') ?? []) {
        if (actor.account === role.account || actor.mayAssume?.(role.arn)) found.add(role)
      }
      return [...found]
    },
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
