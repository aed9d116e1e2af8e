import type { AwsError } from '../../kernel/aws-error.ts'
import type { AmzDate } from '../amz-date.ts'
import type { Protocol, Scope } from '../auth.ts'
import { ec2Errors } from './errors-ec2.ts'
import { jsonError } from './errors-json.ts'
import { queryErrors } from './errors-query.ts'
import { s3Errors } from './errors-s3.ts'

/** Where the material stood: the Authorization header or the query. */
export type AuthPlace = 'header' | 'query'

/**
 * Which parts of a scope are wrong, and what they should have been; a region is known only where the host
 * names one.
 */
export type WrongScope = {
  wrongRegion: boolean
  wrongService: boolean
  expectedRegion?: string
  expectedService: string
}

/** Everything that can be wrong with a signed request, with the facts that AWS's sentences mention. */
export type AuthFault =
  | { kind: 'missing-auth' }
  | { kind: 'both-auth'; authorization: string }
  | { kind: 'authorization-incomplete'; missing: readonly string[]; authorization: string }
  | { kind: 'authorization-not-pairs'; piece: string; authorization: string }
  | { kind: 'query-incomplete'; missing: readonly string[] }
  | { kind: 'algorithm-unsupported'; place: AuthPlace; algorithm: string }
  | { kind: 'sigv2-refused' }
  | { kind: 'credential-malformed'; place: AuthPlace; credential: string }
  /** repeated, oversized or otherwise beyond what a client sends; `reason` is a clause of ours */
  | { kind: 'malformed'; place: AuthPlace; reason: string }
  | { kind: 'date-malformed'; place: AuthPlace; date: string }
  | { kind: 'expires-malformed'; problem: 'not a number' | 'negative' | 'too long' }
  | { kind: 'sigv2-expires-malformed'; expires: string }
  | { kind: 'sigv2-incomplete' }
  | ({ kind: 'scope'; place: AuthPlace; scope: Scope } & WrongScope)
  | { kind: 'scope-terminator'; place: AuthPlace; terminator: string }
  | { kind: 'scope-date'; place: AuthPlace; date: string; amzDate: AmzDate }
  | { kind: 'clock-skew-old'; requestMs: number; nowMs: number }
  | { kind: 'clock-skew-future'; requestMs: number; nowMs: number }
  | { kind: 'presign-expired'; expiresMs: number; nowMs: number; expiresSeconds?: number }
  | { kind: 'host-not-signed' }
  | { kind: 'headers-not-signed'; names: readonly string[] }
  | { kind: 'unknown-key'; accessKeyId: string }
  | { kind: 'invalid-token'; securityToken: string }
  | { kind: 'expired-token'; securityToken: string }
  | {
      kind: 'bad-signature'
      accessKeyId: string
      signature: string
      stringToSign: string
      canonicalRequest?: string
    }
  | { kind: 'payload-header-missing' }
  | { kind: 'payload-header-malformed'; value: string }
  | { kind: 'payload-mismatch'; declared: string; computed: string }

/** The sentence for each fault in one protocol's words. */
export type AuthErrors = { [K in AuthFault['kind']]: (fault: Extract<AuthFault, { kind: K }>) => AwsError }

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
