import type { Command, Option } from '../command.ts'
import { variableOf } from '../parse.ts'

/** The help of one command: every flag with its variable and default. */
export function commandHelp(command: Command): string {
  const rows = [
    ...command.options.map((option) => [flagText(option), describe(option)] as const),
    ['--help', 'Prints this.'] as const,
  ]
  const variables = (command.variables ?? []).map(({ name, help }) => [name, help] as const)
  return [
    `Usage: understudy ${command.name}${command.usage === '' ? '' : ` ${command.usage}`} [FLAGS]`,
    '',
    command.summary,
    '',
    'Flags:',
    ...table(rows),
    ...(variables.length === 0
      ? []
      : ['', 'Environment variables beside those of the flags:', ...table(variables)]),
    ...(command.notes === undefined ? [] : ['', command.notes]),
    '',
  ].join('\n')
}

/** The help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  return [
    'Usage: understudy COMMAND [FLAGS]',
    '',
    'Understudy is AWS IAM and STS as a server of your own.',
    '',
    'Commands:',
    ...table(
      commands.map(({ name, usage, summary }) => [`${name}${usage === '' ? '' : ` ${usage}`}`, summary]),
    ),
    '',
    'understudy COMMAND --help lists the flags of a command; understudy --version prints the version.',
    '',
  ].join('\n')
}

function flagText({ name, kind, value }: Option): string {
  return kind === 'flag' ? `--${name}` : `--${name} ${value ?? 'VALUE'}`
}

function describe(option: Option): string {
  const facts: string[] = []
  const variable = variableOf(option)
  if (option.kind === 'list') facts.push('may be repeated')
  if (variable !== undefined) facts.push(option.kind === 'list' ? `${variable}, comma-separated` : variable)
  if (option.default !== undefined) facts.push(`default ${option.default}`)
  return facts.length === 0 ? option.help : `${option.help} (${facts.join('; ')})`
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)
}
