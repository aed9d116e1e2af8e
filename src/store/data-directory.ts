import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KeyRing, Sealer } from './seal.ts'

/** The folder that holds everything a server keeps. Secrets in it are readable by its owner alone. */
export type DataDirectory = {
  path: string
  databaseFile: string
  /** Lets the next process in. */
  release(): void
}

const troubles: Readonly<Record<string, string>> = {
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to, or a program that synchronizes it holds it',
  EBUSY: 'a program that synchronizes it may hold it',
  EROFS: 'it may not be written to',
}

/** Makes the folder and files in it, for its owner alone, where they are missing. Throws a sentence. */
function prepareFolder(path: string, files: readonly string[]): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    for (const file of files) closeSync(openSync(file, 'a', 0o600))
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException
    const why = troubles[code] ?? message
    throw new Error(`the data directory ${path} cannot be used: ${why}; choose another --data-dir`)
  }
}

/** SQLite's result code for a lock that somebody else holds, SQLITE_BUSY. */
const busy = 5

/**
 * Makes the folder where it is missing and takes it for this process alone. Throws a sentence for the operator where
 * another process holds it; a killed process holds nothing, for the lock is the operating system's.
 */
export function openDataDirectory(path: string): DataDirectory {
  const lockFile = join(path, 'lock')
  // A folder that was there before may be open to others; what SQLite makes beside a file takes the file's mode.
  prepareFolder(path, [lockFile, databaseFile(path), `${databaseFile(path)}-trail`])
  const lock = new DatabaseSync(lockFile)
  try {
    lock.exec('pragma busy_timeout = 200')
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    if ((cause as { errcode?: number }).errcode !== busy) throw cause
    throw new Error(
      `another Understudy is running on the data directory ${path}; stop it or choose another --data-dir`,
    )
  }
  return { path, databaseFile: databaseFile(path), release: () => lock.close() }
}

/** Where the database of a data directory lies. */
export function databaseFile(path: string): string {
  return join(path, 'understudy.sqlite')
}

/** The master keys: from the environment (base64 of 32 bytes) or the directory's own file, made at first start. */
export function readKeyRing(path: string, fromEnvironment: string | undefined): KeyRing {
  if (fromEnvironment !== undefined) {
    const key = Buffer.from(fromEnvironment, 'base64')
    if (key.length !== 32) throw new Error('UNDERSTUDY_MASTER_KEY must be the base64 of 32 bytes')
    return { current: 'env', keys: { env: key } }
  }
  const file = join(path, 'master-key.json')
  if (!existsSync(file)) {
    const id = randomBytes(4).toString('hex')
    writeSecretFile(file, JSON.stringify({ current: id, keys: { [id]: randomBytes(32).toString('base64') } }))
  }
  const { current, keys } = JSON.parse(readFileSync(file, 'utf8')) as {
    current: string
    keys: Record<string, string>
  }
  return {
    current,
    keys: Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writeSecretFile(file: string, text: string): void {
  const draft = `${file}.new`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  chmodSync(draft, 0o600)
  replace(draft, file)
}

/** A file of a synchronized folder is held for moments at a time, on Windows above all. */
function replace(draft: string, file: string): void {
  for (let left = 20; ; left -= 1) {
    try {
      return renameSync(draft, file)
    } catch (cause) {
      const { code = '' } = cause as NodeJS.ErrnoException
      if (process.platform === 'win32' && left > 0 && ['EPERM', 'EBUSY', 'EACCES'].includes(code)) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
        continue
      }
      rmSync(draft, { force: true })
      throw new Error(`${file} cannot be written (${code}): ${troubles[code] ?? 'see the folder'}`)
    }
  }
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
