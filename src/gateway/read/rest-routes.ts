import type { Api } from '../apis.ts'

/** A REST operation as it is recognized by: method, path and what must stand in the query. */
export type RestRoute = {
  api: Api
  operation: string
  method: string
  /** Segments of the path: a text, or the name of a label. */
  parts: readonly Part[]
  /** Query names that must be there, with a value where one is fixed. */
  query: readonly (readonly [name: string, value: string | undefined])[]
}
type Part = { text: string } | { label: string; greedy: boolean }
export type Matched = { route: RestRoute; labels: ReadonlyMap<string, string> }

const tables = new WeakMap<Api, readonly RestRoute[]>()

/** The operations of an API, the most demanding first, so that a plain one is what is left. */
function routesOf(api: Api): readonly RestRoute[] {
  let routes = tables.get(api)
  if (routes === undefined) {
    routes = api.names.map((name) => routeOf(api, name)).toSorted((a, b) => weight(b) - weight(a))
    tables.set(api, routes)
  }
  return routes
}

function routeOf(api: Api, operation: string): RestRoute {
  const [method = '', uri = ''] = api.row(operation)!.h!.split(' ')
  const [path = '', search = ''] = uri.split('?')
  const parts = path.split('/').map((text): Part => {
    const label = /^\{([^}+]+)(\+?)\}$/.exec(text)
    return label === null ? { text } : { label: label[1]!, greedy: label[2] === '+' }
  })
  const query = search
    .split('&')
    .filter((one) => one !== '')
    .map((one): [string, string | undefined] => {
      const [name = '', value] = one.split('=')
      return [name, value]
    })
  return { api, operation, method, parts, query }
}

function weight({ parts, query }: RestRoute): number {
  const labels = parts.filter((part) => 'label' in part)
  const greedy = labels.filter((part) => part.greedy).length
  return query.length * 10_000 + parts.length * 100 - labels.length * 10 - greedy * 1000
}

/**
 * The operation of a method, path (raw) and query: the most demanding that fits. `undefined` where no API has one, or
 * where two fit alike that are not the same: what nothing tells apart is nobody's. AWS: a slash at the end makes no
 * difference, but where only it tells two operations apart.
 */
export function matchRest(
  apis: readonly Api[],
  method: string,
  path: string,
  query: ReadonlyMap<string, readonly string[]>,
): Matched | undefined {
  const rest = apis.filter(({ protocols }) => protocols.some((one) => one.startsWith('rest')))
  const segments = path.split('/')
  const fitting = (sent: readonly string[]): Matched[] =>
    rest.flatMap((api) => firstOf(routesOf(api), method, sent, query) ?? [])
  let found = fitting(segments)
  if (found.length === 0) found = fitting(segments.at(-1) === '' ? segments.slice(0, -1) : [...segments, ''])
  const most = Math.max(...found.map(({ route }) => weight(route)))
  const [best, ...others] = found.filter(({ route }) => weight(route) === most)
  const isSame = ({ route }: Matched): boolean =>
    route.operation === best!.route.operation && route.api.prefix === best!.route.api.prefix
  return others.every(isSame) ? best : undefined
}

function firstOf(
  routes: readonly RestRoute[],
  method: string,
  segments: readonly string[],
  query: ReadonlyMap<string, readonly string[]>,
): Matched | undefined {
  for (const route of routes) {
    if (route.method !== method || !hasQuery(route, query)) continue
    const labels = labelsOf(route.parts, segments)
    if (labels !== undefined) return { route, labels }
  }
  return undefined
}

function hasQuery(route: RestRoute, query: ReadonlyMap<string, readonly string[]>): boolean {
  return route.query.every(([name, value]) => {
    const sent = query.get(name)
    return sent !== undefined && (value === undefined || sent.includes(value))
  })
}

function labelsOf(wanted: readonly Part[], sent: readonly string[]): ReadonlyMap<string, string> | undefined {
  const greedyAt = wanted.findIndex((part) => 'label' in part && part.greedy)
  if (greedyAt === -1 ? wanted.length !== sent.length : sent.length < wanted.length) return undefined
  const labels = new Map<string, string>()
  const extra = sent.length - wanted.length
  for (const [at, part] of wanted.entries()) {
    const from = greedyAt !== -1 && at > greedyAt ? at + extra : at
    const text = at === greedyAt ? sent.slice(at, at + extra + 1).join('/') : sent[from]!
    if ('text' in part) {
      if (part.text !== text) return undefined
    } else if (text === '') return undefined
    else labels.set(part.label, text)
  }
  return labels
}

/** The path again, of labels that we encode ourselves. */
export function pathOf({ parts }: RestRoute, values: ReadonlyMap<string, string>): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text
      const value = values.get(part.label)!
      return part.greedy ? value.split('/').map(encode).join('/') : encode(value)
    })
    .join('/')
}

/** Everything but RFC 3986's unreserved characters. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
