import type { Readable } from 'node:stream'
import type { Service } from '../access/action.ts'
import type { Authenticator } from '../access/identity/authenticate.ts'
import type { House } from '../access/house.ts'
import type { ElsewhereDesk, Gateway } from '../gateway/gateway.ts'
import type { Addresses } from './addresses.ts'
import type { AwsError } from '../kernel/aws-error.ts'
import type { Model } from '../wire/model.ts'
import type { Protocol } from '../wire/protocol.ts'
import type { HeldBodies } from './connections/held-bodies.ts'
import type { Unsent } from './connections/unsent.ts'

/** A service as the server holds it: with its model open and its protocol chosen. */
export type Desk = {
  service: Service
  model: Model
  protocol: Protocol
  /** Of a service whose work others do: the APIs that share its signing name, and how the request is written. */
  elsewhere?: ElsewhereDesk['elsewhere']
}

/** A page of our own under `/_understudy/`; `undefined` where the path is not its. */
export type OwnPage = (request: OwnRequest) => Promise<OwnAnswer | undefined>

export type OwnRequest = {
  method: string
  /** The path after `/_understudy`, percent-encoded as sent, with its leading slash. */
  path: string
  query: string
  headers: Readonly<Record<string, string | undefined>>
  sourceIp: string
  secure: boolean
  /** Whether the caller sits on this machine. */
  loopback: boolean
  /** Whether the Host is a name of ours, and nobody has passed the request on. */
  hostIsOurs: boolean
  /** Reads the body; a longer one than `maximum` (64 KB where none is given) is refused. */
  body(maximum?: number): Promise<Buffer>
}

export type OwnAnswer = {
  status: number
  headers?: Record<string, string | string[]>
  body: string | Uint8Array | OpenedLater
}

/** A body of so many bytes that is opened when it is sent, and streamed. */
export type OpenedLater = { size: number; open(): Promise<Readable> }

/** Everything a request may need, made once at start. */
export type Front = {
  house: House
  authenticator: Authenticator
  /** Our own services, by signing name. */
  desks: ReadonlyMap<string, Desk>
  /** By what requests name our own services beside their scope. */
  addresses: Addresses
  /** All the others. */
  gateway: Gateway
  pages: readonly OwnPage[]
  /** Hosts that our own unsigned pages answer to, without a port, in lower case. */
  allowedHosts: ReadonlySet<string>
  /** What answers hold until their clients have taken them. */
  unsent: Unsent
  /** What bodies hold that nothing has proved yet. */
  held: HeldBodies
  /** Logs an error that is our bug and gives what the client is told of it. */
  bug(requestId: string, cause: unknown, service?: string): AwsError
  /** Counts an operation that is not there yet and gives the honest answer. */
  notYet(service: string, operation: string): AwsError
}
