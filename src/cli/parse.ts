import { parseArgs } from 'node:util'
import { UsageError, type Command, type Given, type Option, type World } from './command.ts'

/** The environment variable of a flag, e.g. `UNDERSTUDY_DATA_DIR` of `--data-dir`. */
export function variableOf(option: Option): string | undefined {
  if (option.variable === false) return undefined
  return `UNDERSTUDY_${option.name.toUpperCase().replaceAll('-', '_')}`
}

/**
 * Reads a command's arguments and the environment. Throws UsageError where a flag is unknown or lacks its
 * value.
 */
export function parse(command: Command, args: readonly string[], env: World['env']): Given {
  const { values, positionals } = parseTokens(command, args)
  const { minimum, maximum } = command.positionals
  if (positionals.length < minimum) throw new UsageError(`${command.name} needs ${command.usage}`)
  if (positionals.length > maximum) {
    throw new UsageError(`${command.name} does not take the argument ${positionals[maximum]}`)
  }
  const option = (name: string): Option => command.options.find((known) => known.name === name)!
  const fromEnvironment = (name: string): string | undefined => {
    const variable = variableOf(option(name))
    // An empty variable is how a shell or a compose file says "not set".
    return variable === undefined || env[variable] === '' ? undefined : env[variable]
  }
  return {
    positionals,
    text: (name) => (values[name] as string | undefined) ?? fromEnvironment(name) ?? option(name).default,
    list: (name) => (values[name] as string[] | undefined) ?? splitList(fromEnvironment(name)),
    flag: (name) =>
      (values[name] as boolean | undefined) ?? isOn(variableOf(option(name)), fromEnvironment(name)),
  }
}

function parseTokens(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    command.options.map(({ name, kind }) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  )
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new UsageError(usageSentence(cause as Error & { code?: string }))
  }
}

/** Node's own messages go on about `--`; the first sentence is enough. */
function usageSentence({ message }: Error): string {
  const sentence = message.split(/\. |\n/)[0]!.replace(/\.$/, '')
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

function splitList(text: string | undefined): string[] {
  if (text === undefined) return []
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function isOn(variable: string | undefined, text: string | undefined): boolean {
  if (text === undefined) return false
  if (['1', 'true', 'yes', 'on'].includes(text.toLowerCase())) return true
  if (['0', 'false', 'no', 'off'].includes(text.toLowerCase())) return false
  throw new UsageError(`${variable} must be true or false, not ${text}`)
}
