import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import type { OpenedLater } from '../front.ts'

/** A file of the console as it goes out: `etag` is a strong one, `encoding` that of the bytes. */
export type SentFile = OpenedLater & { etag: string; type: string; encoding: 'br' | 'gzip' | undefined }

/** The console's built files by their path below its folder, `assets/main-abc.js`. */
export type ConsoleFiles = {
  has(path: string): boolean
  /** Finds a file in the best form that the client takes; undefined where it is not there (any more). */
  find(path: string, acceptEncoding: string | undefined): Promise<SentFile | undefined>
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
  // What was found of each file: it is read for its hash once.
  let found = new Map<string, Promise<Hashed | undefined>>()
  let listed: string | undefined
  const refresh = () => {
    const build = buildOf(folder)
    if (build === listed) return
    listed = build
    files = build === undefined ? new Map() : filesOf(folder)
    found = new Map()
  }
  return {
    has(path) {
      // Every build writes its index, and whoever serves a file asks for the index first.
      if (path === 'index.html') refresh()
      return files.has(path) && typeOf(path) !== undefined
    },
    async find(path, acceptEncoding) {
      const type = typeOf(path)
      const plain = files.get(path)
      if (plain === undefined || type === undefined) return undefined
      const form = forms.find(
        ({ encoding, ending }) => files.has(path + ending) && takes(acceptEncoding, encoding),
      )
      const file = form === undefined ? plain : files.get(path + form.ending)!
      const hashed = found.get(file) ?? hashOf(file)
      found.set(file, hashed)
      const told = await hashed
      if (told === undefined) return undefined
      return { ...told, type, encoding: form?.encoding, open: async () => streamOf(await open(file)) }
    },
  }
}

type Hashed = { size: number; etag: string }

/** The size and the hash of a file; undefined where it is not there. */
async function hashOf(file: string): Promise<Hashed | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of streamOf(handle)) {
    hash.update(chunk as Buffer)
    size += (chunk as Buffer).length
  }
  return { size, etag: `"${hash.digest('base64url').slice(0, 27)}"` }
}

// LIMIT: what a client that reads nothing makes us hold of a file.
const pieceBytes = 1 << 16

/** The bytes of an open file, which the stream closes. */
function streamOf(handle: FileHandle): Readable {
  return handle.createReadStream({ highWaterMark: pieceBytes })
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
