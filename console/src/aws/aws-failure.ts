/** What a page shows of anything that was thrown: `requestId` only where a service answered. */
export type AwsFailure = { code: string; message: string; requestId?: string; denied: boolean }

/** Reads an SDK error, a sign-in error or any other thrown thing. */
export function awsFailure(thrown: unknown): AwsFailure {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as {
    name?: string
    code?: string
    Code?: string
    message?: string
    $metadata?: { requestId?: string; httpStatusCode?: number }
  }
  const requestId = error.$metadata?.requestId
  // The browser's own words for a server that does not answer differ from one to the next and help nobody.
  if (thrown instanceof TypeError && requestId === undefined && /fetch|network|load/i.test(thrown.message)) {
    return {
      code: 'NetworkError',
      message: 'The server does not answer. Is it still running?',
      denied: false,
    }
  }
  const code = [error.Code, error.code, error.name].find((text) => text && text !== 'Error') ?? 'Error'
  return {
    code,
    message: error.message || 'The server gave no reason.',
    requestId,
    denied: /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/.test(code),
  }
}

/** Whether a thing was thrown because the page no longer wants it. */
export function isAbort(thrown: unknown): boolean {
  return (thrown as Error | undefined)?.name === 'AbortError'
}
