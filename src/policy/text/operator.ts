/**
 * The condition operators without prefix and suffix. Source: IAM User Guide, "IAM JSON policy elements:
 * Condition operators".
 */
export const baseOperators = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
] as const

export type BaseOperator = (typeof baseOperators)[number]

/** An operator taken apart: `ForAllValues:StringNotLikeIfExists` is all, StringLike, negated, ifExists. */
export type Operator = {
  base: BaseOperator
  /** `StringNotEquals` and the like are true where their positive twin is false. */
  negated: boolean
  set: 'none' | 'all' | 'any'
  ifExists: boolean
}

const byLowerName = new Map<string, BaseOperator>(baseOperators.map((name) => [name.toLowerCase(), name]))

/**
 * Takes an operator's name apart; undefined where there is no such operator. Names are compared without
 * regard to case: the documents do not say, and AWS's own policies spell some loosely.
 */
export function operatorOf(name: string): Operator | undefined {
  let rest = name.toLowerCase()
  let set: Operator['set'] = 'none'
  if (rest.startsWith('forallvalues:')) set = 'all'
  else if (rest.startsWith('foranyvalue:')) set = 'any'
  if (set !== 'none') rest = rest.slice(rest.indexOf(':') + 1)
  const ifExists = rest.endsWith('ifexists')
  if (ifExists) rest = rest.slice(0, -'ifexists'.length)
  const base = byLowerName.get(rest)
  if (base === undefined) return undefined
  // Null asks whether the key exists; asking that of one that exists, or of each value, says nothing.
  if (base === 'Null' && (ifExists || set !== 'none')) return undefined
  return { base, negated: base.includes('Not'), set, ifExists }
}

/** Whether the values of this operator may hold policy variables: only those of string and ARN operators. */
export function takesVariables(base: BaseOperator): boolean {
  // The guide's two pages disagree about Bool; we do not substitute there.
  return base.startsWith('String') || base.startsWith('Arn')
}
