import { UsageError, type Command, type Given, type World } from '../command.ts'
import { dataDirectoryOption, findEndpoint, knownKey, regionOption } from '../environment/data-directory.ts'
import { shellQuote } from '../environment/shell-quote.ts'
import { checkAccount, region as checkRegion } from '../start-options.ts'

/** `understudy env`. */
export const env: Command = {
  name: 'env',
  usage: '',
  summary:
    'Prints what makes the aws CLI, the SDKs and Terraform talk to the server:  eval "$(npx understudy env)"',
  positionals: { minimum: 0, maximum: 0 },
  options: [
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
    {
      name: 'write-profile',
      kind: 'text',
      value: 'NAME',
      variable: false,
      help: 'Writes a profile into the AWS config and credentials files, and prints nothing to eval.',
    },
    {
      name: 'force',
      kind: 'flag',
      variable: false,
      help: '--write-profile also replaces the keys of a profile that another endpoint may own.',
    },
  ],
  variables: [
    { name: 'AWS_CONFIG_FILE', help: 'The config file of --write-profile; ~/.aws/config otherwise.' },
    {
      name: 'AWS_SHARED_CREDENTIALS_FILE',
      help: 'The credentials file of --write-profile; ~/.aws/credentials otherwise.',
    },
  ],
  notes: [
    '--write-profile also sets the endpoint on every profile that assumes a role from NAME (source_profile), so that',
    'aws --profile works with no variable set. All else in the two files stays as it is.',
  ].join('\n'),
  run: runEnv,
}

async function runEnv(given: Given, world: World): Promise<number> {
  const directory = given.text('data-dir')!
  const account = given.text('account')
  if (account !== undefined) checkAccount('--account', account)
  const key = knownKey(directory, { account, root: given.flag('root') })
  const found = findEndpoint(directory)
  const endpoint = checkUrl(given.text('endpoint')) ?? found.url
  const region = found.region ?? checkRegion(given.text('region')!)
  if (!found.running && given.text('endpoint') === undefined) {
    world.warn(`understudy: no server seems to run on ${directory}; ${endpoint} is where it would answer\n`)
  }
  const profile = given.text('write-profile')
  if (profile !== undefined) {
    const { writeProfile } = await import('../environment/write-profile.ts')
    const written = writeProfile({ profile, key, endpoint, region, force: given.flag('force') }, world.env)
    world.warn(`understudy: wrote ${written.profiles.join(', ')} in ${written.files.join(' and ')}\n`)
    return 0
  }
  const variables = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_DEFAULT_REGION: region,
    // The JavaScript SDK reads this one alone.
    AWS_REGION: region,
  }
  for (const [name, value] of Object.entries(variables)) world.write(`export ${name}=${shellQuote(value)}\n`)
  // A session token or a profile of before would go with the new keys, and nothing would work.
  world.write('unset AWS_SESSION_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE\n')
  return 0
}

function checkUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--endpoint must be an http or https URL, not ${text}`)
  }
  if (/\s/.test(text)) throw new UsageError('--endpoint must not hold blanks')
  return text
}
