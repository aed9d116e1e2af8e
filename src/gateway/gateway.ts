import type { IncomingMessage } from 'node:http'
import type { Service } from '../access/action.ts'
import { openModel, type Model } from '../wire/model.ts'
import type { Protocol, WireRequest } from '../wire/protocol.ts'
import { protocols } from '../wire/protocols.ts'
import { query } from '../wire/query.ts'
import { openApis, type Api, type Apis } from './apis.ts'
import { createThings } from './known/things.ts'
import { readRequest, wireOf, type Read } from './read/find.ts'
import { rpcV2Cbor } from './rpc-v2-cbor.ts'
import { serviceOf } from './service.ts'
import type { Backends, ForwardedProtocol as Wire } from './seam.ts'

/** A service that others do, as the server holds it: the APIs of one signing name, written in one way. */
export type ElsewhereDesk = {
  service: Service
  model: Model
  protocol: Protocol
  elsewhere: { apis: readonly Api[]; wire: Wire }
}

/** All services that others do. */
export type Gateway = {
  apis: Apis
  backends: Backends | undefined
  /** Whether a credential scope's service name is one of theirs. */
  has(signingName: string): boolean
  /** The signing name of a request that is not signed: by its target, its RPC path or the label of its Host. */
  nameOf(request: IncomingMessage, path: string, host: string): string | undefined
  /** The desk that a request's head leads to; which of the APIs it asks is read later. */
  desk(signingName: string, request: Omit<WireRequest, 'body'>): ElsewhereDesk | undefined
  /** Reads the request, and gives the desk of the very API. Throws AwsError for what cannot be dispatched. */
  read(desk: ElsewhereDesk, request: WireRequest): Omit<Read, 'api' | 'wire'> & { desk: ElsewhereDesk }
}

/** Opens the data under `modelsDirectory`; nothing is read before a request for another's service comes. */
export function openGateway(modelsDirectory: string, backends?: Backends): Gateway {
  const apis = openApis(modelsDirectory)
  const things = backends && createThings(apis, backends, () => performance.now())
  const desks = new Map<string, ElsewhereDesk>()
  const deskOf = (api: Api, wire: Wire, all: readonly Api[]): ElsewhereDesk => {
    const name = `${wire} ${api.api}`
    let desk = desks.get(name)
    if (desk === undefined) {
      const service = serviceOf(api, wire, backends, things)
      const model = wire === 's3' ? openModel(modelsDirectory, 's3') : api.model
      desk = { service, model, protocol: protocolOf(wire), elsewhere: { apis: all, wire } }
      desks.set(name, desk)
    }
    return desk
  }
  return {
    apis,
    backends,
    has: (signingName) => apis.ofSigningName(signingName).length > 0,
    nameOf: (request, path, host) => signingNameOf(apis, request, path, host),
    desk(signingName, request) {
      const all = sharing(apis.ofSigningName(signingName), signingName, request)
      return all.length === 0 ? undefined : deskOf(all[0]!, wireOf(all, request), all)
    },
    read({ elsewhere: { apis: all, wire } }, request) {
      const { api, operation, input, asRead } = readRequest(all, wire, request)
      return { desk: deskOf(api, wire, all), operation, input, asRead }
    },
  }
}

/** S3 Control shares S3's signing name and nothing else: its paths begin with its version, and a header names the account. */
export function isS3Control(signingName: string, { path, headers }: Omit<WireRequest, 'body'>): boolean {
  return signingName === 's3' && path.startsWith('/v20180820/') && headers['x-amz-account-id'] !== undefined
}

function sharing(apis: readonly Api[], signingName: string, head: Omit<WireRequest, 'body'>): readonly Api[] {
  if (signingName !== 's3') return apis
  const control = isS3Control(signingName, head)
  return apis.filter(({ api }) => (api === 's3control') === control)
}

function protocolOf(wire: Wire): Protocol {
  if (wire === 'rpc-v2-cbor') return rpcV2Cbor
  return wire === 'rest-xml' ? query : protocols[wire]
}

function signingNameOf(apis: Apis, request: IncomingMessage, path: string, host: string): string | undefined {
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') {
    const prefix = target.slice(0, target.lastIndexOf('.'))
    const found = apis.ofTarget(prefix.slice(prefix.lastIndexOf('.') + 1))[0]
    if (found !== undefined) return found.signs
  }
  const rpc = /^\/service\/([^/]+)\/operation\//.exec(path)?.[1]
  if (rpc !== undefined) return apis.all.find((one) => one.rpc === rpc)?.signs
  const label = /^(?:[^.]+\.)*?([a-z0-9-]+(?:\.[a-z]+)?)(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com$/.exec(
    host,
  )?.[1]
  return label === undefined ? undefined : apis.ofEndpoint(label)[0]?.signs
}
