/** Facts of the HTTP request that conditions and handlers may need. */
export type RequestFacts = {
  requestId: string
  /** The region of the credential scope, or the server's where nobody signed. */
  region: string
  sourceIp: string
  userAgent: string
  secure: boolean
  /** The version of TLS, e.g. `1.3`; absent over plain HTTP. */
  tlsVersion?: string | undefined
  /** The Host header as sent. */
  host: string
  referer?: string | undefined
  method: string
  /** The path as sent, without the query. */
  path: string
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>
  /**
   * How S3 was asked: `AWS4-HMAC-SHA256`, `REST-HEADER`/`REST-QUERY-STRING` and the age of a presigned URL
   * feed its condition keys.
   */
  auth?:
    | {
        version: 'AWS4-HMAC-SHA256' | 'AWS'
        type: 'REST-HEADER' | 'REST-QUERY-STRING' | 'POST'
        /** Milliseconds; unknown of a SigV2 URL. */
        signedAt: number | undefined
      }
    | undefined
}
