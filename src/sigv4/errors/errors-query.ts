import { hash } from 'node:crypto'
import { AwsError } from '../../kernel/aws-error.ts'
import { formatAmzDate, skewMs } from '../amz-date.ts'
import type { AuthErrors } from './auth-fault.ts'

const invalidToken = 'The security token included in the request is invalid.'
const badSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret ' +
  'Access Key and signing method. Consult the service documentation for details.'

/** The query protocol's errors (IAM, STS and their like). Source: the sentences live STS answers. */
export const queryErrors: AuthErrors = {
  'missing-auth': () =>
    new AwsError('MissingAuthenticationToken', 403, 'Request is missing Authentication Token'),
  'both-auth': () =>
    incomplete('A request carries either an Authorization header or X-Amz-* query parameters, not both.'),
  'authorization-incomplete': ({ missing, authorization }) => {
    const sentences = missing.map((name) =>
      name === 'Date'
        ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
        : `Authorization header requires '${name}' parameter.`,
    )
    return incomplete(
      `${sentences.join(' ')} (Hashed with SHA-256 and encoded with Base64) ` +
        `Authorization=${hash('sha256', authorization, 'base64')}`,
    )
  },
  // AWS: what stands here may be a bearer token or a password, and the present wording hashes it.
  'authorization-not-pairs': ({ authorization }) =>
    incomplete(
      'Invalid key=value pair (missing equal-sign) in Authorization header ' +
        `(hashed with SHA-256 and encoded with Base64): '${hash('sha256', authorization, 'base64')}'.`,
    ),
  'query-incomplete': ({ missing }) => {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'.`)
    return incomplete(`${sentences.join(' ')} Re-examine the query-string parameters.`)
  },
  // AWS: of a presigned URL that is as if it were not signed, with two words less.
  'algorithm-unsupported': ({ algorithm, place }) =>
    place === 'query'
      ? new AwsError('MissingAuthenticationToken', 403, 'Missing Authentication Token')
      : incomplete(`Unsupported AWS 'algorithm': '${cut(algorithm)}'.`),
  'sigv2-refused': () => incomplete("Unsupported AWS 'algorithm': Signature Version 4 is required."),
  'credential-malformed': ({ credential }) =>
    incomplete(
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ' +
        `got '${cut(credential)}'`,
    ),
  malformed: ({ reason }) => incomplete(`Request signature is malformed: ${reason}.`),
  'date-malformed': ({ date }) =>
    incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${cut(date)}'. ` +
        'See http://en.wikipedia.org/wiki/ISO_8601',
    ),
  'expires-malformed': () => incomplete('X-Amz-Expires should be a number'),
  'sigv2-expires-malformed': () => incomplete('Expires should be a number'),
  'sigv2-incomplete': () => incomplete('Signature Version 4 is required.'),
  scope: ({ scope, wrongRegion, wrongService, expectedService }) =>
    mismatch(
      (wrongRegion ? regionSentence(scope.region, expectedService) : '') +
        (wrongService ? `Credential should be scoped to correct service: '${expectedService}'. ` : ''),
    ),
  'scope-terminator': () => mismatch("Credential should be scoped with a valid terminator: 'aws4_request'"),
  'scope-date': ({ date, amzDate }) =>
    mismatch(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${cut(date)}' != '${amzDate.text.slice(0, 8)}', from '${amzDate.text}'.`,
    ),
  'clock-skew-old': ({ requestMs, nowMs }) =>
    mismatch(
      `Signature expired: ${formatAmzDate(requestMs)} is now earlier than ${formatAmzDate(nowMs - skewMs)} ` +
        `(${formatAmzDate(nowMs)} - 15 min.)`,
    ),
  'clock-skew-future': ({ requestMs, nowMs }) =>
    mismatch(
      `Signature not yet current: ${formatAmzDate(requestMs)} is still later than ` +
        `${formatAmzDate(nowMs + skewMs)} (${formatAmzDate(nowMs)} + 15 min.)`,
    ),
  'presign-expired': ({ expiresMs, nowMs }) =>
    mismatch(`Signature expired: ${formatAmzDate(expiresMs)} is now earlier than ${formatAmzDate(nowMs)}`),
  'host-not-signed': () =>
    mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
  'headers-not-signed': ({ names }) =>
    mismatch(`'${names.join("', '")}' must be a 'SignedHeader' in the AWS Authorization.`),
  'unknown-key': () => new AwsError('InvalidClientTokenId', 403, invalidToken),
  'invalid-token': () => new AwsError('InvalidClientTokenId', 403, invalidToken),
  'expired-token': () =>
    new AwsError('ExpiredToken', 403, 'The security token included in the request is expired'),
  'bad-signature': () => mismatch(badSignature),
  'payload-header-missing': () => mismatch(badSignature),
  'payload-header-malformed': () => mismatch(badSignature),
  'payload-mismatch': () => mismatch(badSignature),
}

// AWS: STS and IAM name no region in this sentence, other services do; all end in a space.
function regionSentence(region: string, service: string): string {
  return service === 'sts' || service === 'iam'
    ? 'Credential should be scoped to a valid region. '
    : `Credential should be scoped to a valid region, not '${region}'. `
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignature', 400, message)
}

function mismatch(message: string): AwsError {
  return new AwsError('SignatureDoesNotMatch', 403, message)
}

// LIMIT: what a client sent is repeated to it up to this length.
const shownMaximum = 1024

function cut(text: string): string {
  return text.length > shownMaximum ? `${text.slice(0, shownMaximum)}...` : text
}
