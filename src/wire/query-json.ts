import { write } from './json.ts'
import type { HttpAnswer, Protocol } from './protocol.ts'
import { bareAnswer, query } from './query.ts'

/**
 * The query protocol with its answers in JSON, as IAM and STS write them for `Accept: application/json`: the
 * elements of the XML as objects, lists as arrays, times as seconds since 1970. Envoy and the authenticator of EKS
 * ask for it; SDKs do not.
 */
export const queryJson: Protocol = {
  dispatch: query.dispatch,

  render(model, operation, output, requestId) {
    const { output: shape } = model.operation(operation)!
    const result =
      shape === undefined ? {} : { [`${operation}Result`]: write(shape, output ?? {}, wholeSeconds) }
    const answered = { ...result, ResponseMetadata: { RequestId: requestId } }
    return answer(200, { [`${operation}Response`]: answered }, requestId)
  },

  renderError(_model, error, requestId) {
    const bare = bareAnswer(error, requestId)
    if (bare !== undefined) return bare
    const message = error.message === '' ? {} : { Message: error.message }
    const Type = error.status >= 500 ? 'Receiver' : 'Sender'
    const Error = { Code: error.code, ...message, ...error.details, Type }
    return answer(error.status, { Error, RequestId: requestId }, requestId, error.headers)
  },
}

function answer(status: number, body: object, requestId: string, more?: Record<string, string>): HttpAnswer {
  const headers = { 'x-amzn-requestid': requestId, 'content-type': 'application/json', ...more }
  return { status, headers, body: JSON.stringify(body) }
}

function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}

/** The protocol that a client wants its answer in: the query protocol's is JSON where `Accept` names it first. */
export function asAccepted(protocol: Protocol, accept: string | undefined): Protocol {
  return protocol === query && accept !== undefined && prefersJson(accept) ? queryJson : protocol
}

function prefersJson(accept: string): boolean {
  const types = accept
    .toLowerCase()
    .split(',')
    .map((type) => type.split(';', 1)[0]!.trim())
  return types.find((type) => known.has(type)) === 'application/json'
}

const known = new Set(['application/json', 'text/xml', 'application/xml', '*/*'])
