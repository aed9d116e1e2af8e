import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { World } from '../command.ts'
import { shellText } from './shell-text.ts'
import type { EnvironmentChange } from './client-environment.ts'

/** How to start a person's own shell so that it keeps an environment and its prompt says so. */
export type MarkedShell = { command: string[]; env: Record<string, string>; remove(): void }

const variable = 'UNDERSTUDY_SHELL_ENVIRONMENT'
const nothing = (): void => {}

/**
 * The person's shell. Its own start-up files are read first and the environment is set after them: they may
 * export keys of a real account. No file that is written holds a secret.
 */
export function markedShell(env: World['env'], platform: string, change: EnvironmentChange): MarkedShell {
  if (platform === 'win32') return windowsShell(env)
  const path = env['SHELL'] || '/bin/sh'
  const name = basename(path)
  if (name === 'fish') return fishShell(path, change)
  const folder = mkdtempSync(join(tmpdir(), 'understudy-shell-'))
  const write = (file: string, lines: readonly string[]): string => {
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
    return join(folder, file)
  }
  const shell = { remove: () => rmSync(folder, { recursive: true, force: true }) }
  const given = { [variable]: shellText('sh', change) }
  const settle = `eval "$${variable}"`
  const mark = `unset ${variable}\nPS1="(understudy) $PS1"`
  if (name === 'bash') {
    const file = write('bashrc', ['if [ -f ~/.bashrc ]; then . ~/.bashrc; fi', settle, mark])
    return { ...shell, command: [path, '--rcfile', file], env: given }
  }
  if (name === 'zsh') {
    const own = `ZDOTDIR="\${UNDERSTUDY_ZDOTDIR:-$HOME}"`
    const read = (file: string) => `if [ -f "$ZDOTDIR/${file}" ]; then . "$ZDOTDIR/${file}"; fi`
    write('.zshenv', [own, read('.zshenv'), settle, `if [[ -o interactive ]]; then ZDOTDIR='${folder}'; fi`])
    write('.zshrc', [own, read('.zshrc'), settle, mark])
    return {
      ...shell,
      command: [path],
      env: { ...given, ZDOTDIR: folder, UNDERSTUDY_ZDOTDIR: env['ZDOTDIR'] ?? '' },
    }
  }
  const before = env['ENV'] ? [`if [ -f '${env['ENV']}' ]; then . '${env['ENV']}'; fi`] : []
  return { ...shell, command: [path], env: { ...given, ENV: write('shrc', [...before, settle, mark]) } }
}

function fishShell(path: string, change: EnvironmentChange): MarkedShell {
  const prompt = [
    'functions --copy fish_prompt understudy_own_prompt',
    "function fish_prompt; echo -n '(understudy) '; understudy_own_prompt; end",
  ]
  const script = [`eval $${variable}`, `set -e ${variable}`, ...prompt].join('; ')
  const lines = shellText('fish', change).trimEnd().replaceAll('\n', '; ')
  return { command: [path, '--init-command', script], env: { [variable]: lines }, remove: nothing }
}

/** PowerShell tells of itself by no variable; `cmd` has a prompt of its own in one. */
function windowsShell(env: World['env']): MarkedShell {
  const command =
    env['PROMPT'] === undefined
      ? ['powershell.exe', '-NoExit', '-Command', 'function prompt { "(understudy) PS $(Get-Location)> " }']
      : [env['ComSpec'] ?? 'cmd.exe', '/K', 'prompt', '(understudy) $P$G']
  return { command, env: {}, remove: nothing }
}
