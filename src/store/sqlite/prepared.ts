import type { Compilable, CompiledQuery, DialectAdapter } from 'kysely'
import type { Reader } from '../store.ts'

type Scalar = string | number | boolean | null | undefined

/** What a query may be given: values, lists of texts, and records of values. */
type Given = Scalar | readonly string[] | { readonly [name: string]: Scalar }

/** Puts a query together for what it is given. */
type Build<Arguments extends readonly Given[], Row> = (db: Reader, ...given: Arguments) => Compilable<Row>

/** What a dialect's adapter has besides: how a query runs at once, and what has been compiled for this database. */
export type PreparingAdapter = DialectAdapter & {
  /** Absent where an engine is asked over kysely's own way, which waits. */
  run?(sql: string, parameters: readonly unknown[]): unknown[]
  readonly forms: Map<object, Map<string, CompiledQuery>>
}

// LIMIT: forms of one query; a list has as many as it has lengths. Further ones are compiled each time.
const formsKept = 32

/**
 * Makes the function that reads the rows of a query. Each database compiles it once for each of its forms, for that
 * takes longer than to run it. `build` is given stand-ins for texts and numbers, which it may put where values go and
 * not look at; what is undefined, null or a boolean, and the lengths of lists, make the form.
 */
export function prepareRows<Arguments extends readonly Given[], Row>(
  build: Build<Arguments, Row>,
): (db: Reader, ...given: Arguments) => Promise<Row[]> {
  return async (db, ...given) => run(build, db, given)
}

/** As `prepareRows`, for the first row; undefined where there is none. */
export function prepareRow<Arguments extends readonly Given[], Row>(
  build: Build<Arguments, Row>,
): (db: Reader, ...given: Arguments) => Promise<Row | undefined> {
  return async (db, ...given) => {
    const rows = run(build, db, given)
    return (Array.isArray(rows) ? rows : await rows)[0]
  }
}

function run<Arguments extends readonly Given[], Row>(
  build: Build<Arguments, Row>,
  db: Reader,
  given: Arguments,
): Row[] | Promise<Row[]> {
  // Kysely's own way to the connection costs half as much as the query again; a transaction has the same adapter.
  const executor = db.getExecutor()
  const adapter = executor.adapter as PreparingAdapter
  const form = formOf(adapter, build, db, given)
  const parameters = form.parameters.map((one) => (one instanceof StandIn ? one.valueIn(given) : one))
  if (adapter.run !== undefined) return adapter.run(form.sql, parameters) as Row[]
  return executor.executeQuery<Row>({ ...form, parameters }).then(({ rows }) => rows)
}

function formOf<Arguments extends readonly Given[], Row>(
  { forms }: PreparingAdapter,
  build: Build<Arguments, Row>,
  db: Reader,
  given: Arguments,
): CompiledQuery {
  let known = forms.get(build)
  if (known === undefined) forms.set(build, (known = new Map()))
  const name = nameOfForm(given)
  let form = known.get(name)
  if (form === undefined) {
    form = build(db, ...standInsFor(given)).compile()
    if (known.size < formsKept) known.set(name, form)
  }
  return form
}

/** Tells apart what `build` may look at. */
function nameOfForm(given: readonly Given[]): string {
  let name = ''
  for (const one of given) {
    if (typeof one !== 'object' || one === null) name += markOf(one)
    else if (Array.isArray(one)) name += `[${one.length}]`
    else for (const [key, value] of Object.entries(one)) name += key + markOf(value)
  }
  return name
}

const markOf = (value: Scalar): string => (isValue(value) ? ',' : `=${value},`)

const isValue = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/** Stands where a value goes: that argument, or that member or item of it. */
class StandIn {
  readonly at: number
  readonly member: string | number | undefined
  constructor(at: number, member?: string | number) {
    this.at = at
    this.member = member
  }
  valueIn(given: readonly Given[]): unknown {
    const argument = given[this.at]
    return this.member === undefined ? argument : (argument as Record<string, Scalar>)[this.member]
  }
}

/** The types tell `build` that a stand-in is what it stands for: kysely takes both alike. */
function standInsFor<Arguments extends readonly Given[]>(given: Arguments): Arguments {
  const standIns = given.map((one, at) => {
    if (typeof one !== 'object' || one === null) return isValue(one) ? new StandIn(at) : one
    if (Array.isArray(one)) return one.map((_, item) => new StandIn(at, item))
    const members = Object.entries(one)
    return Object.fromEntries(
      members.map(([key, value]) => [key, isValue(value) ? new StandIn(at, key) : value]),
    )
  })
  return standIns as readonly unknown[] as Arguments
}
