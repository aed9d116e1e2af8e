import { AwsError } from '../kernel/aws-error.ts'
import type { Model, Shape } from './model.ts'
import { inHashOrder } from './hash-order.ts'
import { patternOf } from './pattern.ts'

/** How a service words its refusals. */
type Wording = {
  code: string
  /** Classic answers repeat the value; IAM's of 2026 do not. */
  echo: boolean
}

/** One constraint that a value broke. `own` is a whole sentence that is used instead of the common one. */
type Violation = { path: string; value: unknown; constraint: string; hidden: boolean; own?: string }

/** LIMIT: more than this of a value is not repeated to its sender. */
const maxEcho = 4096

/**
 * Checks an input against its operation's constraints and throws one AwsError that lists all that failed:
 * `ValidationError` 400 (IAM, STS), `InvalidRequestException` 400 (Athena), `MissingParameter` 400 (EC2),
 * `MalformedXML` 400 (S3). Source: sts.md §5, iam.md §5.
 */
export function validate(model: Model, operation: string, input: object): void {
  const shape = model.operation(operation)?.input
  if (shape === undefined) return
  const violations: Violation[] = []
  checkMembers(shape, input, '', violations, model)
  if (violations.length > 0) throw refusal(model, operation, violations)
}

function refusal(model: Model, operation: string, violations: readonly Violation[]): AwsError {
  if (model.protocol === 'ec2') {
    const missing = violations[0]!
    return new AwsError('MissingParameter', 400, `The request must contain the parameter ${missing.path}`)
  }
  if (model.protocol === 'rest-xml') return malformedXml()
  const missing = missingParameter(operation, violations)
  if (missing !== undefined) return missing
  // AWS: where a common constraint fails, IAM's own sentences about characters are not reached.
  const common = violations.filter((one) => one.own === undefined)
  if (common.length === 0) return new AwsError('ValidationError', 400, violations[0]!.own!)
  const wording = wordingOf(model)
  const sentences = inHashOrder(common, (one) => one.path).map((one) => sentence(one, wording))
  const count = `${sentences.length} validation error${sentences.length === 1 ? '' : 's'} detected: `
  return new AwsError(wording.code, 400, count + sentences.join('; '))
}

function wordingOf(model: Model): Wording {
  if (model.protocol === 'json') return { code: 'InvalidRequestException', echo: true }
  return { code: 'ValidationError', echo: model.service !== 'iam' }
}

/** `MalformedXML` 400: what S3 says of a body that lacks what its schema requires. */
export function malformedXml(): AwsError {
  const text = 'The XML you provided was not well-formed or did not validate against our published schema'
  return new AwsError('MalformedXML', 400, text)
}

// AWS: GetRole without a name is answered by an older check than the others (iam.md §5).
function missingParameter(operation: string, violations: readonly Violation[]): AwsError | undefined {
  const [only] = violations
  if (operation !== 'GetRole' || only?.path !== 'roleName' || only.constraint !== notNull) return undefined
  return new AwsError('MissingParameter', 400, 'The request must contain the parameter RoleName.')
}

const notNull = 'Member must not be null'

function checkMembers(
  shape: Shape,
  value: object,
  path: string,
  violations: Violation[],
  model: Model,
): void {
  const fields = value as Record<string, unknown>
  for (const member of shape.members) {
    const part = fields[member.name]
    const name = model.protocol === 'ec2' ? member.ec2WireName : member.messageName
    const at = path === '' ? name : `${path}.${name}`
    if (part !== undefined && part !== null) {
      check(member.shape, part, at, violations, model)
    } else if (shape.required.includes(member.name)) {
      violations.push({ path: at, value: null, constraint: notNull, hidden: false })
    }
  }
}

function check(shape: Shape, value: unknown, path: string, violations: Violation[], model: Model): void {
  const hidden = shape.sensitive === true
  switch (shape.type) {
    case 'structure':
    case 'union':
      return checkMembers(shape, value as object, path, violations, model)
    case 'list':
      for (const constraint of sizeConstraints(shape, (value as unknown[]).length)) {
        violations.push({ path, value, constraint, hidden })
      }
      return checkItems(shape, value as unknown[], path, violations, model)
    case 'map':
      for (const constraint of sizeConstraints(shape, Object.keys(value as object).length)) {
        violations.push({ path, value, constraint, hidden })
      }
      return checkEntries(shape, value as Record<string, unknown>, path, violations, model)
    default:
      for (const constraint of scalarConstraints(shape, value)) {
        const own = model.service === 'iam' ? ownSentence(shape, path, constraint) : undefined
        violations.push({ path, value, constraint, hidden, ...(own !== undefined && { own }) })
      }
  }
}

function checkItems(
  shape: Shape,
  values: readonly unknown[],
  path: string,
  violations: Violation[],
  model: Model,
) {
  const item = shape.item!.shape
  const structured = item.type === 'structure' || item.type === 'list' || item.type === 'map'
  if (structured) {
    const infix = model.protocol === 'query' ? '.member' : ''
    values.forEach((value, i) => check(item, value, `${path}.${i + 1}${infix}`, violations, model))
    return
  }
  // AWS: a list of scalars fails as a whole, with every constraint of its items.
  if (!values.some((value) => scalarConstraints(item, value).length > 0)) return
  const constraint = `Member must satisfy constraint: [${allConstraints(item).join(', ')}]`
  violations.push({ path, value: values, constraint, hidden: item.sensitive === true })
}

function checkEntries(
  shape: Shape,
  map: Record<string, unknown>,
  path: string,
  violations: Violation[],
  model: Model,
) {
  const key = shape.key!.shape
  const value = shape.value!.shape
  for (const [name, part] of Object.entries(map)) {
    if (scalarConstraints(key, name).length > 0) {
      const constraint = `Map keys must satisfy constraint: [${allConstraints(key).join(', ')}]`
      violations.push({ path, value: map, constraint, hidden: false })
    }
    const at = `${path}.${name}.member`
    if (value.type === 'structure' || value.type === 'list') check(value, part, at, violations, model)
    else if (scalarConstraints(value, part).length > 0) {
      const constraint = `Map value must satisfy constraint: [${allConstraints(value).join(', ')}]`
      violations.push({ path, value: map, constraint, hidden: value.sensitive === true })
    }
  }
}

const atLeast = (min: number, what: string) => `Member must have ${what} greater than or equal to ${min}`
const atMost = (max: number, what: string) => `Member must have ${what} less than or equal to ${max}`
const matching = (pattern: string) => `Member must satisfy regular expression pattern: ${pattern}`
const among = (values: readonly string[]) => `Member must satisfy enum value set: [${values.join(', ')}]`

function sizeConstraints(shape: Shape, size: number): string[] {
  const failed: string[] = []
  if (shape.min !== undefined && size < shape.min) failed.push(atLeast(shape.min, 'length'))
  if (shape.max !== undefined && size > shape.max) failed.push(atMost(shape.max, 'length'))
  return failed
}

function scalarConstraints(shape: Shape, value: unknown): readonly string[] {
  if (shape.min === undefined && shape.max === undefined && !shape.pattern && !shape.enum) return none
  if (typeof value === 'number') {
    const failed: string[] = []
    if (shape.min !== undefined && value < shape.min) failed.push(atLeast(shape.min, 'value'))
    if (shape.max !== undefined && value > shape.max) failed.push(atMost(shape.max, 'value'))
    return failed
  }
  if (value instanceof Uint8Array) return sizeConstraints(shape, value.length)
  if (typeof value !== 'string') return none
  const failed = sizeConstraints(shape, scalarLength(value))
  if (shape.pattern !== undefined && !patternOf(shape).test(value)) failed.push(matching(shape.pattern))
  if (shape.enum !== undefined && !shape.enum.includes(value)) failed.push(among(shape.enum))
  return failed
}

const none: readonly string[] = []

function allConstraints(shape: Shape): string[] {
  const what = shape.type === 'string' || shape.type === 'blob' ? 'length' : 'value'
  return [
    ...(shape.max === undefined ? [] : [atMost(shape.max, what)]),
    ...(shape.min === undefined ? [] : [atLeast(shape.min, what)]),
    ...(shape.pattern === undefined ? [] : [matching(shape.pattern)]),
    ...(shape.enum === undefined ? [] : [among(shape.enum)]),
  ]
}

/** A text's length in Unicode scalar values, which is how AWS counts. */
export function scalarLength(text: string): number {
  let length = text.length
  if (!/[\ud800-\udbff]/.test(text)) return length
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length--
      i++
    }
  }
  return length
}

/** IAM's own sentences for characters, by the pattern that failed. Source: iam.md §5. */
const ownSentences: Record<string, string> = {
  '[\\w+=,.@-]+': 'It must contain only alphanumeric characters and/or the following: +=,.@_-',
  '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)':
    'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/':
    'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+': 'It must contain only printable ASCII characters.',
}

function ownSentence(shape: Shape, path: string, constraint: string): string | undefined {
  if (shape.pattern === undefined || path.includes('.') || constraint !== matching(shape.pattern))
    return undefined
  const rule = Object.hasOwn(ownSentences, shape.pattern) ? ownSentences[shape.pattern] : undefined
  return rule === undefined ? undefined : `The specified value for ${path} is invalid. ${rule}`
}

function sentence(one: Violation, wording: Wording): string {
  const subject =
    !wording.echo || one.hidden ? 'Value' : one.value === null ? 'Value null' : `Value '${echo(one.value)}'`
  return `${subject} at '${one.path}' failed to satisfy constraint: ${one.constraint}`
}

function echo(value: unknown): string {
  const text = shown(value)
  return text.length > maxEcho ? `${text.slice(0, maxEcho)}…` : text
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${Object.keys(value).join(', ')}}`
}
