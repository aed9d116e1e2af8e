import type { RawApi, RawMember } from './apis.ts'

/** A place in an input that holds a text or texts: `TableName`, `Entries[].Id`, `RequestItems{}` (the keys of a map). */
export type Place = {
  path: string
  name: string
  depth: number
  many: boolean
  required: boolean
  parents: readonly string[]
}

// LIMIT: what names a resource stands near the top of an input.
const maxDepth = 4

/** Every place of an operation's input where a text stands. */
export function placesOf(api: RawApi, input: RawMember | undefined): Place[] {
  const places: Place[] = []
  if (input !== undefined) walk(api, input.shape, '', [], false, true, places)
  return places
}

function walk(
  api: RawApi,
  shape: string,
  base: string,
  parents: readonly string[],
  many: boolean,
  allRequired: boolean,
  places: Place[],
): void {
  const { members = {}, required = [] } = api.shapes[shape]!
  for (const [name, member] of Object.entries(members)) {
    const path = base === '' ? name : `${base}.${name}`
    const isRequired = allRequired && required.includes(name)
    visit(
      api,
      member.shape,
      { path, name, depth: parents.length, many, required: isRequired, parents },
      places,
    )
  }
}

function visit(api: RawApi, shape: string, place: Place, places: Place[]): void {
  const target = api.shapes[shape]!
  switch (target.type) {
    case 'string':
    case 'integer':
    case 'long':
      places.push(place)
      return
    case 'list':
      return visit(api, target.member!.shape, { ...place, path: `${place.path}[]`, many: true }, places)
    case 'map':
      places.push({ ...place, path: `${place.path}{}`, many: true })
      return
    case 'structure':
      if (place.parents.length + 1 < maxDepth && !target.document)
        walk(api, shape, place.path, [...place.parents, place.name], place.many, place.required, places)
  }
}
