import { AwsError } from '../../kernel/aws-error.ts'

/** `ServiceUnavailable` 503: nobody answers at a backend's address; `cause` is a word of the system, e.g. `ECONNREFUSED`. */
export function backendUnavailable(service: string, url: string, cause: string): AwsError {
  return new AwsError(
    'ServiceUnavailable',
    503,
    `The backend of ${service}, ${url}, does not answer (${cause}). The request was allowed and has not been done.`,
  )
}

/** `ServiceUnavailable` 503: a backend took the request and ended the connection without an answer. */
export function backendBrokeOff(service: string, url: string, cause: string): AwsError {
  return new AwsError(
    'ServiceUnavailable',
    503,
    `The backend of ${service}, ${url}, ended the connection before it answered (${cause}). ` +
      'The request was allowed; whether it was done is not known.',
  )
}

/** `GatewayTimeout` 504: a backend has not begun its answer in time. */
export function backendTooSlow(service: string, url: string, seconds: number): AwsError {
  return new AwsError(
    'GatewayTimeout',
    504,
    `The backend of ${service}, ${url}, has not answered in ${seconds} seconds. ` +
      'The request was allowed; whether it was done is not known.',
  )
}

/** `InvalidParameterValue` 400: a backend that knows one region is asked about another. */
export function otherRegion(service: string, known: string, asked: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    400,
    `The backend of ${service} knows the region ${known} only, not ${asked}.`,
  )
}

/** `InvalidURI` 400: a path with `.` or `..` in it, which servers resolve to another path before they look. */
export function pathOfTwoReadings(): AwsError {
  return new AwsError(
    'InvalidURI',
    400,
    "A path with a part '.' or '..' is not sent on to a backend, which may read it as another path.",
  )
}
