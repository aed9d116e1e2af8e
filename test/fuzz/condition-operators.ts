/** One operator of each kind of comparison, as the policy language names them. */
export const compareConditionOperators = [
  'StringEquals',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'NumericLessThanEquals',
  'NumericNotEquals',
  'DateGreaterThan',
  'DateEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'ArnNotEquals',
  'Null',
] as const
