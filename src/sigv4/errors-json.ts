import { AwsError } from '../kernel/aws-error.ts'

const jsonCodes: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch: 'InvalidSignatureException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
}

/**
 * A query-protocol error as the JSON-protocol services answer it: the same sentence, their code, always 400.
 */
export function jsonError(error: AwsError): AwsError {
  const message = error.code === 'MissingAuthenticationToken' ? 'Missing Authentication Token' : error.message
  return new AwsError(jsonCodes[error.code] ?? error.code, 400, message)
}
