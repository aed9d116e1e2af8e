import { AwsError } from '../kernel/aws-error.ts'

/** Logs a bug of ours with its request id; the client learns the id and nothing else. */
export function bugReporter(
  log: (line: string) => void,
): (requestId: string, cause: unknown, service?: string) => AwsError {
  return (requestId, cause, service) => {
    const told = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    log(`request ${requestId || '(none)'} failed by a fault of this server: ${told}`)
    // Who asks again may be lucky: SDKs do.
    if ((cause as { unavailable?: boolean } | undefined)?.unavailable === true) {
      return new AwsError('ServiceUnavailable', 503, 'The service is unavailable. Please try again.')
    }
    // AWS: S3 has a code and a sentence of its own. Source: S3 API Reference, "Error responses".
    if (service === 's3') {
      return new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.')
    }
    return new AwsError(
      'InternalFailure',
      500,
      `The request processing has failed because of an unknown error, exception or failure. Request id: ${requestId}`,
    )
  }
}

/** Counts what was asked for and is not there yet, by `service:Operation`. */
export type NotYetCounter = ((service: string, operation: string) => AwsError) & {
  counts: ReadonlyMap<string, number>
}

/** Answers an operation that AWS has and this server has not, honestly, and counts it. */
export function notYetCounter(): NotYetCounter {
  const counts = new Map<string, number>()
  const answer = (service: string, operation: string) => {
    const name = `${service}:${operation}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
    return new AwsError('NotImplemented', 501, `The operation ${name} is not implemented by Understudy yet.`)
  }
  return Object.assign(answer, { counts })
}
