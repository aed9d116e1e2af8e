import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sealer } from './seal.ts'
import { createFile, takeLock, type DirectoryLock } from './directory-lock.ts'
import { fileTroubles, writeSecretFile } from './secret-file.ts'

/** The folder that holds everything a server keeps. Secrets in it are readable by its owner alone. */
export type DataDirectory = DirectoryLock & { path: string; databaseFile: string }

/** Makes the folder and files in it, for its owner alone, where they are missing. Throws a sentence. */
function prepareFolder(path: string, files: readonly string[]): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    for (const file of files) createFile(file)
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException
    const why = fileTroubles[code] ?? message
    throw new Error(`the data directory ${path} cannot be used: ${why}; choose another --data-dir`)
  }
}

/**
 * Makes the folder where it is missing and takes it for this process alone. Throws a sentence for the operator where
 * another process holds it; a killed process holds nothing.
 */
export function openDataDirectory(path: string): DataDirectory {
  // A folder that was there before may be open to others; what SQLite makes beside a file takes the file's mode.
  prepareFolder(path, [databaseFile(path), `${databaseFile(path)}-trail`])
  return { path, databaseFile: databaseFile(path), ...takeLock(path) }
}

/** Where the database of a data directory lies. */
export function databaseFile(path: string): string {
  return join(path, 'understudy.sqlite')
}

/** A key as it is handed to people. */
export type KnownKey = { accessKeyId: string; secretAccessKey: string }

/** The keys and console passwords that first start makes, by account. */
export type KnownCredentials = { defaultAccount: string; accounts: Record<string, KnownAccount> }

/** The passwords are those the account began with; whoever changes one is not written down. */
export type KnownAccount = {
  /** Absent where root began without an access key. */
  root?: KnownKey
  rootPassword?: string
  admin?: KnownKey
  adminPassword?: string
}

const purpose = 'known-credentials'

/**
 * The credentials file of a data directory; undefined before first start. Throws a sentence where it is sealed and
 * `sealer` is not of the key it was sealed with.
 */
export function readKnownCredentials(path: string, sealer?: Sealer): KnownCredentials | undefined {
  const file = join(path, 'credentials.json')
  if (!existsSync(file)) return undefined
  const read = JSON.parse(readFileSync(file, 'utf8')) as KnownCredentials | { sealed: string }
  if (!('sealed' in read)) return read
  if (sealer === undefined) {
    throw new Error(
      `the credentials in ${path} are sealed; set UNDERSTUDY_MASTER_KEY to what the server was started with`,
    )
  }
  const plain = sealer.open(purpose, '', Buffer.from(read.sealed, 'base64'))
  if (plain === undefined) throw new Error(`UNDERSTUDY_MASTER_KEY did not seal the credentials in ${path}`)
  return JSON.parse(plain.toString()) as KnownCredentials
}

/**
 * Writes the credentials file, readable by its owner alone. Given a sealer, whose key is kept elsewhere, there is
 * nothing in it to read.
 */
export function writeKnownCredentials(path: string, credentials: KnownCredentials, sealer?: Sealer): void {
  const text = JSON.stringify(credentials, null, 2)
  const written = sealer
    ? JSON.stringify({ sealed: sealer.seal(purpose, '', Buffer.from(text)).toString('base64') })
    : text
  writeSecretFile(join(path, 'credentials.json'), `${written}\n`)
}

/**
 * Where the running server answers; other commands of ours read it. `caFile` is the authority of a certificate that
 * it made itself.
 */
export type Endpoint = { url: string; region: string; pid: number; caFile?: string | undefined }

/** Tells other commands where this directory’s server answers. */
export function writeEndpoint(path: string, endpoint: Endpoint): void {
  writeFileSync(join(path, 'endpoint.json'), `${JSON.stringify(endpoint)}\n`)
}

/** Tells that no server runs on the directory any more; a directory that still names one was not left in order. */
export function removeEndpoint(path: string): void {
  rmSync(join(path, 'endpoint.json'), { force: true })
}

/** The endpoint of the server that runs on the directory, or ran last and did not stop in order. */
export function readEndpoint(path: string): Endpoint | undefined {
  const file = join(path, 'endpoint.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Endpoint) : undefined
}
