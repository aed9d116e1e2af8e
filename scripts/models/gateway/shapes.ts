import type { RawApi, RawMember, RawShape } from './apis.ts'

type Row = Record<string, unknown>

const simpleTypes: Record<string, string> = {
  string: 'string',
  character: 'string',
  boolean: 'boolean',
  integer: 'double',
  long: 'double',
  float: 'double',
  double: 'double',
  timestamp: 'document',
  blob: 'blob',
}

/** Collects the shapes of inputs in the form that `src/wire` reads, under short names. */
export function shapeCollector(api: RawApi): { of(member: RawMember): string; rows: Record<string, Row> } {
  const rows: Record<string, Row> = {}
  const names = new Map<string, string>()
  const ec2 = api.metadata.protocol === 'ec2'
  const member = (raw: RawMember, key: string): unknown => {
    const target = api.shapes[raw.shape]!
    const traits: Row = {}
    switch (raw.location) {
      case 'header':
        traits['header'] = raw.locationName ?? key
        break
      case 'headers':
        traits['prefixHeaders'] = raw.locationName ?? ''
        break
      case 'querystring':
        traits['query'] = raw.locationName ?? key
        break
      case 'uri':
        traits['label'] = true
        if (raw.locationName && raw.locationName !== key) traits['xmlName'] = raw.locationName
        break
      default:
        if (ec2 && raw.queryName !== undefined) traits['ec2Name'] = raw.queryName
        else if (raw.locationName !== undefined && raw.locationName !== key)
          traits['xmlName'] = raw.locationName
    }
    if (raw.flattened || target.flattened) {
      traits['flattened'] = true
      // The query protocol names the list by what its items are called.
      const item = api.metadata.protocol === 'query' ? target.member?.locationName : undefined
      if (item !== undefined) traits['xmlName'] = item
    }
    const name = of(raw)
    return Object.keys(traits).length === 0 ? name : { shape: name, ...traits }
  }
  const of = (raw: RawMember): string => {
    const shape = api.shapes[raw.shape]!
    const simple = simpleOf(shape, raw)
    if (simple !== undefined) {
      if (!shape.sensitive) return simple
      const name = `${simple}!`
      rows[name] ??= { type: simple, sensitive: true }
      return name
    }
    const known = names.get(raw.shape)
    if (known !== undefined) return known
    const name = names.size.toString(36)
    names.set(raw.shape, name)
    const row: Row = (rows[name] = {})
    if (shape.type === 'list') Object.assign(row, { type: 'list', member: member(shape.member!, 'member') })
    else if (shape.type === 'map')
      Object.assign(row, {
        type: 'map',
        key: member(shape.key!, 'key'),
        value: member(shape.value!, 'value'),
      })
    else {
      const members: Row = {}
      for (const [key, one] of Object.entries(shape.members ?? {})) {
        let made = member(one, key)
        if (shape.payload === key)
          made = { ...(typeof made === 'string' ? { shape: made } : (made as Row)), payload: true }
        members[key] = made
      }
      Object.assign(row, { type: shape.union ? 'union' : 'structure', members })
      if (shape.required?.length) row['required'] = shape.required
    }
    if (shape.sensitive) row['sensitive'] = true
    return name
  }
  return { of, rows }
}

function simpleOf(shape: RawShape, raw: RawMember): string | undefined {
  if (shape.document) return 'document'
  if (shape.eventstream) return 'stream'
  if (shape.type === 'blob' && (shape.streaming || raw.streaming)) return 'stream'
  return simpleTypes[shape.type]
}
