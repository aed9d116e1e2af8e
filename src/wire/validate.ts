import { allConstraints, matching, scalarConstraints, sizeConstraints } from './constraints.ts'
import type { Model } from './model.ts'
import type { AwsError } from '../kernel/aws-error.ts'
import { notNull, type Violation } from '../kernel/violation.ts'
import { refusal } from './refusal.ts'
import type { Shape } from './shape.ts'

/** How a service words broken constraints, where not as its protocol does. */
type InputWords = {
  validationCode?: string
  refuseInput?(violations: readonly Violation[]): AwsError
}

/**
 * Checks an input against its operation's constraints and throws one AwsError that lists all that failed:
 * `ValidationError` 400 (IAM, STS), `MissingParameter` 400 (EC2),
 * `MalformedXML` 400 (S3). Source: answers of STS and IAM, recorded.
 */
export function validate(model: Model, operation: string, input: object, words: InputWords = {}): void {
  const shape = model.operation(operation)?.input
  if (shape === undefined) return
  const violations: Violation[] = []
  checkMembers(shape, input, '', violations, model)
  if (violations.length === 0) return
  throw words.refuseInput?.(violations) ?? refusal(model, operation, violations, words.validationCode)
}

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

// AWS: of some lists it is said as well that no item may be null, of others, such as client ids, it is not
// (recorded answers); the models do not tell.
const listsWithoutNull: ReadonlySet<string> = new Set(['tagKeyListType'])

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
  const constraints = listsWithoutNull.has(shape.name)
    ? [...allConstraints(item), notNull]
    : allConstraints(item)
  const constraint = `Member must satisfy constraint: [${constraints.join(', ')}]`
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

/** IAM's own sentences for characters, by the pattern that failed. Source: answers of IAM, recorded. */
const ownSentences: Record<string, string> = {
  '[\\w+=,.@-]+': 'It must contain only alphanumeric characters and/or the following: +=,.@_-',
  '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)':
    'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/':
    'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+': 'It must contain only printable ASCII characters.',
}

/** The same for members whose pattern has another sentence elsewhere. */
const ownSentencesOfMembers: Record<string, string> = {
  // AWS: it has the one sentence, whichever of its three patterns failed (seen live on IAM).
  pathPrefix:
    'It must begin with the / character and contain only alphanumeric characters and/or / characters.',
  // AWS: ids of certificates, SSH keys and service-specific credentials get the pattern (recorded answers).
  accessKeyId: 'It must contain only alphanumeric characters.',
}

function ownSentence(shape: Shape, path: string, constraint: string): string | undefined {
  if (shape.pattern === undefined || path.includes('.') || constraint !== matching(shape.pattern))
    return undefined
  const rule = ownSentencesOfMembers[path] ?? ruleOf(shape.pattern)
  return rule === undefined ? undefined : `The specified value for ${path} is invalid. ${rule}`
}

function ruleOf(pattern: string): string | undefined {
  return Object.hasOwn(ownSentences, pattern) ? ownSentences[pattern] : undefined
}
