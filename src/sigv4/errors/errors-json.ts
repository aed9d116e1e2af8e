import { AwsError } from '../../kernel/aws-error.ts'

const jsonCodes: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch: 'InvalidSignatureException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
}

/**
 * A query-protocol error as the JSON-protocol services answer it: the same sentence, their code, and
 * one status: 400, or 403 where the operation is in the path.
 */
export function jsonError(error: AwsError, status = 400): AwsError {
  const message = error.code === 'MissingAuthenticationToken' ? 'Missing Authentication Token' : error.message
  return new AwsError(jsonCodes[error.code] ?? error.code, status, message)
}
