import { devNull } from 'node:os'
import { OperatorError, type Command, type World } from '../command.ts'
import { dataDirectoryOption, findEndpoint } from '../environment/data-directory.ts'
import { listenForMetadata } from '../environment/metadata-listener.ts'
import { runChild } from '../environment/run-child.ts'

/** Which server the instance lives on, and the environment the command is run from. */
export type RunOnOptions = {
  /** The server's base URL. */
  endpoint: string
  env: World['env']
}

/** `understudy run-on INSTANCE_ID -- COMMAND`: runs a program as if it ran on the instance. */
export const runOnCommand: Command = {
  name: 'run-on',
  usage: 'INSTANCE_ID -- COMMAND [ARGUMENT…]',
  summary:
    "Runs a command as if it ran on an EC2 instance: with the instance's metadata service and no other credentials.",
  options: [
    dataDirectoryOption,
    {
      name: 'endpoint',
      kind: 'text',
      value: 'URL',
      help: "The server's address; found in the data directory by default.",
    },
  ],
  positionals: { minimum: 2, maximum: Number.POSITIVE_INFINITY },
  async run(given, { env }) {
    const [instanceId = '', ...command] = given.positionals
    return runOn(
      { endpoint: endpointOf(given.text('endpoint'), given.text('data-dir')!), env },
      instanceId,
      command,
    )
  },
}

function endpointOf(named: string | undefined, directory: string): string {
  if (named !== undefined) {
    if (!URL.canParse(named)) throw new OperatorError(`${named} is not a URL`)
    return named
  }
  const found = findEndpoint(directory)
  if (!found.running)
    throw new OperatorError(`no server runs on ${directory}; start one, or name its --endpoint`)
  return found.url
}

/**
 * Runs a command with the metadata service of that instance, the server as its endpoint and nothing else of
 * the caller's AWS configuration. Answers the command's exit code, 128 and the signal's number where a signal
 * ended it.
 */
export async function runOn(
  options: RunOnOptions,
  instanceId: string,
  command: readonly string[],
): Promise<number> {
  const listener = await listenForMetadata(options.endpoint, instanceId)
  try {
    const region = await regionOf(listener.url, instanceId)
    return await runChild(command, instanceEnvironment(options, listener.url, region))
  } finally {
    listener.close()
  }
}

/**
 * The instance's region by its own metadata; undefined where that is switched off. Throws for no such
 * instance.
 */
async function regionOf(metadataUrl: string, instanceId: string): Promise<string | undefined> {
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }
  const answer = await fetch(`${metadataUrl}/latest/api/token`, { method: 'PUT', headers: ttl })
  const text = await answer.text()
  if (answer.status === 404) throw new OperatorError(`there is no running instance ${instanceId}`)
  if (answer.status === 503) throw new OperatorError('the server does not answer')
  if (answer.status !== 200) return undefined
  const headers = { 'x-aws-ec2-metadata-token': text }
  const region = await fetch(`${metadataUrl}/latest/meta-data/placement/region`, { headers })
  return region.status === 200 ? region.text() : undefined
}

/**
 * The environment of a program on an instance: the caller's without its AWS variables, profiles and proxies
 * for us.
 */
export function instanceEnvironment(
  { endpoint, env }: RunOnOptions,
  metadataUrl: string,
  region: string | undefined,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !/^AWS_/i.test(name) && !/^no_proxy$/i.test(name))
  const noProxy = [env['no_proxy'] ?? env['NO_PROXY'], '127.0.0.1', 'localhost', new URL(endpoint).hostname]
  const unproxied = noProxy.filter((host) => host !== undefined && host !== '').join(',')
  return {
    ...Object.fromEntries(kept),
    no_proxy: unproxied,
    NO_PROXY: unproxied,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataUrl,
    AWS_ENDPOINT_URL: endpoint,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    ...(region !== undefined && { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
  }
}
