import { AwsError } from '../../kernel/aws-error.ts'
import { notNull, type Violation } from '../../kernel/violation.ts'

/** Organizations' answer: the first violation only, and its kind as the reason. */
export function refuseInput([first]: readonly Violation[]): AwsError {
  const { constraint, value } = first!
  const long = typeof value === 'number' ? 'VALUE' : 'LENGTH'
  const [, reason, message] = organizationsReasons.find(([start]) => constraint.startsWith(start))!
  const details = { Reason: reason.replace('SIZE', long) }
  return new AwsError('InvalidInputException', 400, message, { details })
}

/** How a constraint begins, the reason and the sentence. Source: Organizations API Reference; live answers. */
const organizationsReasons: readonly (readonly [string, string, string])[] = [
  [notNull, 'INPUT_REQUIRED', 'You must include a value for all required parameters.'],
  [
    'Member must have length less',
    'MAX_SIZE_EXCEEDED',
    'You provided a string parameter that is longer than allowed.',
  ],
  [
    'Member must have length',
    'MIN_SIZE_EXCEEDED',
    'You provided a string parameter that is shorter than allowed.',
  ],
  [
    'Member must have value less',
    'MAX_SIZE_EXCEEDED',
    'You provided a numeric parameter that has a larger value than allowed.',
  ],
  [
    'Member must have value',
    'MIN_SIZE_EXCEEDED',
    'You provided a numeric parameter that has a smaller value than allowed.',
  ],
  ['Member must satisfy enum', 'INVALID_ENUM', 'You specified an invalid value.'],
  [
    'Member must satisfy constraint',
    'INVALID_LIST_MEMBER',
    'You provided a list to a parameter that contains at least one invalid value.',
  ],
  ['', 'INVALID_PATTERN', 'You provided a value that does not match the required pattern.'],
]
