import { AwsError } from '../kernel/aws-error.ts'
import { notNull, type Violation } from '../kernel/violation.ts'
import { inHashOrder } from './hash-order.ts'
import type { Model } from './model.ts'

/** How a service words its refusals. */
type Wording = {
  code: string
  /** Classic answers repeat the value and the values of an enumeration; IAM's of 2026 do neither (recorded). */
  echo: boolean
}

// AWS: a value is repeated whole, a policy that is too long as well (recorded answer of GetFederationToken).
// LIMIT: but no more than the longest text that a constraint lets through, a SAML assertion.
const maxEcho = 100_000

/** The one error that tells of all violations, in the words of the service; `code` where it is not the protocol's. */
export function refusal(
  model: Model,
  operation: string,
  violations: readonly Violation[],
  code?: string,
): AwsError {
  if (model.protocol === 'ec2') {
    const missing = violations[0]!
    return new AwsError('MissingParameter', 400, `The request must contain the parameter ${missing.path}`)
  }
  if (model.protocol === 'rest-xml') return invalidArgument(model, operation, violations) ?? malformedXml()
  const missing = missingParameter(model, operation, violations)
  if (missing !== undefined) return missing
  // AWS: where a common constraint fails, IAM's own sentences about characters are not reached.
  const common = violations.filter((one) => one.own === undefined)
  if (common.length === 0) return new AwsError('ValidationError', 400, violations[0]!.own!)
  const wording = wordingOf(model, code)
  const sentences = inHashOrder(common, (one) => one.path).map((one) => sentence(one, wording))
  const count = `${sentences.length} validation error${sentences.length === 1 ? '' : 's'} detected: `
  return new AwsError(wording.code, 400, count + sentences.join('; '))
}

function wordingOf(model: Model, code?: string): Wording {
  if (code !== undefined) return { code, echo: true }
  if (model.protocol === 'rest-json') return { code: 'ValidationException', echo: true }
  if (model.protocol === 'json') return { code: 'ValidationException', echo: true }
  return { code: 'ValidationError', echo: model.service !== 'iam' }
}

/** S3's answer to a header or query parameter that is none of its values; the body's members have another. */
function invalidArgument(
  model: Model,
  operation: string,
  violations: readonly Violation[],
): AwsError | undefined {
  for (const { path, value } of violations) {
    if (value === null) continue
    const member = model.operation(operation)?.input?.members.find((one) => one.messageName === path)
    const name = member?.header ?? member?.query
    if (name === undefined) continue
    if (name === 'x-amz-storage-class') {
      return new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid')
    }
    const argument = echo(value)
    const message =
      name === 'x-amz-object-ownership'
        ? `Invalid ${name} header: ${argument}`
        : (argumentSentences[name] ?? `Invalid value for ${name}`)
    return new AwsError('InvalidArgument', 400, message, {
      details: { ArgumentName: name, ArgumentValue: argument },
    })
  }
  return undefined
}

/** S3's sentences about arguments that have their own. */
const argumentSentences: Readonly<Record<string, string>> = {
  'encoding-type': 'Invalid Encoding Method specified in Request',
  'max-buckets': 'Argument max-buckets must be an integer between 1 and 10000',
  'x-amz-metadata-directive': 'Unknown metadata directive.',
  'x-amz-tagging-directive': 'Unknown tagging directive.',
}

/** `MalformedXML` 400: what S3 says of a body that lacks what its schema requires. */
export function malformedXml(): AwsError {
  const text = 'The XML you provided was not well-formed or did not validate against our published schema'
  return new AwsError('MalformedXML', 400, text)
}

/**
 * IAM's second answer to what is missing. AWS: a member of a list's structure, and GetRole's name, are
 * missed while the form is read, before any constraint is looked at (seen live on IAM).
 */
function missingParameter(
  model: Model,
  operation: string,
  violations: readonly Violation[],
): AwsError | undefined {
  if (model.service !== 'iam') return undefined
  const missed = violations.find(
    ({ path, constraint }) => constraint === notNull && (path.includes('.') || operation === 'GetRole'),
  )
  if (missed === undefined) return undefined
  const parameter = missed.path
    .replace(/\.(\d+)\.member/g, '.member.$1')
    .replace(/(^|\.)[a-z]/g, (start) => start.toUpperCase())
  const wire = parameter.replaceAll('.Member.', '.member.')
  return new AwsError('MissingParameter', 400, `The request must contain the parameter ${wire}.`)
}

function sentence(one: Violation, wording: Wording): string {
  const subject =
    !wording.echo || one.hidden ? 'Value' : one.value === null ? 'Value null' : `Value '${echo(one.value)}'`
  const constraint = wording.echo ? one.constraint : one.constraint.replace(enumValues, '$1')
  return `${subject} at '${one.path}' failed to satisfy constraint: ${constraint}`
}

const enumValues = /(Member must satisfy enum value set): \[[^\]]*\]/g

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
