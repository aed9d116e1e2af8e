import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../../access/house.ts'
import { toHex } from '../../kernel/bytes.ts'
import { filesWithPrefix } from '../../store/s3/objects.ts'
import type { DigestName } from '../../access/received.ts'
import { digester } from '../../access/digests.ts'

// Objects' bytes lie in `objects/xx/` of the data directory under names of our own making, never under
// their keys. A file is on the disk before its row is written and is removed after its row is gone: a crash
// leaves at most a file that no row names.

/** Where the bytes of that name lie. */
export function filePath(house: House, file: string): string {
  return join(house.dataDirectory, 'objects', file.slice(0, 2), file)
}

/** Takes a synced file of this file system in under a new name, which it answers. */
export async function keepFile(house: House, from: string): Promise<string> {
  const file = await newFile(house)
  await rename(from, filePath(house, file))
  await syncDirectory(join(house.dataDirectory, 'objects', file.slice(0, 2)))
  return file
}

/** Removes files that no row names any more. What fails here is swept at the next start. */
export async function discardFiles(house: House, files: readonly (string | undefined)[]): Promise<void> {
  for (const file of files) {
    if (file !== undefined) await unlink(filePath(house, file)).catch(() => undefined)
  }
}

/** Some bytes of a file, from `start` to `end`, both included; none where `end` is before `start`. */
export type Piece = { file: string; start: number; end: number }

/** What a written file turned out to be. */
export type Written = { file: string; size: number; digests: Record<string, Uint8Array> }

/** Writes a new file of those pieces, one after the other, with the digests of the whole; synced. */
export async function assembleFile(
  house: House,
  pieces: readonly Piece[],
  names: readonly DigestName[],
): Promise<Written> {
  const file = await newFile(house)
  const path = filePath(house, file)
  const digests = names.map((name) => [name, digester(name)] as const)
  let size = 0
  const to = await open(path, 'wx', 0o600)
  try {
    for (const { file: from, start, end } of pieces) {
      if (end < start) continue
      for await (const chunk of createReadStream(filePath(house, from), {
        start,
        end,
        highWaterMark: 1 << 20,
      })) {
        const bytes = chunk as Buffer
        for (const [, digest] of digests) digest.update(bytes)
        await writeAll(to, bytes)
        size += bytes.length
      }
    }
    await to.sync()
  } catch (cause) {
    await to.close()
    await rm(path, { force: true })
    throw cause
  }
  await to.close()
  await syncDirectory(join(house.dataDirectory, 'objects', file.slice(0, 2)))
  return {
    file,
    size,
    digests: Object.fromEntries(digests.map(([name, digest]) => [name, digest.digest()])),
  }
}

/**
 * Removes the files that no row names: what a crash between a file and its row left behind, and uploads that
 * were cut off. Called before the server takes requests, for a file that is being uploaded has no row yet.
 * Answers how many files without a row there were.
 */
export async function sweepOrphans(house: House): Promise<number> {
  await rm(join(house.dataDirectory, 'incoming'), { recursive: true, force: true })
  const root = join(house.dataDirectory, 'objects')
  let swept = 0
  for (const prefix of await namesIn(root)) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue
    const names = await namesIn(join(root, prefix))
    if (names.length === 0) continue
    const known = await filesWithPrefix(house.store.read, prefix)
    const orphans = names.filter((name) => !known.has(name))
    await discardFiles(house, orphans)
    swept += orphans.length
  }
  return swept
}

async function newFile(house: House): Promise<string> {
  const file = toHex(house.random(16))
  const made = await mkdir(join(house.dataDirectory, 'objects', file.slice(0, 2)), {
    recursive: true,
    mode: 0o700,
  })
  if (made !== undefined) await syncDirectory(join(house.dataDirectory, 'objects'))
  return file
}

async function writeAll(to: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await to.write(bytes, at)).bytesWritten
}

/** Makes a rename or a new file last: its directory entry is on the disk too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
}
