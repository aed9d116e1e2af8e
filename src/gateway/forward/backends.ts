import type { Backends, BackendQuestion, Forwarded } from '../seam.ts'
import { holdsAddresses } from './addresses.ts'
import { accountOfBackend } from './account-of-backend.ts'
import { askBackend } from './ask-backend.ts'
import { assign, type Assignment } from './assigned.ts'
import { createConnections, type Connections } from './connections.ts'
import type { CredentialsOf } from './credentials.ts'
import { servicesOf, type DeclaredBackend } from './declared.ts'
import { otherRegion, pathOfTwoReadings } from './faults.ts'
import { rolesToMake } from './passed-roles.ts'
import { receiveAnswer } from './receive-answer.ts'
import { sentHeaders } from './sent-headers.ts'
import { createBackendSigner } from './signer.ts'

/** Everything backends are opened with. */
export type BackendOptions = Assignment & {
  credentialsOf: CredentialsOf
  /** Whose the things in backends are that are named without an account. */
  account: string
  /** Whether a passed role is made in the backend's own IAM. */
  roles: boolean
  /** Real time in milliseconds. */
  now: () => number
}

/** A backend with its connections. */
type Open = { declared: DeclaredBackend; connections: Connections }

/** Opens the backends. Nothing is sent before there is something to send. Throws an Error for what cannot be. */
export function openBackends(options: BackendOptions): Backends {
  const assigned = assign(options)
  const { credentialsOf, account } = options
  const sign = createBackendSigner(credentialsOf, options.now)
  const open = new Map<string, Open>()
  for (const declared of options.backends) {
    const key = keyOf(declared)
    if (!open.has(key)) open.set(key, { declared, connections: createConnections(declared) })
  }
  const of = (signingName: string): Open => {
    const declared = assigned.of(signingName)
    if (declared === undefined) throw new Error(`no backend serves ${signingName}`)
    return open.get(keyOf(declared))!
  }
  const accountOf = (signingName: string): string | undefined =>
    credentialsOf(signingName) === 'account' ? undefined : account

  /** Asks the backend of `at`, signed as a request of `question.signingName`. */
  const ask = (question: BackendQuestion, at = question.signingName) => askBackend(of(at), sign, question, at)

  async function makeRoles(request: Forwarded): Promise<void> {
    if (!options.roles || request.passedRoles.length === 0) return
    const made = rolesToMake(request, accountOf(request.signingName))
    // A backend without an IAM refuses it, and one that is not there will be found out by the request itself.
    for (const question of made) await ask(question, request.signingName).catch(() => {})
  }

  const each = <Told extends object>(tell: (backend: Open) => Promise<Told>) =>
    Promise.all(
      options.backends.map(async (declared) => {
        const { connections } = open.get(keyOf(declared))!
        const told = await tell({ declared, connections })
        return { services: servicesOf(declared), url: declared.url, ...told }
      }),
    )

  return {
    has: (signingName) => assigned.of(signingName) !== undefined,
    named: assigned.named,
    accountOf,
    regionOf: (signingName) => assigned.of(signingName)?.region,
    ask,
    async forward(request, sending) {
      const { signingName, region, method } = request
      const { declared, connections } = of(signingName)
      const { url } = declared
      if (declared.region !== undefined && declared.region !== region) {
        throw otherRegion(request.title, declared.region, region)
      }
      if (hasDots(request.path)) throw pathOfTwoReadings()
      const stream = request.body === undefined ? sending.stream : undefined
      const body = request.body ?? stream?.body
      const whole = body instanceof Uint8Array ? body : undefined
      const target = request.query === '' ? request.path : `${request.path}?${request.query}`
      const headers = sentHeaders(request, stream?.headers)
      if (holdsAddresses(request)) delete headers['accept-encoding']
      const signed = sign({
        signingName,
        credentialsOf: signingName,
        region,
        account: request.resourceAccount,
        method,
        url: url + target,
        headers,
        body: whole,
        payloadHash: body === whole ? undefined : 'UNSIGNED-PAYLOAD',
      })
      if (stream !== undefined && body !== whole) signed['content-length'] = String(stream.length)
      await makeRoles(request)
      const answer = await connections.send({
        service: request.title,
        method,
        target,
        headers: signed,
        body: whole === undefined ? body : whole.length > 0 ? whole : null,
        repeatable: request.reads && body === whole,
        signal: sending.gone,
      })
      return receiveAnswer(request, answer, { backend: url, own: sending.ownUrl })
    },
    answering: () => each(async ({ connections }) => ({ answers: await connections.answers() })),
    accounts: () =>
      each(async (backend) => {
        const name = backend.declared.names?.[0] ?? ''
        const own = credentialsOf(name) === 'account'
        return own
          ? { account: undefined, told: undefined }
          : { account, told: await accountOfBackend(backend, sign, name, account) }
      }),
    async close() {
      await Promise.all([...open.values()].map(({ connections }) => connections.close()))
    },
  }
}

/** Two declarations of one address share its connections, but for the time it may take. */
function keyOf({ url, timeoutSeconds }: DeclaredBackend): string {
  return `${url} ${timeoutSeconds}`
}

function hasDots(path: string): boolean {
  return path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part))
}
