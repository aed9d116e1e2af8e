import type { IamInput } from '../action.ts'
import type { EntityPolicy } from '../entities.ts'
import { arnNotValid, invalidRequest } from '../errors.ts'
import { isAwsManaged } from '../policy-arns.ts'

type Identifier = NonNullable<IamInput<'SimulatePrincipalPolicy'>['PolicyExclusionList']>[number]

/** What a simulation of a principal leaves out: policies of its own, its boundary, its organization's policies. */
export type Exclusions = {
  policy(policy: EntityPolicy): boolean
  boundary: boolean
  scps: boolean
}

/**
 * Reads PolicyExclusionList; InvalidInput for what identifies no policy. AWS: what names none that is attached is
 * ignored, and so are resource control policies. Source: IAM API Reference, PolicyIdentifier.
 */
export function exclusions(list: readonly Identifier[] = []): Exclusions {
  const types = new Set(list.map(({ PolicyType }) => PolicyType).filter((type) => type !== undefined))
  for (const type of types) if (!policyTypes.has(type)) throw invalidRequest(`${type} is not a PolicyType.`)
  const arns = list.flatMap(({ PolicyArn }) => (PolicyArn === undefined ? [] : [arnPattern(PolicyArn)]))
  const inline = list.flatMap(({ InlinePolicyIdentifier: one }) => (one === undefined ? [] : [inlineOf(one)]))
  return {
    policy: (policy) =>
      types.has(typeOf(policy)) ||
      (policy.arn !== undefined && arns.some((pattern) => pattern.test(policy.arn!))) ||
      (policy.arn === undefined && inline.some((names) => names(policy))),
    boundary: types.has('permission-boundary'),
    scps: types.has('scp'),
  }
}

const policyTypes: ReadonlySet<string> = new Set([
  'aws-managed',
  'inline',
  'permission-boundary',
  'rcp',
  'scp',
  'user-managed',
])

function typeOf({ arn }: EntityPolicy): 'inline' | 'aws-managed' | 'user-managed' {
  return arn === undefined ? 'inline' : isAwsManaged(arn) ? 'aws-managed' : 'user-managed'
}

/** A managed policy's ARN; wildcards stand in its name alone, one star at the most. */
function arnPattern(arn: string): RegExp {
  const [, place, name] = /^(arn:aws:iam::(?:aws|\d{12}):policy\/(?:[^*?]*\/)?)([^/]+)$/.exec(arn) ?? []
  if (place === undefined || name === undefined || !isPattern(name)) throw invalidIdentifier(arn)
  return patternOf(place + name)
}

function inlineOf(one: NonNullable<Identifier['InlinePolicyIdentifier']>) {
  const { PolicyName = '', AttachmentType: kind = '', AttachmentName = '' } = one
  if (!['user', 'group', 'role'].includes(kind)) throw invalidRequest(`${kind} is not an AttachmentType.`)
  if (/[*?]/.test(PolicyName) || !isPattern(AttachmentName)) throw invalidIdentifier(AttachmentName)
  const names = patternOf(AttachmentName)
  return ({ name, holder }: EntityPolicy) =>
    name === PolicyName && holder.kind === kind && names.test(holder.name)
}

function isPattern(text: string): boolean {
  return /^[^*]*\*?[^*]*$/.test(text)
}

function patternOf(text: string): RegExp {
  const source = text
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's')
}

function invalidIdentifier(text: string) {
  return text.startsWith('arn:')
    ? invalidRequest(arnNotValid(text).message)
    : invalidRequest(`${text} is not valid.`)
}
