import { planOf } from './model.ts'
import type { Model } from './model.ts'
import type { Member, Shape } from './shape.ts'
import type { AwsError } from '../kernel/aws-error.ts'
import type { Protocol } from './protocol.ts'
import { inBody, readRestInput } from './rest-input.ts'
import { headerText, metadataText } from './rest-header.ts'
import { matchOperation } from './s3-route.ts'
import { escapeXml, isoMilliseconds, membersWriter, scalarText } from './xml-writer.ts'
import type { XmlStyle } from './xml-writer.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const style: XmlStyle = { step: '', time: isoMilliseconds, controls: 'reference' }

// AWS: these answer 204, whatever the model says. Source: S3 API Reference, their sample responses; recorded.
const noContent: ReadonlySet<string> = new Set(['PutBucketPolicy', 'PutBucketTagging'])

/**
 * REST with XML bodies (S3). A streaming payload that is text or bytes goes into the body; any other stays
 * with the caller (see `streamingPayload`). Source: S3 API Reference.
 */
export const restXml: Protocol = {
  dispatch(model, request) {
    const operation = matchOperation(model, request)
    return { operation, input: () => readRestInput(model.operation(operation)!, request) }
  },

  render(model, operation, output, requestId) {
    const { output: shape, http } = model.operation(operation)!
    const headers: Record<string, string> = { 'x-amz-request-id': requestId }
    const value = (output ?? {}) as Record<string, unknown>
    // A range was asked for and is what is sent.
    const usual = noContent.has(operation) ? 204 : http![2]
    const status = value['ContentRange'] === undefined ? usual : 206
    if (shape === undefined) return { status, headers, body: '' }
    for (const member of shape.members) writeHeaders(member, value[member.name], headers)
    return { status, headers, body: bodyOf(model, shape, value, headers) }
  },

  renderError(_model, error, requestId, facts = {}) {
    const headers: Record<string, string> = { 'x-amz-request-id': requestId }
    if (facts.hostId !== undefined) headers['x-amz-id-2'] = facts.hostId
    Object.assign(headers, error.headers)
    if (facts.head || error.status === 304 || error.status === 204)
      return { status: error.status, headers, body: '' }
    headers['content-type'] = 'application/xml'
    return { status: error.status, headers, body: errorBody(error, requestId, facts) }
  },
}

function errorBody(
  error: AwsError,
  requestId: string,
  facts: { resource?: string; hostId?: string },
): string {
  const element = (name: string, text: string) => `<${name}>${escapeXml(text, 'reference')}</${name}>`
  let body = element('Code', error.code)
  if (error.message !== '') body += element('Message', error.message)
  for (const [name, text] of Object.entries(error.details)) body += element(name, text)
  if (facts.resource !== undefined) body += element('Resource', facts.resource)
  body += element('RequestId', requestId)
  if (facts.hostId !== undefined) body += element('HostId', facts.hostId)
  return `${declaration}<Error>${body}</Error>`
}

/** The name of the member that streams in an operation's input or output, or undefined where none does. */
export function streamingPayload(
  model: Model,
  operation: string,
  side: 'input' | 'output',
): string | undefined {
  return planOf(model, `stream of ${operation} ${side}`, () => {
    const members = model.operation(operation)?.[side]?.members ?? []
    return members.find((member) => member.payload && member.shape.type === 'stream')?.name
  })
}

function writeHeaders(member: Member, value: unknown, headers: Record<string, string>): void {
  if (value === undefined || value === null) return
  if (member.header !== undefined) headers[member.header.toLowerCase()] = headerText(member.shape, value)
  if (member.prefixHeaders === undefined) return
  for (const [key, text] of Object.entries(value as object)) {
    headers[(member.prefixHeaders + key).toLowerCase()] = metadataText(String(text))
  }
}

function bodyOf(
  model: Model,
  shape: Shape,
  value: Record<string, unknown>,
  headers: Record<string, string>,
): string | Uint8Array {
  const payload = shape.members.find((member) => member.payload)
  const namespace = ` xmlns="${model.namespace}"`
  if (payload !== undefined) {
    const part = value[payload.name]
    if (part === undefined || part === null) return ''
    if (payload.shape.type === 'string') {
      headers['content-type'] ??= 'application/json'
      return String(part)
    }
    if (payload.shape.type !== 'structure')
      return typeof part === 'string' || part instanceof Uint8Array ? part : ''
    headers['content-type'] ??= 'application/xml'
    const name = payload.xmlName ?? payload.shape.xmlName ?? payload.shape.name
    const write = planOf(model, `xml payload ${payload.shape.name}`, () =>
      membersWriter(payload.shape, style, ''),
    )
    return declaration + rooted(name, namespace, write(part))
  }
  const members = shape.members.filter(inBody)
  if (members.length === 0) return ''
  headers['content-type'] ??= 'application/xml'
  const name = shape.xmlName ?? shape.name
  // AWS: GetBucketLocation's member is the root itself.
  const [only] = members
  if (only !== undefined && members.length === 1 && only.wireName === name) {
    const text = value[only.name]
    return declaration + rooted(name, namespace, text ? scalarText(only.shape, text, style) : '')
  }
  const write = planOf(model, `xml output ${shape.name}`, () =>
    membersWriter({ ...shape, members }, style, ''),
  )
  return declaration + rooted(name, namespace, write(value))
}

function rooted(name: string, namespace: string, content: string): string {
  return content === '' ? `<${name}${namespace}/>` : `<${name}${namespace}>${content}</${name}>`
}
