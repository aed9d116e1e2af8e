import { readFileSync } from 'node:fs'
import { readBackendCredentials } from '../gateway/forward/credentials.ts'
import { readBackend } from '../gateway/forward/declared.ts'
import type { Options } from '../main.ts'
import { UsageError, type Given, type Option, type World } from './command.ts'

/** The flags of `start` that say who does the work of other services. */
export const backendFlags: readonly Option[] = [
  {
    name: 'backend',
    kind: 'list',
    value: '[NAME[,NAME]=]URL[,region=REGION][,timeout=SECONDS]',
    variable: false,
    help: 'Server that does the work of the named services, or of every other one; see docs/gateway.md.',
  },
  {
    name: 'serve',
    kind: 'list',
    value: 'NAME[,NAME]',
    help: 'Service of our own that a backend for every other service does not take.',
  },
  {
    name: 'backend-credentials',
    kind: 'text',
    value: '@FILE',
    variable: false,
    help: 'File of what requests to backends are signed with, as UNDERSTUDY_BACKEND_CREDENTIALS.',
  },
  {
    name: 'backend-account',
    kind: 'text',
    value: 'ID',
    help: 'Account that things in backends belong to; the default account otherwise.',
  },
  {
    name: 'backend-roles',
    kind: 'text',
    value: 'on|off',
    default: 'on',
    help: "Whether a role that is passed is made in the backend's own IAM, where services look for it.",
  },
]

/** The variables beside them. */
export const backendVariables: readonly { name: string; help: string }[] = [
  { name: 'UNDERSTUDY_BACKENDS', help: 'What --backend takes, with spaces between several.' },
  {
    name: 'UNDERSTUDY_BACKEND_CREDENTIALS',
    help: 'KEY:SECRET, account, or NAME=KEY:SECRET, with spaces between several; test:test otherwise.',
  },
]

/** Reads them. Throws UsageError, naming what is wrong; no message repeats a secret. */
export function backendOptions(given: Given, env: World['env']): NonNullable<Options['backends']> {
  const flags = given.list('backend')
  const variable = (env['UNDERSTUDY_BACKENDS'] ?? '').split(/\s+/).filter(Boolean)
  const account = given.text('backend-account')
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new UsageError(`--backend-account must be a 12-digit account, not ${account}`)
  }
  const roles = given.text('backend-roles')!
  if (roles !== 'on' && roles !== 'off')
    throw new UsageError(`--backend-roles must be on or off, not ${roles}`)
  return {
    declared:
      flags.length > 0
        ? flags.map((text) => read('--backend', text, readBackend))
        : variable.map((text) => read('UNDERSTUDY_BACKENDS', text, readBackend)),
    serve: given.list('serve').flatMap((names) => names.split(',').filter(Boolean)),
    credentials: credentials(given.text('backend-credentials'), env['UNDERSTUDY_BACKEND_CREDENTIALS'] ?? ''),
    account,
    roles: roles === 'on',
  }
}

function credentials(flag: string | undefined, variable: string): string {
  if (flag === undefined) {
    read('UNDERSTUDY_BACKEND_CREDENTIALS', variable, readBackendCredentials)
    return variable
  }
  // Other users of the machine see a command line: what stands there may be a secret, and is not repeated.
  if (!flag.startsWith('@')) {
    throw new UsageError('--backend-credentials must be @ and a file, for everybody may read a command line')
  }
  let text: string
  try {
    text = readFileSync(flag.slice(1), 'utf8')
  } catch {
    throw new UsageError(`--backend-credentials: the file ${flag.slice(1)} cannot be read`)
  }
  read('--backend-credentials', text, readBackendCredentials)
  return text
}

function read<Value>(source: string, text: string, reader: (text: string) => Value): Value {
  try {
    return reader(text)
  } catch (cause) {
    throw new UsageError(`${source}: ${(cause as Error).message}`)
  }
}
