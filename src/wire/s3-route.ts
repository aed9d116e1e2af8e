import { AwsError } from '../kernel/aws-error.ts'
import { planOf } from './model.ts'
import type { Model } from './model.ts'
import type { WireRequest } from './protocol.ts'

/** What an S3 operation is recognized by, beyond method and whether there is a bucket and a key. */
type Route = {
  operation: string
  /** Query names that must be there, with a value where one is fixed. */
  query: readonly (readonly [name: string, value: string | undefined])[]
  /** Headers that must be there. */
  headers: readonly string[]
}
type Routes = { byPlace: ReadonlyMap<string, readonly Route[]>; subResources: ReadonlySet<string> }

// AWS: names that stand for a part of a bucket or object. One that no operation has for this method is
// refused, never overlooked: `DELETE /b/k?acl` must not delete the object.
const moreSubResources = ['uploadId']

/**
 * The S3 operation a request is, from method, bucket, key, sub-resources of the query and the copy header.
 * Throws `MethodNotAllowed` 405 for a combination S3 does not have, `NotImplemented` 501 for a form upload,
 * `InvalidURI` 400 for a broken escape.
 */
export function matchOperation(model: Model, request: WireRequest): string {
  const query = readQuery(request.query)
  const routes = planOf(model, 's3 routes', () => readRoutes(model))
  const place =
    request.s3?.key !== undefined ? 'object' : request.s3?.bucket !== undefined ? 'bucket' : 'service'
  const candidates = routes.byPlace.get(`${request.method} ${place}`) ?? []
  const found = candidates.find((route) => fits(route, query, request.headers))
  const named = [...query.keys()].filter((name) => routes.subResources.has(name))
  const covered =
    found !== undefined && named.every((name) => found.query.some(([required]) => required === name))
  if (covered || (found !== undefined && found.query.length > 0)) return found.operation
  if (request.method === 'POST' && place === 'bucket' && named.length === 0) {
    throw new AwsError(
      'NotImplemented',
      501,
      'A header you provided implies functionality that is not implemented.',
    )
  }
  throw new AwsError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', {
    details: { Method: request.method },
  })
}

function fits(route: Route, query: ReadonlyMap<string, string>, headers: WireRequest['headers']): boolean {
  for (const [name, value] of route.query) {
    const sent = query.get(name)
    if (sent === undefined || (value !== undefined && sent !== value)) return false
  }
  return route.headers.every((name) => headers[name] !== undefined)
}

/** A query string's parameters, each name's first value. Throws `InvalidURI` 400 for a broken escape. */
export function readQuery(text: string): Map<string, string> {
  const query = new Map<string, string>()
  if (text === '') return query
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decode(equals === -1 ? part : part.slice(0, equals))
    if (!query.has(name)) query.set(name, equals === -1 ? '' : decode(part.slice(equals + 1)))
  }
  return query
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.")
  }
}

function readRoutes(model: Model): Routes {
  const byPlace = new Map<string, Route[]>()
  const subResources = new Set(moreSubResources)
  for (const name of model.operationNames) {
    const [method, uri] = model.operation(name)!.http!
    const [path, search = ''] = uri.split('?') as [string, string?]
    // WriteGetObjectResponse has a host of its own and is told apart by nothing here.
    if (path !== '/' && path !== '/{Key+}') continue
    const route = routeOf(model, name, search)
    for (const [key] of route.query) if (search.split('&').some((part) => part === key)) subResources.add(key)
    const place = placeOf(model, name, path)
    byPlace.set(`${method} ${place}`, [...(byPlace.get(`${method} ${place}`) ?? []), route])
  }
  // The most demanding route first, so that the plain one is what is left.
  for (const routes of byPlace.values())
    routes.sort((a, b) => weight(b) - weight(a) || (a.operation < b.operation ? -1 : 1))
  return { byPlace, subResources }
}

function routeOf(model: Model, name: string, search: string): Route {
  const { input } = model.operation(name)!
  const fixed = search.split('&').flatMap((part): [string, string | undefined][] => {
    const [key, value] = part.split('=') as [string, string?]
    return key === '' || (key === 'x-id' && name !== 'ListDirectoryBuckets') ? [] : [[key, value]]
  })
  const required = (input?.members ?? []).filter((member) => input!.required.includes(member.name))
  const query = required.flatMap((member): [string, undefined][] =>
    member.query === undefined ? [] : [[member.query, undefined]],
  )
  const headers = required.flatMap(({ header }) => (header === 'x-amz-copy-source' ? [header] : []))
  return { operation: name, query: [...fixed, ...query], headers }
}

function placeOf(model: Model, name: string, path: string): string {
  if (path !== '/') return 'object'
  return model.operation(name)!.input?.members.some((member) => member.name === 'Bucket' && member.label)
    ? 'bucket'
    : 'service'
}

function weight(route: Route): number {
  return route.query.length * 2 + route.headers.length
}
