import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { ToldQuestion } from '../../policy/explain/told-question.ts'
import { signRequest } from '../../sigv4/sign.ts'
import { OperatorError, UsageError, type Command, type Given, type World } from '../command.ts'
import { findSigner, type Signer } from '../environment/credentials.ts'
import { dataDirectoryOption, regionOption } from '../environment/data-directory.ts'
import { whyText, type TrailEvent } from '../why-text.ts'

/** `understudy why`. */
export const why: Command = {
  name: 'why',
  usage: '[REQUEST_ID]',
  summary:
    'Tells how a recent request was decided, and by which statement: the one named, or the latest of the account.',
  positionals: { minimum: 0, maximum: 1 },
  options: [
    { name: 'last', kind: 'flag', variable: false, help: 'The latest request; as without REQUEST_ID.' },
    { name: 'json', kind: 'flag', variable: false, help: 'Prints {"event", "questions"} as JSON.' },
    {
      name: 'profile',
      kind: 'text',
      value: 'NAME',
      variable: false,
      help: 'Signs with the keys of an AWS profile.',
    },
    { name: 'endpoint', kind: 'text', value: 'URL', help: 'Where the server answers.' },
    { ...regionOption, help: 'Region to sign for.' },
    dataDirectoryOption,
  ],
  variables: [
    {
      name: 'AWS_ACCESS_KEY_ID',
      help: 'With AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: who asks. Else AWS_PROFILE, else the user admin.',
    },
    {
      name: 'AWS_ENDPOINT_URL',
      help: 'Where the server answers; else the profile or the data directory tells.',
    },
    { name: 'AWS_CA_BUNDLE', help: "PEM file of certificates to trust, for a server's own TLS certificate." },
  ],
  notes:
    'Who asks needs the permission understudy:ExplainDecision, and sees the requests of its own account.',
  run: runWhy,
}

async function runWhy(given: Given, world: World): Promise<number> {
  const [requestId] = given.positionals
  if (requestId !== undefined && given.flag('last'))
    throw new UsageError('why takes REQUEST_ID or --last, not both')
  const signer = findSigner(
    {
      profile: given.text('profile'),
      endpoint: given.text('endpoint'),
      region: given.text('region')!,
      dataDirectory: given.text('data-dir')!,
    },
    world.env,
  )
  trustBundle(world.env['AWS_CA_BUNDLE'])
  const { Event, Questions } = await explainDecision(signer, requestId)
  const event = JSON.parse(Event) as TrailEvent
  const questions = JSON.parse(Questions) as ToldQuestion[]
  if (given.flag('json')) world.write(`${JSON.stringify({ event, questions }, null, 2)}\n`)
  else world.write(whyText(event, questions))
  return 0
}

/**
 * A server with a certificate of its own making is trusted as the aws CLI trusts it: by the bundle it is told
 * of.
 */
function trustBundle(file: string | undefined): void {
  if (file === undefined || file === '') return
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(file, 'utf8')])
}

/** Asks the server's own service. Throws OperatorError with AWS's words where it refuses. */
async function explainDecision(
  { credentials, endpoint, region }: Signer,
  requestId: string | undefined,
): Promise<{ Event: string; Questions: string }> {
  const url = `${endpoint.replace(/\/+$/, '')}/`
  const body = JSON.stringify({ RequestId: requestId })
  const headers = signRequest({
    method: 'POST',
    url,
    body,
    credentials,
    region,
    service: 'understudy',
    nowMs: Date.now(),
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Understudy_20261101.ExplainDecision',
    },
  })
  let response: Response
  try {
    response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
  } catch (cause) {
    const { message } = ((cause as Error).cause ?? cause) as Error
    throw new OperatorError(`no server answers at ${endpoint} (${message})`)
  }
  const text = await response.text()
  const answer = readJson(text)
  if (response.ok && typeof answer['Event'] === 'string' && typeof answer['Questions'] === 'string') {
    return { Event: answer['Event'], Questions: answer['Questions'] }
  }
  const code = String(answer['__type'] ?? response.status).replace(/^.*#/, '')
  const message = String(answer['message'] ?? answer['Message'] ?? `${endpoint} is no Understudy`)
  const elsewhere =
    code === 'ResourceNotFoundException' && requestId !== undefined
      ? ' What another account asked is told to its own keys (--profile NAME).'
      : ''
  throw new OperatorError(
    `An error occurred (${code}) when calling the ExplainDecision operation: ${message}${elsewhere}`,
  )
}

function readJson(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) as Record<string, unknown> | null) ?? {}
  } catch {
    return {}
  }
}
