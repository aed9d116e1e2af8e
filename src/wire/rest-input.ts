import { AwsError } from '../kernel/aws-error.ts'
import { textOf } from '../kernel/bytes.ts'
import type { Operation } from './model.ts'
import type { Member, Shape } from './shape.ts'
import type { WireRequest } from './protocol.ts'
import { readScalar } from './query-input.ts'
import { readQuery } from './s3-route.ts'
import { malformedXml } from './refusal.ts'
import { readElement } from './xml-input.ts'
import { readXml } from './xml-reader.ts'

/**
 * An operation's input from labels, query, headers and body. A streaming payload is left out where the body
 * is empty: the server adds it. Throws `InvalidArgument` and `MalformedXML` 400.
 */
export function readRestInput(operation: Operation, request: WireRequest): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const { input: shape } = operation
  if (shape === undefined) return input
  const query = readQuery(request.query)
  for (const member of shape.members) {
    const value = bound(member, request, query)
    if (value !== undefined) input[member.name] = value
  }
  const payload = shape.members.find((member) => member.payload)
  if (request.body.length === 0) {
    // A text that is empty is a text all the same: the operation has a sentence of its own for it.
    if (payload?.shape.type === 'string') input[payload.name] = ''
    return input
  }
  if (payload !== undefined) input[payload.name] = readPayload(payload, request.body)
  else if (shape.members.some(inBody)) Object.assign(input, readBodyMembers(shape, request.body))
  return input
}

function bound(member: Member, request: WireRequest, query: ReadonlyMap<string, string>): unknown {
  if (member.label) return member.name === 'Bucket' ? request.s3?.bucket : request.s3?.key
  if (member.header !== undefined) return readHeader(member, request.headers[member.header.toLowerCase()])
  if (member.prefixHeaders !== undefined) return prefixed(member.prefixHeaders, request.headers)
  if (member.query !== undefined) return readParameter(member, query.get(member.query))
  return undefined
}

function readHeader(member: Member, text: string | undefined): unknown {
  if (text === undefined) return undefined
  const { shape } = member
  if (shape.type === 'string') return headerCharacters(text)
  if (shape.type === 'list') return text.split(',').map((part) => part.trim())
  // A condition whose date cannot be read is as if it were not there (RFC 9110 §13.1.3).
  const optional = shape.type === 'timestamp' && member.header!.toLowerCase().startsWith('if-')
  return readArgument(shape, member.header!, text.trim(), optional)
}

/** Headers arrive as one character a byte; clients that send more than ASCII send UTF-8. */
function headerCharacters(text: string): string {
  if (/^[\u0020-\u007e\t]*$/.test(text)) return text
  return textOf(Uint8Array.from(text, (character) => character.charCodeAt(0)))
}

function readParameter(member: Member, text: string | undefined): unknown {
  if (text === undefined || member.shape.type === 'string') return text
  return text === '' ? undefined : readArgument(member.shape, member.query!, text, false)
}

function readArgument(shape: Shape, name: string, text: string, optional: boolean): unknown {
  try {
    return readScalar(shape, text)
  } catch {
    if (optional) return undefined
    const number = shape.type === 'integer' || shape.type === 'long'
    const message = number
      ? `Provided ${name} not an integer or within integer range`
      : `Invalid value for ${name}`
    throw new AwsError('InvalidArgument', 400, message, {
      details: { ArgumentName: name, ArgumentValue: text },
    })
  }
}

function prefixed(prefix: string, headers: WireRequest['headers']): Record<string, string> | undefined {
  const found = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && name.startsWith(prefix),
  )
  if (found.length === 0) return undefined
  return Object.fromEntries(
    found.map(([name, value]) => [name.slice(prefix.length), headerCharacters(value!)]),
  )
}

function readPayload(member: Member, body: Uint8Array): unknown {
  const { shape } = member
  if (shape.type === 'stream' || shape.type === 'blob') return body
  if (shape.type === 'string') return textOf(body)
  const root = readXml(body)
  if (root.name !== (member.xmlName ?? shape.xmlName ?? shape.name)) throw malformedXml()
  return readElement(shape, root)
}

function readBodyMembers(shape: Shape, body: Uint8Array): object {
  const members = shape.members.filter(inBody)
  const root = readXml(body)
  return readElement({ ...shape, members }, root) as object
}

/** Whether a member travels in the body rather than in the path, the query or a header. */
export function inBody(member: Member): boolean {
  return (
    !member.label &&
    member.header === undefined &&
    member.query === undefined &&
    member.prefixHeaders === undefined
  )
}
