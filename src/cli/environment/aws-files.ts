import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { World } from '../command.ts'
import { openIni, type Ini } from './ini.ts'

/** The two files that the aws CLI and the SDKs read, and their profiles as the CLI sees them. */
export type AwsFiles = {
  config: Ini & { file: string }
  credentials: Ini & { file: string }
  /** The names of all profiles. */
  names(): Set<string>
  /** A profile's keys and values, those of the credentials file over those of the config file. */
  profile(name: string): Map<string, string> | undefined
}

/** Opens both files where the environment says they lie; a missing one is empty. */
export function readAwsFiles(env: World['env']): AwsFiles {
  const home = env['HOME'] || homedir()
  const open = (variable: string, name: string): Ini & { file: string } => {
    const file = (env[variable] || join(home, '.aws', name)).replace(/^~(?=\/)/, () => home)
    // Bytes as characters one for one: what is not ours to read stays as it is.
    return { file, ...openIni(existsSync(file) ? readFileSync(file, 'latin1') : '') }
  }
  const config = open('AWS_CONFIG_FILE', 'config')
  const credentials = open('AWS_SHARED_CREDENTIALS_FILE', 'credentials')
  return {
    config,
    credentials,
    names: () =>
      new Set([
        ...config.sections().flatMap((section) => profileOfSection(section) ?? []),
        ...credentials.sections(),
      ]),
    profile(name) {
      const inConfig = config.values(configSection(config, name))
      const inCredentials = credentials.values(name)
      if (inConfig === undefined && inCredentials === undefined) return undefined
      return new Map([...(inConfig ?? []), ...(inCredentials ?? [])])
    },
  }
}

/** The section of a profile in the config file: `default` stands alone, others follow the word `profile`. */
export function configSection(config: Ini, name: string): string {
  const known = config.sections().find((section) => profileOfSection(section) === name)
  return known ?? (name === 'default' ? name : `profile ${name}`)
}

function profileOfSection(section: string): string | undefined {
  if (section === 'default') return section
  const match = /^profile[ \t]+(?:"([^"]*)"|'([^']*)'|(\S+))[ \t]*$/.exec(section)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}
