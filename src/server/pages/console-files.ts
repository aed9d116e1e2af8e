import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A file of the console as it goes out: `etag` is a strong one, `encoding` that of the bytes. */
export type SentFile = { bytes: Buffer; etag: string; type: string; encoding: 'br' | 'gzip' | undefined }

/** The console's built files by their path below its folder, `assets/main-abc.js`. */
export type ConsoleFiles = {
  has(path: string): boolean
  /** Reads a file in the best form that the client takes; undefined where it is not there (any more). */
  read(path: string, acceptEncoding: string | undefined): Promise<SentFile | undefined>
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

const forms = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/**
 * Lists a folder that a build made, and anew once another build has taken its place; one that is not there is
 * empty. INVARIANT: what a client names is looked up among what was listed, and never becomes a part of a path.
 */
export function openConsoleFiles(folder: string): ConsoleFiles {
  let files = new Map<string, string>()
  let listed: string | undefined
  const refresh = () => {
    const build = buildOf(folder)
    if (build === listed) return
    listed = build
    files = build === undefined ? new Map() : filesOf(folder)
  }
  return {
    has(path) {
      // Every build writes its index, and whoever serves a file asks for the index first.
      if (path === 'index.html') refresh()
      return files.has(path) && typeOf(path) !== undefined
    },
    async read(path, acceptEncoding) {
      const type = typeOf(path)
      const plain = files.get(path)
      if (plain === undefined || type === undefined) return undefined
      const form = forms.find(
        ({ encoding, ending }) => files.has(path + ending) && takes(acceptEncoding, encoding),
      )
      const file = form === undefined ? plain : files.get(path + form.ending)!
      const bytes = await readFile(file).catch(() => undefined)
      if (bytes === undefined) return undefined
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
      return { bytes, etag, type, encoding: form?.encoding }
    },
  }
}

/** What tells one build from the next; undefined where there is none. */
function buildOf(folder: string): string | undefined {
  const index = statSync(join(folder, 'index.html'), { throwIfNoEntry: false, bigint: true })
  return index && `${index.ino} ${index.mtimeNs}`
}

function filesOf(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(relative(folder, file), file)
  }
  return files
}

/** Undefined for what a build leaves beside the files for itself. */
function typeOf(path: string): string | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  return Object.hasOwn(types, ending) ? types[ending] : undefined
}

/** Whether an Accept-Encoding takes a coding. Source: RFC 9110, section 12.5.3. */
function takes(acceptEncoding: string | undefined, coding: string): boolean {
  for (const part of (acceptEncoding ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    if (name === coding) return !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  }
  return false
}
