import { readFileSync } from 'node:fs'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { rootCertificates } from 'node:tls'

/** What to send, and the PEM file of an authority to trust beside those that Node knows. */
export type Sending = {
  method: string
  headers?: Readonly<Record<string, string>>
  body?: string
  caFile?: string | undefined
  /** Milliseconds without a byte after which nobody is there. */
  patience?: number
}

/** Sends one request and reads its answer whole. Rejects where nobody answers. */
export function send(url: string, sending: Sending): Promise<{ status: number; text: string }> {
  const { method, headers, body = '', caFile, patience = 10_000 } = sending
  const options = { method, headers, timeout: patience, agent: false, ...trusted(caFile) }
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? secure : plain)(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patience / 1000} seconds`)))
    request.on('error', reject)
    request.end(body)
  })
}

function trusted(caFile: string | undefined): { ca?: string[] } {
  if (caFile === undefined || caFile === '') return {}
  return { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] }
}
