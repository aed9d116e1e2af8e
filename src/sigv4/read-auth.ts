import type { AuthRead, Protocol } from './auth.ts'
import { isForeign, readAuthorizationHeader, type KnownBeginnings } from './authorization-header.ts'
import { authError } from './errors/errors.ts'
import { readPresignedQuery } from './presigned-query.ts'
import { headerText } from './request.ts'
import type { RequestFacts } from './request.ts'
import { hasSigV2Query, readSigV2Query } from './sigv2.ts'

const presigned = /(?:^|&)X-Amz-(?:Algorithm|Credential|Signature)=/

/**
 * Finds which authentication a request carries and parses it; no secret is needed and nothing is proved yet.
 * Throws the protocol's own error for material that is malformed, incomplete, repeated, or of two kinds at
 * once. `known` spares reading again what a client's requests have in common.
 */
export function readAuth(request: RequestFacts, protocol: Protocol, known?: KnownBeginnings): AuthRead {
  const authorization = request.headers.get('authorization')
  const header =
    authorization !== undefined && !(typeof authorization === 'string' && isForeign(authorization, protocol))
  const query = request.rawQuery !== '' && presigned.test(request.rawQuery)
  const sigV2 = protocol === 's3' && request.rawQuery !== '' && hasSigV2Query(request.rawQuery)
  if (Number(header) + Number(query) + Number(sigV2) > 1) {
    throw authError(protocol, {
      kind: 'both-auth',
      authorization: headerText(request.headers, 'authorization') ?? '',
    })
  }
  if (header) return readAuthorizationHeader(request, protocol, known)
  if (query) return readPresignedQuery(request, protocol)
  return sigV2 ? readSigV2Query(request) : { form: 'none' }
}
