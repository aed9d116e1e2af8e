import { signRequest } from '../../sigv4/sign.ts'
import { OperatorError } from '../command.ts'
import type { Target } from './client-environment.ts'
import { send } from './send.ts'

/** AWS's refusal of a request, in AWS's words. */
export class Refusal extends OperatorError {
  readonly code: string
  constructor(code: string, operation: string, message: string) {
    super(`An error occurred (${code}) when calling the ${operation} operation: ${message}`)
    this.code = code
  }
}

/** A parsed answer: texts, lists (`member`) and structures. */
export type Answer = { [name: string]: Answer } & Answer[] & string

const versions = { iam: '2010-05-08', sts: '2011-06-15' } as const

/** What the query protocol takes: texts, lists and structures of them. */
export type QueryInput = string | readonly QueryInput[] | { readonly [name: string]: QueryInput | undefined }

/**
 * Calls an operation of IAM or STS with the target's credentials. Answers the parsed result; throws Refusal where
 * the server refuses.
 */
export async function askQuery(
  target: Target,
  service: keyof typeof versions,
  operation: string,
  input: { readonly [name: string]: QueryInput | undefined },
): Promise<Answer> {
  const form = new URLSearchParams({ Action: operation, Version: versions[service] })
  flatten(form, '', input)
  const { status, text } = await signed(target, service, form.toString(), {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  })
  const { XMLParser } = await import('fast-xml-parser')
  const parser = new XMLParser({
    parseTagValue: false,
    ignoreAttributes: true,
    isArray: (name) => name === 'member',
  })
  const answer = parser.parse(text) as Answer
  if (status === 200) return answer[`${operation}Response`]?.[`${operation}Result`] ?? ({} as Answer)
  const error = answer['ErrorResponse']?.['Error']
  throw new Refusal(error?.['Code'] ?? String(status), operation, error?.['Message'] ?? '')
}

function flatten(form: URLSearchParams, name: string, value: QueryInput | undefined): void {
  if (value === undefined) return
  if (typeof value === 'string') return form.append(name, value)
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) flatten(form, `${name}.member.${at + 1}`, one as QueryInput)
    return
  }
  const prefix = name === '' ? '' : `${name}.`
  for (const [key, one] of Object.entries(value)) flatten(form, prefix + key, one as QueryInput | undefined)
}

/** Calls an operation of a JSON service, e.g. `Understudy_20261101.ExplainDecision`. Throws Refusal. */
export async function askJson<Output>(
  target: Target,
  service: string,
  operation: string,
  input: object,
): Promise<Output> {
  const { status, text } = await signed(target, service, JSON.stringify(input), {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': operation,
  })
  const answer = jsonOf(text)
  if (status === 200) return answer as Output
  const code = String(answer['__type'] ?? status).replace(/^.*#/, '')
  const message = String(answer['message'] ?? answer['Message'] ?? `${target.endpoint} is no Understudy`)
  throw new Refusal(code, operation.replace(/^.*\./, ''), message)
}

async function signed(
  { endpoint, region, credentials, caFile }: Target,
  service: string,
  body: string,
  contentHeaders: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const url = `${endpoint.replace(/\/+$/, '')}/`
  const nowMs = Date.now()
  const request = { method: 'POST', url, body, credentials, region, service, nowMs, headers: contentHeaders }
  try {
    return await send(url, { method: 'POST', headers: signRequest(request), body, caFile })
  } catch (cause) {
    throw new OperatorError(`no server answers at ${endpoint} (${(cause as Error).message})`)
  }
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) as Record<string, unknown> | null) ?? {}
  } catch {
    return {}
  }
}
