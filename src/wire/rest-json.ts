import { AwsError } from '../kernel/aws-error.ts'
import { read, readBody, write } from './json.ts'
import type { Model, Operation } from './model.ts'
import type { Protocol, WireRequest } from './protocol.ts'
import { readScalar } from './query-input.ts'
import { inBody } from './rest-input.ts'
import { readQuery } from './s3-route.ts'
import type { Member } from './shape.ts'

/**
 * REST with JSON bodies (IAM Access Analyzer): the operation in method and path, members in labels and the query
 * as the model binds them, the rest in a JSON object; the error's code in a header. `dispatch` throws
 * `UnknownOperationException` 404, reading the input `SerializationException` 400.
 */
export const restJson: Protocol = {
  dispatch(model, request) {
    const { operation, labels } = findOperation(model, request)
    return { operation, input: () => readInput(model.operation(operation)!, request, labels) }
  },

  render(model, operation, output, requestId) {
    const { output: shape, http } = model.operation(operation)!
    const body = shape === undefined ? '{}' : JSON.stringify(write(shape, output ?? {}))
    return { status: http?.[2] ?? 200, headers: headersOf(requestId), body }
  },

  renderError(_model, error, requestId) {
    const headers = { ...headersOf(requestId), 'x-amzn-errortype': error.code, ...error.headers }
    return {
      status: error.status,
      headers,
      body: JSON.stringify({ message: error.message, ...error.details }),
    }
  },
}

function headersOf(requestId: string): Record<string, string> {
  return { 'x-amzn-requestid': requestId, 'content-type': 'application/json' }
}

type Found = { operation: string; labels: ReadonlyMap<string, string> }

/** Of several templates that fit, the one with the fewest labels: `/policy/generation` is no `{name}`. */
function findOperation(model: Model, request: WireRequest): Found {
  const parts = request.path.split('/')
  let best: Found | undefined
  for (const operation of model.operationNames) {
    const [method, uri] = model.operation(operation)!.http!
    const labels = method === request.method ? labelsOf(uri.split('?')[0]!.split('/'), parts) : undefined
    if (labels !== undefined && (best === undefined || labels.size < best.labels.size)) {
      best = { operation, labels }
    }
  }
  if (best === undefined) throw new AwsError('UnknownOperationException', 404, '')
  return best
}

function labelsOf(
  template: readonly string[],
  parts: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (template.length !== parts.length) return undefined
  const labels = new Map<string, string>()
  for (const [at, wanted] of template.entries()) {
    const part = parts[at]!
    if (!wanted.startsWith('{')) {
      if (wanted !== part) return undefined
    } else if (part === '') return undefined
    else labels.set(wanted.slice(1, -1).replace(/\+$/, ''), decode(part))
  }
  return labels
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AwsError('UnknownOperationException', 404, '')
  }
}

function readInput(
  { input: shape }: Operation,
  request: WireRequest,
  labels: ReadonlyMap<string, string>,
): object {
  if (shape === undefined) return {}
  const members = shape.members.filter(inBody)
  const input = read({ ...shape, members }, readBody(request.body), '', 0) as Record<string, unknown>
  const query = readQuery(request.query)
  for (const member of shape.members) {
    const value = member.label ? labels.get(member.name) : query.get(member.query ?? '')
    if (value !== undefined && !inBody(member)) input[member.name] = readBound(member, value)
  }
  return input
}

function readBound(member: Member, text: string): unknown {
  try {
    return readScalar(member.shape, text)
  } catch {
    throw new AwsError('SerializationException', 400, `${member.name} is no ${member.shape.type}`)
  }
}
