/** A refusal of the sign-in endpoints: the server's code, HTTP status and sentence. */
export class SignInError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, message: string) {
    super(message)
    this.name = code
    this.code = code
    this.status = status
  }
}
