import type { AwsError } from '../../kernel/aws-error.ts'
import type { Protocol } from '../auth.ts'
import type { AuthErrors, AuthFault } from './auth-fault.ts'
import { ec2Errors } from './errors-ec2.ts'
import { jsonError } from './errors-json.ts'
import { queryErrors } from './errors-query.ts'
import { s3Errors } from './errors-s3.ts'

/**
 * The error AWS answers to a fault in the given protocol: code, status, sentence, and S3's further elements.
 */
export function authError(protocol: Protocol, fault: AuthFault): AwsError {
  if (protocol === 'json' || protocol === 'rest-json') {
    return jsonError(errorFrom(queryErrors, fault), protocol === 'json' ? 400 : 403)
  }
  return errorFrom(protocol === 's3' ? s3Errors : protocol === 'ec2' ? ec2Errors : queryErrors, fault)
}

function errorFrom(table: AuthErrors, fault: AuthFault): AwsError {
  // The table is exact per kind; the compiler cannot see that a union's key picks its own member's function.
  return (table[fault.kind] as (fault: AuthFault) => AwsError)(fault)
}
