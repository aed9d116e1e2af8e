import { UsageError, type Command, type Given, type World } from '../command.ts'
import { findSigner } from '../environment/credentials.ts'
import { explainDecision } from '../environment/explain-decision.ts'
import { dataDirectoryOption, regionOption } from '../environment/data-directory.ts'
import { whyText } from '../why-text.ts'

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
  const { event, questions } = await explainDecision(signer, requestId)
  if (given.flag('json')) world.write(`${JSON.stringify({ event, questions }, null, 2)}\n`)
  else world.write(whyText(event, questions))
  return 0
}
