import {
  chmodSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { KnownKey } from '../../store/data-directory.ts'
import { configSection, readAwsFiles, type AwsFiles } from './aws-files.ts'
import { OperatorError, UsageError, type World } from '../command.ts'

/** What to write: `force` also replaces keys that may be somebody else's. */
export type ProfileWish = {
  profile: string
  key: KnownKey
  endpoint: string
  region: string
  /** The authority of a certificate that the server made itself. */
  caFile?: string | undefined
  force: boolean
}

/**
 * Writes a profile that reaches the server, and points every profile that assumes a role from it there too.
 */
export function writeProfile(wish: ProfileWish, env: World['env']): { profiles: string[]; files: string[] } {
  const { profile, key, endpoint, region, caFile } = wish
  if (!/^[\w.@%+/-]{1,128}$/.test(profile)) {
    throw new UsageError('--write-profile takes a name of letters, digits and . @ % + / _ -')
  }
  const files = readAwsFiles(env)
  refuseToHarm(files, wish)
  const { config, credentials } = files
  credentials.set(profile, 'aws_access_key_id', key.accessKeyId)
  credentials.set(profile, 'aws_secret_access_key', key.secretAccessKey)
  config.set(configSection(config, profile), 'region', region)
  const profiles = [profile, ...assumeFrom(files, profile)]
  for (const name of profiles) {
    const known = files.profile(name)
    config.set(configSection(config, name), 'endpoint_url', endpoint)
    if (caFile !== undefined) config.set(configSection(config, name), 'ca_bundle', caFile)
    if (known?.has('region') !== true) config.set(configSection(config, name), 'region', region)
    // The credentials file is heard before the config file.
    if (credentials.values(name)?.has('endpoint_url')) credentials.set(name, 'endpoint_url', endpoint)
  }
  for (const { file, text } of [credentials, config]) replaceFile(file, text())
  return { profiles, files: [credentials.file, config.file] }
}

const otherSources = [
  'role_arn',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'web_identity_token_file',
]

/**
 * Keys of AWS itself are shown once: writing over them would lose them. A profile with an endpoint was ours
 * before.
 */
function refuseToHarm(files: AwsFiles, { profile, key, force }: ProfileWish): void {
  const known = files.profile(profile)
  if (known === undefined || force) return
  const source = otherSources.find((name) => known.has(name))
  if (source !== undefined) {
    throw new OperatorError(`the profile ${profile} gets its credentials by ${source}; choose another name`)
  }
  const kept = known.get('aws_access_key_id')
  if (kept !== undefined && kept !== key.accessKeyId && !known.has('endpoint_url')) {
    throw new OperatorError(
      `the profile ${profile} holds other keys, maybe of AWS itself; choose another name, or replace them with --force`,
    )
  }
}

/** Every profile that assumes a role from this one, or from one that does. */
function assumeFrom(files: AwsFiles, profile: string): string[] {
  const found = new Set([profile])
  const names = [...files.names()]
  for (const source of found) {
    for (const name of names) {
      const settings = files.profile(name)
      if (settings?.has('role_arn') && settings.get('source_profile') === source) found.add(name)
    }
  }
  found.delete(profile)
  return [...found]
}

/** Replaces a file whole or not at all; its mode and a link to it stay. */
function replaceFile(file: string, text: string): void {
  const exists = existsSync(file)
  const target = exists ? realpathSync(file) : file
  if (!exists) mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const mode = exists ? statSync(target).mode & 0o777 : 0o600
  const draft = `${target}.understudy-${process.pid}`
  try {
    writeFileSync(draft, text, { encoding: 'latin1', mode: 0o600, flag: 'wx', flush: true })
    chmodSync(draft, mode)
    renameSync(draft, target)
  } catch (cause) {
    rmSync(draft, { force: true })
    throw new OperatorError(`${file} cannot be written: ${(cause as Error).message}`)
  }
}
