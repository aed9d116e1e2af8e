import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeSecretFile } from './secret-file.ts'
import type { KeyRing } from './seal.ts'

const keyLength = 32

/**
 * The master keys: from the environment, or the directory's own file, made at first start. `databaseFile` tells whether
 * this is one. Throws a sentence for the operator where the file is missing, damaged or lacks what it should hold;
 * nothing is written over it.
 */
export function readKeyRing(
  path: string,
  fromEnvironment: string | undefined,
  databaseFile?: string,
): KeyRing {
  if (fromEnvironment !== undefined) {
    const ring = parseRing(fromEnvironment)
    if (typeof ring === 'string') throw new Error(`UNDERSTUDY_MASTER_KEY ${ring}`)
    return ring
  }
  const file = join(path, 'master-key.json')
  if (!existsSync(file)) {
    if (databaseFile !== undefined && sizeOf(databaseFile) + sizeOf(`${databaseFile}-wal`) > 0) {
      throw new Error(
        `${file} is missing, and without it nothing that ${databaseFile} holds can be opened: put it back, ` +
          'or set UNDERSTUDY_MASTER_KEY to the key',
      )
    }
    const id = randomBytes(4).toString('hex')
    const key = randomBytes(keyLength).toString('base64')
    writeSecretFile(file, JSON.stringify({ current: id, keys: { [id]: key } }))
  }
  const read = readRing(file)
  if (typeof read === 'string') {
    throw new Error(`${file} ${read}: put back the one this data directory was written with`)
  }
  return read
}

/**
 * A ring as `UNDERSTUDY_MASTER_KEY` has it, `ID:BASE64[,ID:BASE64…]`, the first of which seals; a lone base64 is a key
 * called `env`. Answers what is wrong with it, without a word of the keys.
 */
export function parseRing(text: string): KeyRing | string {
  if (!text.includes(':')) {
    const key = keyOf(text)
    return key === undefined
      ? `must be the base64 of ${keyLength} bytes`
      : { current: 'env', keys: { env: key } }
  }
  const keys: Record<string, Uint8Array> = Object.create(null)
  let current: string | undefined
  for (const part of text.split(',')) {
    const [, id, base64] = /^([\w.-]{1,32}):(.*)$/.exec(part.trim()) ?? []
    const key = base64 === undefined ? undefined : keyOf(base64)
    if (id === undefined || key === undefined) {
      return `must be ID:BASE64, of ${keyLength} bytes each, with commas between`
    }
    if (keys[id] !== undefined) return `names the key ${id} twice`
    keys[id] = key
    current ??= id
  }
  return { current: current!, keys: { ...keys } }
}

/** The ring of a file, or what is wrong with the file. */
function readRing(file: string): KeyRing | string {
  let read: { current?: unknown; keys?: unknown }
  try {
    read = JSON.parse(readFileSync(file, 'utf8')) as typeof read
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return code === undefined ? 'is damaged: it is no JSON' : `cannot be read (${code})`
  }
  const { current, keys } = read ?? {}
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null) {
    return 'is damaged: it names no current key, or holds no keys'
  }
  const ring: [string, Uint8Array][] = []
  for (const [id, base64] of Object.entries(keys)) {
    const key = typeof base64 === 'string' ? keyOf(base64) : undefined
    if (key === undefined) return `is damaged: its key ${id} is not the base64 of ${keyLength} bytes`
    ring.push([id, key])
  }
  if (!ring.some(([id]) => id === current))
    return `is damaged: it does not hold the key ${current} it seals with`
  return { current, keys: Object.fromEntries(ring) }
}

/** INVARIANT: whole base64 and nothing else: a key with a character lost is another key. */
function keyOf(base64: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return undefined
  const key = Buffer.from(base64, 'base64')
  return key.length === keyLength ? key : undefined
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
