import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** What keeps a file from being written, in words for the operator, by the system's code. */
export const fileTroubles: Readonly<Record<string, string>> = {
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to, or a program that synchronizes it holds it',
  EBUSY: 'a program that synchronizes it may hold it',
  EROFS: 'it may not be written to',
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writeSecretFile(file: string, text: string): void {
  const draft = `${file}.new`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  chmodSync(draft, 0o600)
  replaceFile(draft, file)
}

/**
 * Puts a new file in an old one's place. A file of a synchronized folder is held for moments at a time, on Windows
 * above all. Throws a sentence.
 */
export function replaceFile(draft: string, file: string): void {
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
      throw new Error(`${file} cannot be written (${code}): ${fileTroubles[code] ?? 'see the folder'}`)
    }
  }
}
