import { OperatorError, type Command, type Given, type World } from '../command.ts'
import { findSigner } from '../environment/credentials.ts'
import { dataDirectoryOption, regionOption } from '../environment/data-directory.ts'

/** `understudy mcp`. */
export const mcp: Command = {
  name: 'mcp',
  usage: '',
  summary:
    'Speaks the Model Context Protocol over standard input and output: decide, explain, lint, who can.',
  positionals: { minimum: 0, maximum: 0 },
  options: [
    {
      name: 'profile',
      kind: 'text',
      value: 'NAME',
      variable: false,
      help: 'Asks the server with the keys of an AWS profile.',
    },
    { name: 'endpoint', kind: 'text', value: 'URL', help: 'Where the server answers.' },
    { ...regionOption, help: 'Region to sign for.' },
    {
      ...dataDirectoryOption,
      help: 'Folder that tells where its server answers; no keys are taken from it.',
    },
  ],
  variables: [
    {
      name: 'AWS_ACCESS_KEY_ID',
      help: 'With AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: who asks. Else AWS_PROFILE.',
    },
    {
      name: 'AWS_ENDPOINT_URL',
      help: 'Where the server answers; else the profile or the data directory tells.',
    },
  ],
  notes:
    'No tool writes anything. What asks the server sees what its principal may see; docs/mcp.md tells more.',
  run: runMcp,
}

async function runMcp(given: Given, { env }: World): Promise<number> {
  const { serve } = await import('../mcp/serve.ts')
  const manifest = await import('../../../package.json', { with: { type: 'json' } })
  await serve(manifest.default.version, { target: () => targetOf(given, env) })
  return 0
}

function targetOf(given: Given, env: World['env']) {
  const profile = given.text('profile')
  if (profile === undefined && !env['AWS_ACCESS_KEY_ID'] && !env['AWS_PROFILE']) {
    throw new OperatorError(
      'this tool asks the server, and there are no keys to ask with: set AWS_ACCESS_KEY_ID and ' +
        'AWS_SECRET_ACCESS_KEY, or name a --profile',
    )
  }
  return findSigner(
    {
      profile,
      endpoint: given.text('endpoint'),
      region: given.text('region')!,
      dataDirectory: given.text('data-dir')!,
    },
    env,
  )
}
