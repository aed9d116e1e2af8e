import type { Command, Given, World } from '../command.ts'
import { program } from '../invocation.ts'
import { dataDirectoryOption, findEndpoint, knownPassword } from '../environment/data-directory.ts'
import { checkAccount } from '../start-options.ts'

/** `understudy console`. */
export const consoleCommand: Command = {
  name: 'console',
  usage: '',
  summary: 'Prints where the console is, and the name and password to sign in with that first start made.',
  positionals: { minimum: 0, maximum: 0 },
  options: [
    dataDirectoryOption,
    {
      name: 'account',
      kind: 'text',
      value: 'ID',
      variable: false,
      help: 'The account to sign in to; the default account otherwise.',
    },
    {
      name: 'root',
      kind: 'flag',
      variable: false,
      help: 'Root, who may do all but assume roles; not admin.',
    },
  ],
  notes: 'A password that was changed since is not known here.',
  run: runConsole,
}

async function runConsole(given: Given, world: World): Promise<number> {
  const directory = given.text('data-dir')!
  const wished = given.text('account')
  if (wished !== undefined) checkAccount('--account', wished)
  const isRoot = given.flag('root')
  const { account, password } = knownPassword(directory, { account: wished, root: isRoot }, world.env)
  const { url, running } = findEndpoint(directory)
  if (!running) world.warn(`no server seems to run on ${directory}; start it with: ${program} start\n`)
  const rows = [
    ['Console', `${url}/_understudy/console/`],
    ['Account', account],
    isRoot ? ['Sign in as', 'root user'] : ['User name', 'admin'],
    ['Password', password],
  ]
  world.write(rows.map(([name, value]) => `${`${name}:`.padEnd(12)} ${value}\n`).join(''))
  return 0
}
