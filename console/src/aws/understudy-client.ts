import type { STSClient } from '@aws-sdk/client-sts'

/** A client of this server's own service, whose operations no SDK knows. */
export type UnderstudyClient = {
  /**
   * Sends one operation (`ExplainDecision`) as signed JSON 1.1. Throws an error with the service's code as
   * `name` and `$metadata.requestId`, as the SDK's clients do.
   */
  send<Output>(operation: string, input: object, signal?: AbortSignal): Promise<Output>
}

/** A client that signs with the signer, and so the credentials and the clock, of an SDK client. */
export function understudyClient(sts: STSClient, region: string): UnderstudyClient {
  return {
    async send<Output>(operation: string, input: object, signal?: AbortSignal) {
      const signer = await sts.config.signer({
        name: 'sigv4',
        signingName: 'understudy',
        signingRegion: region,
        properties: {},
      })
      const { protocol, hostname, port, host } = location
      const body = JSON.stringify(input)
      const { headers } = await signer.sign({
        method: 'POST',
        protocol,
        hostname,
        port: port === '' ? undefined : Number(port),
        path: '/',
        query: {},
        headers: {
          host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `Understudy_20261101.${operation}`,
        },
        body,
      })
      // A browser writes the Host header itself.
      const { host: _written, ...sent } = headers
      const response = await fetch('/', { method: 'POST', headers: sent, body, signal })
      const answer = (await response.json().catch(() => ({}))) as Record<string, string>
      if (response.ok) return answer as Output
      throw Object.assign(new Error(answer.message ?? answer.Message ?? `Status ${response.status}`), {
        name: (answer.__type ?? 'UnknownError').replace(/^.*#/, ''),
        $metadata: {
          requestId: response.headers.get('x-amzn-requestid') ?? undefined,
          httpStatusCode: response.status,
        },
      })
    },
  }
}
