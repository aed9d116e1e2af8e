import { AwsError } from '../../kernel/aws-error.ts'
import type { Service } from '../action.ts'

/**
 * `PolicyEvaluation` 400: a request that takes more steps to decide than it may. AWS has the code for a policy that
 * cannot be evaluated, with the status 500; SDKs would try that again, and each time cost as much.
 */
export function unfinished({ protocol }: Pick<Service, 'protocol'>): AwsError {
  const isJson = protocol === 'json' || protocol === 'rest-json'
  return new AwsError(
    isJson ? 'PolicyEvaluationException' : 'PolicyEvaluation',
    400,
    'The request failed because it takes too many steps to evaluate the policies that apply to it. ' +
      'Ask for fewer resources at once, pass shorter values, or write simpler patterns.',
  )
}
