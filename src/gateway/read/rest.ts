import { AwsError } from '../../kernel/aws-error.ts'
import type { WireRequest } from '../../wire/protocol.ts'
import { inBody } from '../../wire/rest-input.ts'
import type { Member, Shape } from '../../wire/shape.ts'
import { readElement } from '../../wire/xml-input.ts'
import { readXml } from '../../wire/xml-reader.ts'
import type { Api } from '../apis.ts'
import { encode, matchRest, pathOf, type Matched } from './rest-routes.ts'
import { readStrictJson, unserializable } from './strict-json.ts'
import { readValue } from './values.ts'

/** What a REST request asks, and the request again, built of what was read. */
export type RestRead = {
  api: Api
  operation: string
  labels: ReadonlyMap<string, string>
  path: string
  query: ReadonlyMap<string, readonly string[]>
}

/**
 * Finds the operation of a REST request. Throws `UnknownOperationException` 404 where there is none, and where the
 * path is another operation's once its encoded slashes are opened, as some servers do before they look.
 */
export function findRest(apis: readonly Api[], request: WireRequest): RestRead {
  const query = readParameters(request.query)
  const matched = matchRest(apis, request.method, request.path, query)
  if (matched === undefined) throw unknownOperation()
  const labels = new Map([...matched.labels].map(([name, text]) => [name, decode(text)]))
  for (const value of labels.values()) if (hasDots(value)) throw unknownOperation()
  if (/%2f/i.test(request.path)) refuseOtherReading(apis, request, query, matched)
  const { api, operation } = matched.route
  return { api, operation, labels, path: pathOf(matched.route, labels), query }
}

function refuseOtherReading(
  apis: readonly Api[],
  request: WireRequest,
  query: RestRead['query'],
  { route, labels }: Matched,
): void {
  const other = matchRest(apis, request.method, request.path.replace(/%2f/gi, '/'), query)
  if (other === undefined) return
  const same =
    other.route === route &&
    [...labels].every(([name, text]) => decode(text) === decode(other.labels.get(name) ?? ''))
  if (!same) throw unknownOperation()
}

function hasDots(value: string): boolean {
  return value.split('/').some((part) => part === '.' || part === '..')
}

function unknownOperation(): AwsError {
  return new AwsError('UnknownOperationException', 404, '')
}

/** Each name's values in a query string, percent-decoded. */
export function readParameters(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decode(equals === -1 ? part : part.slice(0, equals))
    const value = equals === -1 ? '' : decode(part.slice(equals + 1))
    const values = found.get(name)
    if (values === undefined) found.set(name, [value])
    else values.push(value)
  }
  return found
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw unserializable('')
  }
}

/** The input of a REST request, and its query built anew: the fixed part, and the members that were read. */
export function readRest(
  read: RestRead,
  request: WireRequest,
): { input: Record<string, unknown>; query: string } {
  const { api, operation } = read
  const shape = api.model.operation(operation)!.input
  const [, fixed = ''] = api.row(operation)!.h!.split(' ')[1]!.split('?')
  const sent: [string, string][] = fixed
    .split('&')
    .filter((one) => one !== '')
    .map((one) => [one.split('=')[0]!, read.query.get(one.split('=')[0]!)![0]!])
  if (shape === undefined) return { input: {}, query: written(sent) }
  const input = readBody(api, shape, request)
  const named = new Set(shape.members.map(({ query }) => query))
  for (const member of shape.members) {
    const value = readBound(member, read, request, named)
    if (value === undefined) continue
    input[member.name] = value
    if (member.query !== undefined) sent.push(...parametersOf(member, read.query, named))
  }
  return { input, query: written(sent) }
}

function written(parameters: readonly [string, string][]): string {
  return parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
}

function parametersOf(
  member: Member,
  query: RestRead['query'],
  named: ReadonlySet<string | undefined>,
): [string, string][] {
  if (member.shape.type !== 'map') return query.get(member.query!)!.map((value) => [member.query!, value])
  return [...query].flatMap(([name, values]) =>
    isFree(name, named) ? values.map((value): [string, string] => [name, value]) : [],
  )
}

function isFree(name: string, named: ReadonlySet<string | undefined>): boolean {
  return !named.has(name) && !name.toLowerCase().startsWith('x-amz-')
}

function readBound(
  member: Member,
  { labels, query }: RestRead,
  { headers }: WireRequest,
  named: ReadonlySet<string | undefined>,
): unknown {
  if (member.label) return scalar(member.shape, labels.get(member.wireName) ?? labels.get(member.name)!)
  if (member.header !== undefined) {
    const text = headers[member.header.toLowerCase()]
    if (text === undefined) return undefined
    return member.shape.type === 'list'
      ? text.split(',').map((one) => one.trim())
      : scalar(member.shape, text)
  }
  if (member.prefixHeaders !== undefined) {
    const prefix = member.prefixHeaders.toLowerCase()
    const found = Object.entries(headers).filter(
      ([name, value]) => value !== undefined && name.startsWith(prefix),
    )
    return found.length === 0
      ? undefined
      : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]))
  }
  if (member.query === undefined) return undefined
  if (member.shape.type === 'map')
    return Object.fromEntries([...query].filter(([name]) => isFree(name, named)))
  const values = query.get(member.query)
  if (values === undefined) return undefined
  if (member.shape.type === 'list') return values.map((value) => scalar(member.shape.item!.shape, value))
  if (values.length > 1) throw unserializable(`The parameter ${member.query} stands twice`)
  return scalar(member.shape, values[0]!)
}

function scalar(shape: Shape, text: string): unknown {
  switch (shape.type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw unserializable('A boolean is expected')
      return text === 'true'
    case 'double':
    case 'integer':
    case 'long': {
      const value = Number(text)
      if (text.trim() === '' || Number.isNaN(value)) throw unserializable('A number is expected')
      return value
    }
    default:
      return text
  }
}

function readBody(api: Api, shape: Shape, { body }: WireRequest): Record<string, unknown> {
  const payload = shape.members.find((member) => member.payload)
  if (body.length === 0) return {}
  const xml = api.protocols.includes('rest-xml')
  if (payload === undefined) {
    const inner = bodyShapeOf(shape)
    return inner.members.length === 0 ? {} : (readDocument(inner, body, xml) as Record<string, unknown>)
  }
  const { type } = payload.shape
  if (type === 'blob' || type === 'stream') return { [payload.name]: body }
  if (type === 'document') return {}
  if (type === 'string') return { [payload.name]: Buffer.from(body).toString('utf8') }
  return { [payload.name]: readDocument(payload.shape, body, xml) }
}

const bodyShapes = new WeakMap<Shape, Shape>()

/** The members that travel in the body, as a shape of their own that is made once. */
function bodyShapeOf(shape: Shape): Shape {
  let known = bodyShapes.get(shape)
  if (known === undefined) {
    known = { ...shape, members: shape.members.filter(inBody) }
    bodyShapes.set(shape, known)
  }
  return known
}

function readDocument(shape: Shape, body: Uint8Array, xml: boolean): unknown {
  return xml ? readElement(shape, readXml(body)) : readValue(shape, readStrictJson(body))
}
