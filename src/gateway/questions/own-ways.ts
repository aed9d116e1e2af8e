import type { Call } from '../../access/action.ts'
import { parseArn } from '../../kernel/arn.ts'
import type { Api } from '../apis.ts'
import type { Where } from './arn-format.ts'
import { textsAt, valuesAt } from './places.ts'
import type { Subject } from './subject.ts'

/**
 * Services whose actions and resources no table of members can tell; undefined for all others. Source: each service's
 * guide, named beside its rule.
 */
export function ownWay(api: Api, operation: string, call: Call<object>, where: Where): Subject[] | undefined {
  switch (api.api) {
    case 'apigateway':
    case 'apigatewayv2':
      return apiGateway(api, operation, call)
    case 's3':
      return s3(operation, call.input)
    case 'events':
      return events(api, operation, call.input, where)
    case 'dynamodb':
      return partiql(operation, call.input, where)
    default:
      return undefined
  }
}

/**
 * The HTTP method on the path of the API. Source: API Gateway Developer Guide, "Control access for invoking an API",
 * "Actions, permissions, and resources".
 */
function apiGateway(api: Api, operation: string, { request }: Call<object>): Subject[] | undefined {
  const row = api.row(operation)!
  // Newer operations have actions of their own names.
  if (row.a?.length !== 0) return undefined
  const path = decodeURIComponent(request.path)
    .replace(/^\/v2(?=\/)/, '')
    .replace(/(?<=.)\/$/, '')
  const action = `apigateway:${request.method}`
  return [{ action, resource: `arn:aws:apigateway:${request.region}::${path}`, types: [] }]
}

/** Actions of their own where a version is named. */
const versioned: ReadonlySet<string> = new Set([
  'GetObject',
  'GetObjectAcl',
  'GetObjectAttributes',
  'GetObjectTagging',
  'HeadObject',
  'PutObjectAcl',
  'PutObjectTagging',
  'DeleteObject',
  'DeleteObjectTagging',
])

/** Source: Amazon S3 User Guide, "Required permissions for Amazon S3 API operations". */
function s3(operation: string, input: object): Subject[] | undefined {
  const bucket = textsAt(input, 'Bucket')[0]
  const key = textsAt(input, 'Key')[0]
  if (operation === 'ListBuckets' || operation === 'ListDirectoryBuckets') {
    return [{ action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*', types: [] }]
  }
  if (bucket === undefined) return undefined
  const object = (name: string): string => `arn:aws:s3:::${bucket}/${name}`
  if (operation === 'DeleteObjects') return deletions(input, object)
  if (key === undefined) return undefined
  const named = operation === 'HeadObject' ? 'GetObject' : operation
  const subjects: Subject[] = []
  const ask = (action: string, resource: string): void =>
    void subjects.push({ action: `s3:${action}`, resource, types: ['object'] })
  if (versioned.has(operation)) {
    const isVersion = textsAt(input, 'VersionId')[0] !== undefined
    ask(isVersion ? named.replace(/Object/, 'ObjectVersion') : named, object(key))
    return subjects
  }
  const writes = [
    'PutObject',
    'CopyObject',
    'CreateMultipartUpload',
    'UploadPart',
    'UploadPartCopy',
    'RenameObject',
  ]
  if (!writes.includes(operation)) return undefined
  const source = textsAt(input, 'CopySource')[0]
  if (source !== undefined) {
    const from = copySource(source)
    ask(from.version ? 'GetObjectVersion' : 'GetObject', from.resource)
  }
  ask('PutObject', object(key))
  if (textsAt(input, 'Tagging').some((text) => text !== '')) ask('PutObjectTagging', object(key))
  if (
    ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'].some(
      (name) => textsAt(input, name).length > 0,
    )
  ) {
    ask('PutObjectAcl', object(key))
  }
  if (textsAt(input, 'ObjectLockMode').length > 0) ask('PutObjectRetention', object(key))
  if (textsAt(input, 'ObjectLockLegalHoldStatus').length > 0) ask('PutObjectLegalHold', object(key))
  return subjects
}

function deletions(input: object, object: (key: string) => string): Subject[] {
  return valuesAt(input, 'Delete.Objects[]').map((one) => {
    const { Key = '', VersionId } = one as { Key?: string; VersionId?: string }
    const action = VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion'
    return { action, resource: object(Key), types: ['object'] }
  })
}

/** `/BUCKET/KEY?versionId=…`, percent-encoded. */
function copySource(text: string): { resource: string; version: boolean } {
  const [path = '', query = ''] = text.split('?', 2)
  return {
    resource: `arn:aws:s3:::${decodeURIComponent(path).replace(/^\//, '')}`,
    version: /(?:^|&)versionId=/.test(query),
  }
}

/**
 * A rule on the default bus is named without it, and an event that names no bus goes there. Source: EventBridge User
 * Guide, "Managing access permissions to your Amazon EventBridge resources".
 */
function events(
  api: Api,
  operation: string,
  input: object,
  { region, account }: Where,
): Subject[] | undefined {
  const arn = (rest: string): string => `arn:aws:events:${region}:${account}:${rest}`
  const action = `events:${operation}`
  if (operation === 'PutEvents') {
    const buses = valuesAt(input, 'Entries[]').map(
      (one) => (one as { EventBusName?: string }).EventBusName ?? 'default',
    )
    const named = [...new Set(buses)].map((bus) => (bus.startsWith('arn:') ? bus : arn(`event-bus/${bus}`)))
    return named.map((resource) => ({ action, resource, types: ['event-bus'] }))
  }
  const rows = api.row(operation)!.r ?? []
  const onRule = rows.find(
    ([type, whole]) => api.type(type).key === 'rule-on-custom-event-bus' && whole === '',
  )
  const name = onRule && textsAt(input, onRule.at(-1) as string)[0]
  if (name === undefined) return undefined
  const bus = textsAt(input, 'EventBusName')[0] ?? 'default'
  const short = bus.slice(bus.lastIndexOf('/') + 1)
  const own = bus.startsWith('arn:') ? (parseArn(bus)?.account ?? account) : account
  const resource = `arn:aws:events:${region}:${own}:rule/${short === 'default' ? '' : `${short}/`}${name}`
  return [
    {
      action,
      resource,
      types: [short === 'default' ? 'rule-on-default-event-bus' : 'rule-on-custom-event-bus'],
    },
  ]
}

const partiqlActions: Readonly<Record<string, string>> = {
  select: 'PartiQLSelect',
  insert: 'PartiQLInsert',
  update: 'PartiQLUpdate',
  delete: 'PartiQLDelete',
}
const fromTable =
  /^\s*(?:(select)\s+[^"'();]+\s+from|(insert)\s+into|(update)|(delete)\s+from)\s+(?:"([\w.-]{3,255})"|([\w-]{3,255}))(?:\."([\w.-]{3,255})")?(?=\s|$)/i

/**
 * A statement's first word and its table, where it is of the plain form; else every action, on `*`. Source: DynamoDB
 * Developer Guide, "Use IAM policies with PartiQL".
 */
function partiql(operation: string, input: object, where: Where): Subject[] | undefined {
  if (!/^(?:ExecuteStatement|BatchExecuteStatement|ExecuteTransaction)$/.test(operation)) return undefined
  const texts = ['Statement', 'Statements[].Statement', 'TransactStatements[].Statement'].flatMap((place) =>
    textsAt(input, place),
  )
  const anything = Object.values(partiqlActions).map((name) => ({
    action: `dynamodb:${name}`,
    resource: '*',
    types: [],
  }))
  const subjects = texts.flatMap((text): Subject[] => {
    const found = fromTable.exec(text)
    if (found === null || /--|\/\*/.test(text)) return anything
    const [, select, insert, update, remove, quoted, bare, index] = found
    const action = partiqlActions[(select ?? insert ?? update ?? remove)!.toLowerCase()]!
    const table = `arn:aws:dynamodb:${where.region}:${where.account}:table/${quoted ?? bare}`
    return [
      {
        action: `dynamodb:${action}`,
        resource: index === undefined ? table : `${table}/index/${index}`,
        types: [],
      },
    ]
  })
  return subjects.length === 0 ? anything : subjects
}
