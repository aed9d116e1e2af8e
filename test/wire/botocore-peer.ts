import { execFileSync } from 'node:child_process'
import { fromBase64, toBase64, utf8 } from '../../src/kernel/bytes.ts'

/** What is asked of botocore: the request it would send, or what it reads from an answer. */
export type Job =
  | { kind: 'request'; service: string; operation: string; params: unknown }
  | {
      kind: 'response'
      service: string
      operation: string
      status: number
      headers: Record<string, string>
      body: string
      expected: unknown
    }

export type SentRequest = {
  params: unknown
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: string
}
export type ReadResponse = { parsed: unknown; expected: unknown }

/**
 * Why the comparison cannot run here, or false: without botocore it is skipped, in CI that is a failure.
 */
export const skipWithoutBotocore: string | false = (() => {
  if (process.env['CI'] === 'true') return false
  try {
    execFileSync('python3', ['-c', 'import botocore'], { stdio: 'ignore' })
    return false
  } catch {
    return 'python3 with botocore is not here'
  }
})()

/** Answers each job in order; undefined for an operation this botocore does not know. */
export function askBotocore(jobs: readonly Job[]): (Record<string, unknown> | undefined)[] {
  const script = new URL('./botocore-peer.py', import.meta.url).pathname
  const input = JSON.stringify(jobs)
  const output = execFileSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 })
  return (JSON.parse(output) as (Record<string, unknown> | null)[]).map((answer) => answer ?? undefined)
}

/** Dates and bytes as the peer writes them in JSON. */
export function toPeer(value: unknown): unknown {
  if (value instanceof Date) return { $time: value.getTime() / 1000 }
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (Array.isArray(value)) return value.map(toPeer)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPeer(part)]))
}

/** A body as the peer wants it. */
export function peerBody(body: string | Uint8Array): string {
  return toBase64(typeof body === 'string' ? utf8(body) : body)
}

/** The bytes of a body the peer gives. */
export function bodyBytes(text: string): Uint8Array {
  return fromBase64(text)!
}
