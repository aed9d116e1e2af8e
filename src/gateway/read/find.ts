import type { AsRead } from '../../access/action.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { isForm, readForm, type FormNode } from '../../wire/form.ts'
import type { WireRequest } from '../../wire/protocol.ts'
import { readStructure } from '../../wire/query-input.ts'
import type { Api } from '../apis.ts'
import type { ForwardedProtocol as Wire } from '../seam.ts'
import { readCbor } from './cbor.ts'
import { findRest, readParameters, readRest } from './rest.ts'
import { readStrictJson } from './strict-json.ts'
import { readValue } from './values.ts'

/** The operation of a request, its input, and the request as it is to be sent. */
export type Read = {
  api: Api
  wire: Wire
  operation: string
  input: Record<string, unknown>
  asRead: AsRead
}

/** How a request is written, as far as its head tells. */
export function wireOf(apis: readonly Api[], request: Omit<WireRequest, 'body'>): Wire {
  const { headers } = request
  if (apis[0]!.api === 's3') return 's3'
  if (headers['smithy-protocol'] !== undefined) return 'rpc-v2-cbor'
  if (headers['x-amz-target'] !== undefined) return 'json'
  const rest = apis.flatMap(({ protocols }) => protocols).find((one) => one.startsWith('rest'))
  if (rest !== undefined && !isForm({ ...request, body: nothing })) return rest as Wire
  const query = apis.flatMap(({ protocols }) => protocols).find((one) => one === 'query' || one === 'ec2')
  return (query ?? rest ?? 'json') as Wire
}

const nothing = new Uint8Array(0)

/**
 * Reads what a request asks of one of several APIs that share a signing name. Throws where it can be read in two ways
 * (a target beside an action or a REST path, an action in query and form, a parameter that stands twice), and where
 * the API has no such operation.
 */
export function readRequest(apis: readonly Api[], wire: Wire, request: WireRequest): Read {
  switch (wire) {
    case 'json':
      return readJson(apis, request)
    case 'rpc-v2-cbor':
      return readRpc(apis, request)
    case 'query':
    case 'ec2':
      return readQueryForm(apis, wire, request)
    default:
      return readRestRequest(apis, wire, request)
  }
}

function readJson(apis: readonly Api[], request: WireRequest): Read {
  const target = request.headers['x-amz-target'] ?? ''
  const dot = target.lastIndexOf('.')
  const prefix = target.slice(0, Math.max(dot, 0))
  const operation = target.slice(dot + 1)
  const api = apis.find((one) => isTarget(one, prefix) && one.row(operation) !== undefined)
  if (api === undefined) throw unknown()
  if (request.method !== 'POST' || !isRoot(request.path) || hasAction(request.query)) throw unknown()
  const shape = api.model.operation(operation)!.input
  const body = readStrictJson(request.body)
  const input = shape === undefined ? {} : (readValue(shape, body) as Record<string, unknown>)
  return {
    api,
    wire: 'json',
    operation,
    input,
    asRead: { method: 'POST', path: '/', query: '', body: request.body },
  }
}

function isTarget({ target, protocols }: Api, sent: string): boolean {
  if (target === undefined || !protocols.some((one) => one === 'json')) return false
  return sent === target || (sent !== '' && target.endsWith(`.${sent}`))
}

function readRpc(apis: readonly Api[], request: WireRequest): Read {
  const [, service, operation = ''] = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(request.path) ?? []
  const api = apis.find(({ rpc }) => rpc !== undefined && rpc === service)
  if (api?.row(operation) === undefined || request.method !== 'POST') throw unknown()
  if (request.headers['smithy-protocol'] !== 'rpc-v2-cbor') throw unknown()
  if (request.headers['x-amz-target'] !== undefined || hasAction(request.query)) throw unknown()
  const shape = api.model.operation(operation)!.input
  const body = readCbor(request.body)
  const input = shape === undefined ? {} : (readValue(shape, body) as Record<string, unknown>)
  return {
    api,
    wire: 'rpc-v2-cbor',
    operation,
    input,
    asRead: { method: 'POST', path: request.path, query: '', body: request.body },
  }
}

function readQueryForm(apis: readonly Api[], wire: 'query' | 'ec2', request: WireRequest): Read {
  if (!isRoot(request.path)) throw new AwsError('UnknownOperationException', 404, '')
  const isPost = isForm(request)
  if (!isPost && request.method !== 'GET') throw invalidAction('', undefined)
  const sent = withoutSignature(request.query)
  // AWS reads a form's parameters in both places; who reads one of them only would read another request.
  if (isPost && sent !== '') throw twice('query string')
  const text = isPost ? Buffer.from(request.body).toString('latin1') : sent
  const form = readForm({ ...request, query: sent })
  refuseTwice(text)
  const action = form.children?.get('Action')?.value ?? ''
  const version = form.children?.get('Version')?.value
  const api = apiOf(apis, action, version)
  if (api === undefined) throw invalidAction(action, version)
  return {
    api,
    wire,
    operation: action,
    input: readFormInput(api, action, form, wire),
    asRead: { method: isPost ? 'POST' : 'GET', path: '/', query: isPost ? '' : sent, body: request.body },
  }
}

/** Of several APIs the one with that version and operation. Twins of the same version share their actions. */
function apiOf(apis: readonly Api[], action: string, version: string | undefined): Api | undefined {
  const fitting = apis.filter(
    (api) => api.protocols.some((one) => one === 'query' || one === 'ec2') && api.row(action) !== undefined,
  )
  const exact = fitting.filter((api) => api.version === version)
  // The one with most operations is the one that its twins were made of.
  return (exact.length > 0 ? exact : version === undefined ? fitting : []).toSorted(
    (a, b) => b.names.length - a.names.length,
  )[0]
}

function readFormInput(
  api: Api,
  action: string,
  form: FormNode,
  wire: 'query' | 'ec2',
): Record<string, unknown> {
  const shape = api.model.operation(action)!.input
  return shape === undefined ? {} : readStructure(shape, form, { ec2: wire === 'ec2' })
}

function refuseTwice(text: string): void {
  const names = new Set<string>()
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decodeURIComponent(part.slice(0, equals === -1 ? part.length : equals).replaceAll('+', ' '))
    const lower = name.toLowerCase()
    if (names.has(lower)) throw twice(name)
    names.add(lower)
  }
}

function readRestRequest(apis: readonly Api[], wire: Wire, request: WireRequest): Read {
  const found = findRest(apis, { ...request, query: withoutSignature(request.query) })
  const { input, query } = readRest(found, request)
  const { api, operation, path } = found
  return { api, wire, operation, input, asRead: { method: request.method, path, query, body: request.body } }
}

/** A query string without the parameters of a presigned URL. */
export function withoutSignature(query: string): string {
  if (query === '') return query
  return query
    .split('&')
    .filter(
      (part) =>
        !/^x-amz-(?:algorithm|credential|date|expires|signature|signedheaders|security-token)=/i.test(part),
    )
    .join('&')
}

function hasAction(query: string): boolean {
  return readParameters(query).has('Action')
}

function isRoot(path: string): boolean {
  return path === '/' || path === ''
}

function unknown(): AwsError {
  return new AwsError('UnknownOperationException', 400, '')
}

function twice(name: string): AwsError {
  return new AwsError(
    'InvalidParameterCombination',
    400,
    `The request can be read in two ways: ${name.slice(0, 100)}.`,
  )
}

function invalidAction(action: string, version: string | undefined): AwsError {
  const named = version ?? 'NO_VERSION_SPECIFIED'
  return new AwsError('InvalidAction', 400, `Could not find operation ${action} for version ${named}`)
}
