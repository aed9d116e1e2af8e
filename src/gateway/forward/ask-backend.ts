import type { BackendQuestion } from '../seam.ts'
import { answerHeaders } from './answer-headers.ts'
import type { Connections } from './connections.ts'
import type { DeclaredBackend } from './declared.ts'
import type { BackendSigner } from './signer.ts'

// LIMIT: a request waits for what is asked about it.
const questionMilliseconds = 2_000
// LIMIT: policies and tags are a few kilobytes.
const answerMaximum = 1024 * 1024

/** Asks a backend something in our own name, with the credentials of the service `at`. Rejects without an answer. */
export async function askBackend(
  { declared, connections }: { declared: DeclaredBackend; connections: Connections },
  sign: BackendSigner,
  question: BackendQuestion,
  at: string,
): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }> {
  const { signingName, region, account, method, path, query, headers, body } = question
  const target = query === '' ? path : `${path}?${query}`
  const signed = sign({
    signingName,
    credentialsOf: at,
    region,
    account,
    method,
    url: declared.url + target,
    headers,
    body,
  })
  const late = AbortSignal.timeout(questionMilliseconds)
  const answer = await connections.send(
    {
      service: signingName,
      method,
      target,
      headers: signed,
      body: body.length > 0 ? body : null,
      repeatable: true,
      signal: late,
    },
    questionMilliseconds,
  )
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > answerMaximum) {
      answer.body.destroy()
      throw new Error(`${declared.url} answers a question with more than ${answerMaximum} bytes`)
    }
    chunks.push(chunk)
  }
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(answerHeaders(answer.headers))) plain[name] = String(value)
  return { status: answer.statusCode, headers: plain, body: Buffer.concat(chunks) }
}
