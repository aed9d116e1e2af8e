import type { AwsError } from '../../kernel/aws-error.ts'
import type { AmzDate } from '../amz-date.ts'
import type { Scope } from '../auth.ts'

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
