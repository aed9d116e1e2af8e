import { AwsError } from '../../kernel/aws-error.ts'
import { isoSeconds } from '../../kernel/iso-seconds.ts'
import { skewMs } from '../amz-date.ts'
import type { AuthErrors, AuthPlace } from './auth-fault.ts'

/** S3's errors with their further elements. Source: Amazon S3 API Reference, "Error responses". */
export const s3Errors: AuthErrors = {
  'missing-auth': () => accessDenied('Access Denied'),
  'both-auth': () =>
    new AwsError(
      'InvalidArgument',
      400,
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string ' +
        'parameter or the Authorization header should be specified',
      { details: { ArgumentName: 'Authorization' } },
    ),
  'authorization-incomplete': ({ missing }) =>
    missing.length === 1 && missing[0] === 'Date'
      ? accessDenied('AWS authentication requires a valid Date or x-amz-date header')
      : malformed(
          'header',
          'the authorization header requires three components: Credential, SignedHeaders, and Signature.',
        ),
  'authorization-not-pairs': () =>
    new AwsError('InvalidArgument', 400, 'Unsupported Authorization Type', {
      details: { ArgumentName: 'Authorization' },
    }),
  'query-incomplete': () =>
    parameters(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, ' +
        'X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    ),
  'algorithm-unsupported': ({ place }) =>
    place === 'query'
      ? parameters('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"')
      : new AwsError('InvalidArgument', 400, 'Unsupported Authorization Type', {
          details: { ArgumentName: 'Authorization' },
        }),
  'sigv2-refused': () =>
    new AwsError(
      'InvalidRequest',
      400,
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    ),
  'credential-malformed': ({ place }) =>
    malformed(
      place,
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ),
  malformed: ({ place, reason }) => malformed(place, `${reason}.`),
  'date-malformed': ({ place }) =>
    place === 'query'
      ? parameters("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
      : accessDenied('AWS authentication requires a valid Date or x-amz-date header'),
  'expires-malformed': ({ problem }) =>
    parameters(
      {
        'not a number': 'X-Amz-Expires should be a number',
        negative: 'X-Amz-Expires must be non-negative',
        'too long': 'X-Amz-Expires must be less than a week (in seconds) that is 604800',
      }[problem],
    ),
  'sigv2-expires-malformed': ({ expires }) =>
    accessDenied(`Invalid date (should be seconds since epoch): ${expires.slice(0, 64)}`),
  'sigv2-incomplete': () =>
    accessDenied('Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters'),
  scope: ({ place, scope, wrongService, expectedService, expectedRegion }) =>
    wrongService
      ? malformed(
          place,
          `incorrect service "${scope.service}". This endpoint belongs to "${expectedService}".`,
        )
      : regionError(place, scope.region, expectedRegion ?? 'us-east-1'),
  'scope-terminator': ({ place, terminator }) =>
    malformed(place, `incorrect terminal "${terminator}". This endpoint uses "aws4_request".`),
  'scope-date': ({ place, date, amzDate }) =>
    malformed(
      place,
      `Invalid credential date "${date}". This date is not the same as X-Amz-Date: ` +
        `"${amzDate.text.slice(0, 8)}".`,
    ),
  'clock-skew-old': ({ requestMs, nowMs }) => skewed(requestMs, nowMs),
  'clock-skew-future': ({ requestMs, nowMs }) => skewed(requestMs, nowMs),
  'presign-expired': ({ expiresMs, nowMs, expiresSeconds }) =>
    accessDenied('Request has expired', {
      ...(expiresSeconds === undefined ? {} : { 'X-Amz-Expires': String(expiresSeconds) }),
      Expires: isoSeconds(expiresMs),
      ServerTime: isoSeconds(nowMs),
    }),
  'host-not-signed': () => notSigned(['host']),
  'headers-not-signed': ({ names }) => notSigned(names),
  'unknown-key': ({ accessKeyId }) =>
    new AwsError(
      'InvalidAccessKeyId',
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
      { details: { AWSAccessKeyId: accessKeyId } },
    ),
  'invalid-token': ({ securityToken }) =>
    new AwsError('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.', {
      details: { 'Token-0': securityToken },
    }),
  'expired-token': ({ securityToken }) =>
    new AwsError('ExpiredToken', 400, 'The provided token has expired.', {
      details: { 'Token-0': securityToken },
    }),
  'bad-signature': ({ accessKeyId, signature, stringToSign, canonicalRequest }) =>
    new AwsError(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided. Check your key and ' +
        'signing method.',
      {
        details: {
          AWSAccessKeyId: accessKeyId,
          StringToSign: stringToSign,
          SignatureProvided: signature,
          StringToSignBytes: hexPairs(stringToSign),
          ...(canonicalRequest === undefined
            ? {}
            : { CanonicalRequest: canonicalRequest, CanonicalRequestBytes: hexPairs(canonicalRequest) }),
        },
      },
    ),
  'payload-header-missing': () =>
    new AwsError('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256'),
  'payload-header-malformed': ({ value }) =>
    new AwsError(
      'InvalidArgument',
      400,
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid ' +
        'sha256 value.',
      { details: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: value.slice(0, 128) } },
    ),
  'payload-mismatch': ({ declared, computed }) =>
    new AwsError(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      { details: { ClientComputedContentSHA256: declared, S3ComputedContentSHA256: computed } },
    ),
}

function malformed(place: AuthPlace, clause: string): AwsError {
  return place === 'header'
    ? new AwsError('AuthorizationHeaderMalformed', 400, `The authorization header is malformed; ${clause}`)
    : parameters(`Error parsing the X-Amz-Credential parameter; ${clause}`)
}

function parameters(message: string): AwsError {
  return new AwsError('AuthorizationQueryParametersError', 400, message)
}

function regionError(place: AuthPlace, region: string, expected: string): AwsError {
  const { code, status, message } = malformed(
    place,
    `the region '${region}' is wrong; expecting '${expected}'`,
  )
  return new AwsError(code, status, message, {
    details: { Region: expected },
    headers: { 'x-amz-bucket-region': expected },
  })
}

function accessDenied(message: string, details: Record<string, string> = {}): AwsError {
  return new AwsError('AccessDenied', 403, message, { details })
}

function notSigned(names: readonly string[]): AwsError {
  return accessDenied('There were headers present in the request which were not signed', {
    HeadersNotSigned: names.join(', '),
  })
}

function skewed(requestMs: number, nowMs: number): AwsError {
  return new AwsError(
    'RequestTimeTooSkewed',
    403,
    'The difference between the request time and the current time is too large.',
    {
      details: {
        RequestTime: isoSeconds(requestMs),
        ServerTime: isoSeconds(nowMs),
        MaxAllowedSkewMilliseconds: String(skewMs),
      },
    },
  )
}

function hexPairs(text: string): string {
  return Buffer.from(text, 'latin1')
    .toString('hex')
    .replace(/..(?=.)/g, '$& ')
}
