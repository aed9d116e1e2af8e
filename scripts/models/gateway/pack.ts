import { findBotocore } from '../botocore.ts'
import { compress, type Effort } from '../managed-policies.ts'
import { readApis, type RawApi } from './apis.ts'
import { prefixes } from './exceptions.ts'
import { exceptions } from './operations.ts'
import { readReference, type ReferenceService } from './reference.ts'
import { operationRow } from './rows.ts'
import { s3ControlExceptions, s3Exceptions } from './s3.ts'
import { shapeCollector } from './shapes.ts'

/** Never forwarded, so that their models are not needed. */
const ours = new Set(['iam', 'sts', 'organizations', 'cloudtrail', 'accessanalyzer'])

/** One API in the index: what routing needs, and where its block lies. */
type IndexRow = {
  api: string
  /** The names a credential scope may carry. */
  signs: string
  prefix: string
  title: string
  endpoint: string
  protocols: string[]
  version: string
  target?: string
  json?: string
  /** The name in the path of RPC v2. */
  rpc?: string
  namespace?: string
  denied?: [code: string, status: number]
  length: number
}

/** The index of every API that others serve, and their blocks. */
export function packGateway(effort: Effort): { index: Buffer; blocks: Buffer } | undefined {
  const botocore = findBotocore()
  if (botocore === undefined) return undefined
  const reference = readReference()
  const rows: IndexRow[] = []
  const blocks: Buffer[] = []
  for (const [name, api] of readApis(botocore.data)) {
    if (ours.has(name)) continue
    const service = referenceOf(name, api, reference)
    const block = compress(JSON.stringify(blockOf(name, api, service)), effort)
    rows.push({ ...indexRow(name, api, service), length: block.length })
    blocks.push(block)
  }
  return {
    index: compress(JSON.stringify({ botocore: botocore.version, apis: rows }), effort),
    blocks: Buffer.concat(blocks),
  }
}

function indexRow(
  name: string,
  api: RawApi,
  service: ReferenceService | undefined,
): Omit<IndexRow, 'length'> {
  const { metadata } = api
  const protocols = (metadata.protocols ?? [metadata.protocol]).map((one) =>
    one === 'smithy-rpc-v2-cbor' ? 'rpc-v2-cbor' : one,
  )
  const denied =
    Object.entries(api.shapes).find(
      ([, shape]) => shape.exception && /^AccessDenied(?:Exception|Fault)?$/.test(shape.error?.code ?? ''),
    ) ??
    Object.entries(api.shapes).find(
      ([shape, { exception }]) => exception && /^AccessDenied(?:Exception)?$/.test(shape),
    )
  const status = denied?.[1].error?.httpStatusCode
  return {
    api: name,
    signs: metadata.signingName ?? metadata.endpointPrefix,
    prefix: service?.prefix ?? prefixes[name] ?? metadata.signingName ?? metadata.endpointPrefix,
    title: metadata.serviceAbbreviation ?? metadata.serviceFullName,
    endpoint: metadata.endpointPrefix,
    protocols,
    version: metadata.apiVersion,
    ...(metadata.targetPrefix && { target: metadata.targetPrefix }),
    ...(metadata.jsonVersion && { json: metadata.jsonVersion }),
    ...(protocols.includes('rpc-v2-cbor') && { rpc: metadata.targetPrefix ?? metadata.serviceId }),
    ...(metadata.xmlNamespace && {
      namespace:
        typeof metadata.xmlNamespace === 'string' ? metadata.xmlNamespace : metadata.xmlNamespace.uri,
    }),
    ...(denied &&
      status !== undefined && { denied: [denied[1].error?.code ?? denied[0], status] as [string, number] }),
  }
}

function blockOf(name: string, api: RawApi, service: ReferenceService | undefined): object {
  const collector = shapeCollector(api)
  const own = name === 's3' ? s3Exceptions : name === 's3control' ? s3ControlExceptions : exceptions[name]
  for (const operation of Object.keys(own ?? {})) {
    if (!Object.hasOwn(api.operations, operation)) throw new Error(`${name} has no operation ${operation}`)
  }
  const types: string[] = []
  const typeNumber = (type: string): number => {
    if (!types.includes(type)) types.push(type)
    return types.indexOf(type)
  }
  const isRest = api.metadata.protocol.startsWith('rest')
  const operations = Object.entries(api.operations).map(([operation, raw]) => [
    operation,
    {
      ...(raw.input && { i: collector.of(raw.input) }),
      ...(isRest && { h: `${raw.http!.method} ${raw.http!.requestUri}` }),
      ...operationRow(api, operation, raw, service, own?.[operation], typeNumber),
    },
  ])
  return {
    operations: Object.fromEntries(operations),
    types: types.map((type) => [type, service!.types.get(type)!.arn]),
    shapes: collector.rows,
  }
}

/** The service of the reference that an API's actions belong to: its signing name's, or the one that shares most names. */
export function referenceOf(
  name: string,
  api: RawApi,
  reference: ReadonlyMap<string, ReferenceService>,
): ReferenceService | undefined {
  if (Object.hasOwn(prefixes, name)) return reference.get(prefixes[name]!)
  const signs = (api.metadata.signingName ?? api.metadata.endpointPrefix).toLowerCase()
  const operations = Object.keys(api.operations).map((operation) => operation.toLowerCase())
  const shared = ({ actions }: ReferenceService): number =>
    operations.filter((one) => actions.has(one)).length
  const own = reference.get(signs)
  const best = [...reference.values()].reduce((a, b) => (shared(b) > shared(a) ? b : a))
  return own !== undefined && shared(own) > 0 && shared(own) >= shared(best) * 0.6
    ? own
    : shared(best) > 0
      ? best
      : undefined
}
