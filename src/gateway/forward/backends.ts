import type { Backends, BackendQuestion, Forwarded } from '../seam.ts'
import { holdsAddresses } from './addresses.ts'
import { askBackend } from './ask-backend.ts'
import { assign, type Assignment } from './assigned.ts'
import { createConnections, type Connections } from './connections.ts'
import type { CredentialsOf } from './credentials.ts'
import type { DeclaredBackend } from './declared.ts'
import { otherRegion } from './faults.ts'
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
    // Two declarations of one address are one backend, but for the time it may take.
    const key = `${declared.url} ${declared.timeoutSeconds}`
    if (!open.has(key)) open.set(key, { declared, connections: createConnections(declared) })
  }
  const of = (signingName: string): Open => {
    const declared = assigned.of(signingName)
    if (declared === undefined) throw new Error(`no backend serves ${signingName}`)
    return open.get(`${declared.url} ${declared.timeoutSeconds}`)!
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
      const stream = request.body === undefined ? sending.stream : undefined
      const target = request.query === '' ? request.path : `${request.path}?${request.query}`
      const headers = sentHeaders(request)
      if (holdsAddresses(request)) delete headers['accept-encoding']
      const signed = sign({
        signingName,
        credentialsOf: signingName,
        region,
        account: request.resourceAccount,
        method,
        url: url + target,
        headers,
        body: request.body,
        payloadHash: stream === undefined ? undefined : 'UNSIGNED-PAYLOAD',
      })
      if (stream?.length !== undefined) signed['content-length'] = String(stream.length)
      await makeRoles(request)
      const answer = await connections.send({
        service: request.title,
        method,
        target,
        headers: signed,
        body: stream?.body ?? (request.body?.length ? request.body : null),
        repeatable: request.reads && stream === undefined,
        signal: sending.gone,
      })
      return receiveAnswer(request, answer, { backend: url, own: sending.ownUrl })
    },
    answering: () =>
      Promise.all(
        options.backends.map(async ({ names, url, timeoutSeconds }) => ({
          services: names?.join(',') ?? 'every other service',
          url,
          answers: await open.get(`${url} ${timeoutSeconds}`)!.connections.answers(),
        })),
      ),
    async close() {
      await Promise.all([...open.values()].map(({ connections }) => connections.close()))
    },
  }
}
