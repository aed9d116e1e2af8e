import type { AwsError } from '../kernel/aws-error.ts'
import { scopeText } from './auth.ts'
import type { Protocol, SigV4Auth } from './auth.ts'
import { canonicalHeaders } from './canonical-headers.ts'
import { canonicalQuery } from './canonical-query.ts'
import { canonicalUri, canonicalUriS3 } from './canonical-uri.ts'
import type { Spelling } from './canonical-uri.ts'
import { authError } from './errors/errors.ts'
import { canonicalPayloadHash, shownPayloadHash } from './payload.ts'
import { headerText } from './request.ts'
import type { RequestFacts } from './request.ts'
import { hmacHex, sameSignature, type HmacKey } from './signing-key.ts'
import { canonicalRequestText, stringToSignText } from './string-to-sign.ts'

/**
 * Whether the signature is the one the secret behind `signingKey` makes for this request. `bodyHash` is the
 * lower-case hex SHA-256 of the body; undefined means the body was not read, which only S3 allows (it
 * declares its payload). A declared hash that is not the body's is false here outside S3; S3 answers that by
 * itself, see `checkPayload`.
 */
export function verifySignature(
  request: RequestFacts,
  auth: SigV4Auth,
  signingKey: HmacKey,
  bodyHash: string | undefined,
): boolean {
  const payloadHash = canonicalPayloadHash(auth, bodyHash)
  const headers = canonicalHeaders(request.headers, auth.signedHeaders)
  // INVARIANT: a signature that does not cover the host proves nothing here, whether or not coverage was
  // checked before.
  if (payloadHash === undefined || headers === undefined || !auth.signedHeaders.includes('host')) return false

  const { method, rawPath, rawQuery } = request
  const { protocol, signedHeaders, signature, amzDate } = auth
  const scope = scopeText(auth.scope)
  const proves = (uri: string, query: string): boolean => {
    const canonical = canonicalRequestText({ method, uri, query, headers, signedHeaders, payloadHash })
    return sameSignature(hmacHex(signingKey, stringToSignText(amzDate.text, scope, canonical)), signature)
  }
  const uri = uriOf(protocol, rawPath, 'as-sent')
  const query = canonicalQuery(rawQuery, 'as-sent')
  if (proves(uri, query)) return true
  // Clients differ in what they escape (`%7E` or `~`): what they sent counts first, then its one canonical
  // spelling.
  const uriAgain = uriOf(protocol, rawPath, 're-encoded')
  const queryAgain = canonicalQuery(rawQuery, 're-encoded')
  return (uriAgain !== uri || queryAgain !== query) && proves(uriAgain, queryAgain)
}

function uriOf(protocol: Protocol, rawPath: string, spelling: Spelling): string {
  return protocol === 's3' ? canonicalUriS3(rawPath, spelling) : canonicalUri(rawPath)
}

/**
 * The canonical request as this server makes it, in the characters of the wire; a missing signed header is
 * empty.
 */
export function canonicalRequest(
  request: RequestFacts,
  auth: SigV4Auth,
  bodyHash: string | undefined,
  spelling: Spelling = 're-encoded',
): string {
  const { signedHeaders } = auth
  const present = new Map(signedHeaders.map((name) => [name, headerText(request.headers, name) ?? '']))
  return canonicalRequestText({
    method: request.method,
    uri: uriOf(auth.protocol, request.rawPath, spelling),
    query: canonicalQuery(request.rawQuery, spelling),
    headers: canonicalHeaders(present, signedHeaders) ?? '',
    signedHeaders,
    payloadHash: shownPayloadHash(auth, bodyHash),
  })
}

/** The string to sign over a canonical request. */
function stringToSign(auth: SigV4Auth, canonical: string): string {
  return stringToSignText(auth.amzDate.text, scopeText(auth.scope), canonical)
}

/** The error for a request that `verifySignature` refused; on S3 it shows what this server signed. */
export function signatureMismatch(
  request: RequestFacts,
  auth: SigV4Auth,
  bodyHash: string | undefined,
): AwsError {
  const canonical = canonicalRequest(request, auth, bodyHash)
  return authError(auth.protocol, {
    kind: 'bad-signature',
    accessKeyId: auth.accessKeyId,
    signature: auth.signature,
    stringToSign: stringToSign(auth, canonical),
    canonicalRequest: canonical,
  })
}
