import type { BotoModel } from './botocore.ts'

type Json = Record<string, unknown>
type RawMember = { shape: string; location?: string; locationName?: string }
type RawShape = {
  type: string
  union?: boolean
  members?: Record<string, RawMember>
  member?: RawMember
  required?: string[]
  enum?: string[]
  error?: { httpStatusCode: number }
  fault?: boolean
}
type RawOperation = {
  http: { method: string; requestUri: string; responseCode: number }
  input: RawMember
  output: RawMember
  errors: RawMember[]
}

/** Where botocore keeps the model, and the operations whose shapes are kept; the others are known by name and route. */
export const accessAnalyzer = { botocore: 'accessanalyzer/2019-11-01', served: ['ValidatePolicy'] }

/** IAM Access Analyzer's model from botocore's alone, for its SDK client is no dependency. */
export function accessAnalyzerModel(boto: BotoModel, botocoreVersion: string): Json {
  const raw = boto as unknown as {
    operations: Record<string, RawOperation>
    shapes: Record<string, RawShape>
  }
  const shapes: Json = {}
  const operations: Json = {}
  const errors: Json = {}
  for (const [name, { http, input, output, errors: declared }] of Object.entries(raw.operations)) {
    const route = { http: [http.method, http.requestUri, http.responseCode] }
    operations[name] = route
    if (!accessAnalyzer.served.includes(name)) continue
    operations[name] = {
      input: shape(raw.shapes, shapes, input.shape, true),
      output: shape(raw.shapes, shapes, output.shape, false),
      ...route,
    }
    for (const error of declared) {
      const { error: facts, fault } = raw.shapes[error.shape]!
      errors[error.shape] = { code: error.shape, status: facts?.httpStatusCode ?? (fault ? 500 : 400) }
    }
  }
  return {
    service: 'access-analyzer',
    protocol: 'rest-json',
    version: boto.metadata.apiVersion,
    source: { botocore: botocoreVersion },
    operations,
    errors,
    shapes: Object.fromEntries(Object.entries(shapes).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** Writes a shape, once, and answers its name; a simple one without constraints is its type's name. */
function shape(raw: Record<string, RawShape>, made: Json, name: string, isInput: boolean): string {
  const source = raw[name]!
  if (source.type !== 'structure' && source.type !== 'list') {
    if (source.enum === undefined || !isInput) return source.type
    made[name] = { type: source.type, enum: source.enum }
    return name
  }
  if (Object.hasOwn(made, name)) return name
  made[name] = {}
  if (source.type === 'list') {
    made[name] = { type: 'list', member: shape(raw, made, source.member!.shape, isInput) }
    return name
  }
  const members: Json = {}
  for (const [key, member] of Object.entries(source.members!)) {
    const target = shape(raw, made, member.shape, isInput)
    members[key] =
      member.location === 'querystring' ? { shape: target, query: member.locationName ?? key } : target
  }
  made[name] = {
    type: source.union ? 'union' : 'structure',
    members,
    ...(isInput && source.required !== undefined && { required: source.required }),
  }
  return name
}
