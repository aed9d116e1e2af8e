import { readFileSync } from 'node:fs'
import type { PolicyChange } from '../insight/policy-change.ts'
import { parsePolicy } from '../policy/text/parse.ts'
import { OperatorError, UsageError, type Given, type Option } from './command.ts'

/** Where the policy of `--policy` is supposed to be; exactly one of them is given with it. */
export const changeOptions: readonly Option[] = [
  {
    name: 'policy',
    kind: 'text',
    value: 'FILE',
    variable: false,
    help: 'A policy to suppose; one more flag says where.',
  },
  {
    name: 'as',
    kind: 'text',
    value: 'WHAT',
    variable: false,
    help: 'Instead of user/NAME:POLICY, role/NAME:POLICY, or the managed policy of an ARN.',
  },
  {
    name: 'attach',
    kind: 'text',
    value: 'WHO',
    variable: false,
    help: 'As one more policy of user/NAME, role/NAME or an ARN.',
  },
  {
    name: 'only',
    kind: 'text',
    value: 'WHO',
    variable: false,
    help: 'As the only policy of user/NAME, role/NAME or an ARN.',
  },
  { name: 'boundary', kind: 'text', value: 'WHO', variable: false, help: 'As the permissions boundary.' },
  {
    name: 'trust',
    kind: 'text',
    value: 'ROLE',
    variable: false,
    help: 'As the trust policy of role/NAME or an ARN.',
  },
  { name: 'bucket', kind: 'text', value: 'BUCKET', variable: false, help: 'As the policy of a bucket.' },
  {
    name: 'scp',
    kind: 'text',
    value: 'ACCOUNT',
    variable: false,
    help: 'As one more service control policy of an account.',
  },
]

const places = ['as', 'attach', 'only', 'boundary', 'trust', 'bucket', 'scp'] as const

/** The change the flags ask for; undefined where they ask for none. Throws UsageError where they do not fit together. */
export function changeOf(given: Given): PolicyChange | undefined {
  const file = given.text('policy')
  const named = places.filter((place) => given.text(place) !== undefined)
  if (file === undefined && named.length === 0) return undefined
  const [place] = named
  if (file === undefined) throw new UsageError(`--${place} needs the policy, --policy FILE`)
  if (place === undefined || named.length > 1) {
    throw new UsageError(`--policy needs one of ${places.map((name) => `--${name}`).join(', ')}`)
  }
  return placed(place, given.text(place)!, readPolicy(file))
}

function placed(place: (typeof places)[number], what: string, text: string): PolicyChange {
  switch (place) {
    case 'as': {
      if (/^arn:[^:]*:iam::[^:]*:policy\/./.test(what)) return { at: 'managed', arn: what, text }
      const [of = '', name = '', ...more] = what.startsWith('arn:') ? splitLast(what) : what.split(':')
      if (name === '' || more.length > 0) {
        throw new UsageError(`--as is user/NAME:POLICY, role/NAME:POLICY or a policy's ARN, not ${what}`)
      }
      return { at: 'policy', of: entity('as', of), name, text }
    }
    case 'attach':
      return { at: 'attached', of: entity(place, what), text }
    case 'only':
    case 'boundary':
      return { at: place, of: entity(place, what), text }
    case 'trust':
      return { at: 'trust', role: entity(place, what), text }
    case 'bucket':
      return { at: 'bucket', bucket: what, text }
    case 'scp':
      if (!/^\d{12}$/.test(what)) throw new UsageError(`--scp is an account of 12 digits, not ${what}`)
      return { at: 'scp', account: what, text }
  }
}

function splitLast(text: string): string[] {
  const colon = text.lastIndexOf(':')
  return [text.slice(0, colon), text.slice(colon + 1)]
}

function entity(flag: string, text: string): string {
  const known =
    flag === 'trust'
      ? /^(?:role\/|arn:[^:]*:iam::\d{12}:role\/)./
      : /^(?:(?:user|role)\/|arn:[^:]*:iam::\d{12}:(?:user|role)\/)./
  if (known.test(text)) return text
  const kinds = flag === 'trust' ? 'role/NAME' : 'user/NAME, role/NAME'
  throw new UsageError(`--${flag} names ${kinds} or an ARN, not ${text}`)
}

function readPolicy(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new OperatorError(code === 'ENOENT' ? `there is no file ${file}` : message)
  }
  const parsed = parsePolicy(text)
  if ('document' in parsed) return text
  const { line, column, message } = parsed.findings[0]!
  throw new OperatorError(`${file}:${line}:${column}: ${message}`)
}
