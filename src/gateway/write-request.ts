import { toBase64 } from '../kernel/bytes.ts'
import type { Member, Shape } from '../wire/shape.ts'
import { inBody } from '../wire/rest-input.ts'
import { escapeXml } from '../wire/xml-writer.ts'
import type { Api } from './apis.ts'
import { encode } from './read/rest-routes.ts'

/** A request as it goes on the wire, unsigned. */
export type Written = {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: string | Uint8Array
}

/**
 * Writes a request of an operation: what we ask a backend ourselves. Of an API's protocols the one that is a text is
 * taken; one that has none but RPC v2 is asked in JSON, which its backends read too.
 */
export function writeRequest(api: Api, operation: string, input: Record<string, unknown>): Written {
  const shape = api.model.operation(operation)?.input
  const { protocols } = api
  if (protocols.some((one) => one.startsWith('rest'))) return writeRest(api, operation, shape, input)
  if (protocols.includes('query') || protocols.includes('ec2')) return writeForm(api, operation, shape, input)
  return {
    method: 'POST',
    path: '/',
    query: '',
    headers: {
      'content-type': `application/x-amz-json-${api.json ?? '1.0'}`,
      'x-amz-target': `${api.target}.${operation}`,
    },
    body: JSON.stringify(shape === undefined ? {} : jsonOf(shape, input)),
  }
}

function jsonOf(shape: Shape, value: unknown): unknown {
  switch (shape.type) {
    case 'structure':
    case 'union': {
      const given = value as Record<string, unknown>
      const members = shape.members.filter(({ name }) => given[name] !== undefined)
      return Object.fromEntries(members.map((one) => [one.wireName, jsonOf(one.shape, given[one.name])]))
    }
    case 'list':
      return (value as unknown[]).map((item) => jsonOf(shape.item!.shape, item))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, part]) => [key, jsonOf(shape.value!.shape, part)]),
      )
    case 'blob':
    case 'stream':
      return value instanceof Uint8Array ? toBase64(value) : value
    default:
      return value
  }
}

function writeForm(api: Api, operation: string, shape: Shape | undefined, input: object): Written {
  const pairs: [string, string][] = [
    ['Action', operation],
    ['Version', api.version],
  ]
  if (shape !== undefined) addForm(pairs, '', shape, input, api.protocols.includes('ec2'))
  return {
    method: 'POST',
    path: '/',
    query: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'),
  }
}

function addForm(pairs: [string, string][], name: string, shape: Shape, value: unknown, ec2: boolean): void {
  const add = (member: Member, part: unknown): void => {
    const own = ec2 ? member.ec2WireName : member.wireName
    addPart(pairs, name === '' ? own : `${name}.${own}`, member, part, ec2)
  }
  const given = value as Record<string, unknown>
  for (const member of shape.members) if (given[member.name] !== undefined) add(member, given[member.name])
}

function addPart(
  pairs: [string, string][],
  name: string,
  member: Member,
  value: unknown,
  ec2: boolean,
): void {
  const { shape } = member
  const flat = ec2 || member.flattened === true
  switch (shape.type) {
    case 'structure':
    case 'union':
      if (Object.keys(value as object).length === 0) pairs.push([name, ''])
      addForm(pairs, name, shape, value, ec2)
      return
    case 'list': {
      const base = flat ? name : `${name}.${shape.item!.xmlName ?? 'member'}`
      for (const [i, item] of (value as unknown[]).entries()) {
        addPart(pairs, `${base}.${i + 1}`, { ...shape.item!, flattened: false }, item, ec2)
      }
      return
    }
    case 'map': {
      const base = flat ? name : `${name}.entry`
      for (const [i, [key, part]] of Object.entries(value as object).entries()) {
        pairs.push([`${base}.${i + 1}.${shape.key!.xmlName ?? 'key'}`, key])
        addPart(pairs, `${base}.${i + 1}.${shape.value!.xmlName ?? 'value'}`, shape.value!, part, ec2)
      }
      return
    }
    default:
      pairs.push([name, value instanceof Uint8Array ? toBase64(value) : String(value)])
  }
}

function writeRest(
  api: Api,
  operation: string,
  shape: Shape | undefined,
  input: Record<string, unknown>,
): Written {
  const [method = '', uri = ''] = api.row(operation)!.h!.split(' ')
  const [template = '', fixed = ''] = uri.split('?')
  const members = (shape?.members ?? []).filter(({ name }) => input[name] !== undefined)
  const query = fixed === '' ? [] : [fixed]
  const headers: Record<string, string> = {}
  let path = template
  for (const member of members) {
    const value = input[member.name]
    if (member.label)
      path = path.replace(new RegExp(`\\{${member.wireName}\\+?\\}`), labelOf(String(value), path, member))
    else if (member.header !== undefined) headers[member.header.toLowerCase()] = String(value)
    else if (member.query !== undefined && member.shape.type !== 'map') {
      for (const one of [value].flat()) query.push(`${encode(member.query)}=${encode(String(one))}`)
    }
  }
  const body = restBody(api, operation, shape, members, input, headers)
  return { method, path, query: query.join('&'), headers, body }
}

function labelOf(value: string, path: string, { wireName }: Member): string {
  return path.includes(`{${wireName}+}`) ? value.split('/').map(encode).join('/') : encode(value)
}

function restBody(
  api: Api,
  operation: string,
  shape: Shape | undefined,
  members: readonly Member[],
  input: Record<string, unknown>,
  headers: Record<string, string>,
): string | Uint8Array {
  const xml = api.protocols.includes('rest-xml')
  const payload = members.find((member) => member.payload)
  const inner = payload === undefined ? members.filter(inBody) : []
  if (shape === undefined || (payload === undefined && inner.length === 0)) return ''
  if (payload !== undefined && payload.shape.type !== 'structure' && payload.shape.type !== 'union') {
    const value = input[payload.name]
    return value instanceof Uint8Array ? value : String(value)
  }
  headers['content-type'] = xml ? 'application/xml' : 'application/json'
  const [body, value, root] =
    payload === undefined
      ? [{ ...shape, members: inner }, input, `${operation}Request`]
      : [payload.shape, input[payload.name], payload.wireName]
  if (!xml) return JSON.stringify(jsonOf(body, value))
  return `<${root} xmlns="${api.namespace ?? ''}">${xmlOf(body, value)}</${root}>`
}

function xmlOf(shape: Shape, value: unknown): string {
  switch (shape.type) {
    case 'structure':
    case 'union': {
      const given = value as Record<string, unknown>
      return shape.members
        .filter(({ name }) => given[name] !== undefined)
        .map((member) => element(member, given[member.name]))
        .join('')
    }
    case 'list': {
      const name = shape.item!.xmlName ?? 'member'
      return (value as unknown[])
        .map((item) => `<${name}>${xmlOf(shape.item!.shape, item)}</${name}>`)
        .join('')
    }
    default:
      return escapeXml(value instanceof Uint8Array ? toBase64(value) : String(value), 'replace')
  }
}

function element(member: Member, value: unknown): string {
  const { wireName: name, shape } = member
  if (member.flattened && shape.type === 'list') {
    return (value as unknown[]).map((item) => `<${name}>${xmlOf(shape.item!.shape, item)}</${name}>`).join('')
  }
  return `<${name}>${xmlOf(shape, value)}</${name}>`
}
