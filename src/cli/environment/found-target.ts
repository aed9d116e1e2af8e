import { UsageError, OperatorError, type Given, type Option, type World } from '../command.ts'
import { dataDirectoryOption, findEndpoint, knownKey, regionOption } from './data-directory.ts'
import { program } from '../invocation.ts'
import { checkAccount, region as checkRegion } from '../start-options.ts'
import type { Target } from './client-environment.ts'
import { send } from './send.ts'

/** The flags by which `env`, `shell` and `exec` find the server and whose keys to use. */
export const targetOptions: readonly Option[] = [
  dataDirectoryOption,
  {
    name: 'account',
    kind: 'text',
    value: 'ID',
    variable: false,
    help: 'The account whose keys to use; the default account otherwise.',
  },
  { name: 'root', kind: 'flag', variable: false, help: "Root's key, not that of the user admin." },
  {
    name: 'endpoint',
    kind: 'text',
    value: 'URL',
    help: 'Where the server answers, where its data directory does not tell.',
  },
  { ...regionOption, help: 'Region of the requests, where the data directory does not tell.' },
]

/**
 * The server that the flags name, which answers, with the keys they name. Throws OperatorError where it does not
 * answer or there are no keys.
 */
export async function findTarget(
  given: Given,
  env: World['env'],
): Promise<Target & { directory: string; account: string }> {
  const directory = given.text('data-dir')!
  const wished = given.text('account')
  if (wished !== undefined) checkAccount('--account', wished)
  const named = checkUrl(given.text('endpoint'))
  const region = checkRegion(given.text('region')!)
  const { account, key } = knownKey(directory, { account: wished, root: given.flag('root') }, env)
  const found = findEndpoint(directory)
  const endpoint = named ?? found.url
  const isOwn = named === undefined || named.replace(/\/+$/, '') === found.url
  const caFile = isOwn ? found.caFile : undefined
  if (!(await answers(endpoint, caFile ?? env['AWS_CA_BUNDLE']))) {
    throw new OperatorError(`no server answers at ${endpoint}; start it with: ${program} start`)
  }
  return { endpoint, region: found.region ?? region, credentials: key, caFile, directory, account }
}

// LIMIT: a server on this machine or near it answers in milliseconds; nobody waits longer than this for a shell.
const patienceMilliseconds = 5000

async function answers(endpoint: string, caFile: string | undefined): Promise<boolean> {
  const url = `${endpoint.replace(/\/+$/, '')}/_understudy/health`
  try {
    return (await send(url, { method: 'GET', caFile, patience: patienceMilliseconds })).status === 200
  } catch {
    return false
  }
}

function checkUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (/\s/.test(text)) throw new UsageError('--endpoint must not hold blanks')
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--endpoint must be an http or https URL, not ${text}`)
  }
  return text
}
