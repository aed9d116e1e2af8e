import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { idPrefix } from '../../kernel/ids.ts'

/** An AWS-managed policy without its documents; times are Dates of whole seconds. */
export type ManagedPolicyMetadata = {
  arn: string
  name: string
  path: string
  /** Derived from the ARN, so that it is the same everywhere; the data have none of AWS's own. */
  id: string
  description?: string
  createDate: Date
  updateDate: Date
  defaultVersionId: string
}

/** One version; its `document` (JSON text) is inflated when it is read. */
export type ManagedPolicyVersion = { id: string; createDate: Date; readonly document: string }

/** With its versions, newest first. */
export type ManagedPolicy = ManagedPolicyMetadata & { versions: readonly ManagedPolicyVersion[] }

/**
 * AWS's managed policies as they were when the data were made. Nothing is read before something is asked.
 */
export type ManagedPolicies = {
  get(arn: string): ManagedPolicy | undefined
  metadata(arn: string): ManagedPolicyMetadata | undefined
  /** All of them, by name without regard to case. */
  list(): readonly ManagedPolicyMetadata[]
  version(arn: string, id: string): ManagedPolicyVersion | undefined
  /** The text of the version in force. */
  defaultDocument(arn: string): string | undefined
}

type Row = [
  name: string,
  path: string,
  version: string,
  created: number,
  updated: number,
  block: number,
  older: number,
]
type Index = { policies: Row[]; versions: number; blocks: number[] }
type Entry = { metadata: ManagedPolicyMetadata; block: number; older: number }
type Loaded = { entries: Map<string, Entry>; offsets: number[]; versions: number }

const arnPrefix = 'arn:aws:iam::aws:policy'

// LIMIT: texts kept after they were read; more principals than these use few different AWS-managed
// policies.
const keptTexts = 64

/**
 * Opens `managed-policies.*` under `dir`. Throws the file system's error, at the first question, when they
 * are missing.
 */
export function openManagedPolicies(dir: string): ManagedPolicies {
  let loaded: Loaded | undefined
  const load = () => (loaded ??= readIndex(dir))
  const texts = new Map<string, string>()

  const read = (block: number): Record<string, unknown> => {
    const { offsets } = load()
    const bytes = readRange(join(dir, 'managed-policies.bin'), offsets[block]!, offsets[block + 1]!)
    return JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as Record<string, unknown>
  }

  const text = (entry: Entry, id: string): string => {
    const { metadata } = entry
    const key = `${metadata.name} ${id}`
    const kept = texts.get(key)
    if (kept !== undefined) return kept
    const current = id === metadata.defaultVersionId
    const found = read(current ? entry.block : entry.older)[metadata.name]
    const made = JSON.stringify(current ? found : (found as Record<string, unknown>)[id], null, 4)
    const [oldest] = texts.keys()
    if (texts.size >= keptTexts && oldest !== undefined) texts.delete(oldest)
    texts.set(key, made)
    return made
  }

  const withText = (entry: Entry, id: string, createDate: Date): ManagedPolicyVersion => ({
    id,
    createDate,
    get document() {
      return text(entry, id)
    },
  })

  const versionsOf = (entry: Entry): ManagedPolicyVersion[] => {
    const { metadata } = entry
    const { defaultVersionId, createDate } = metadata
    if (entry.older === -1) return [withText(entry, defaultVersionId, createDate)]
    const dates = read(load().versions)[metadata.name] as [id: string, seconds: number][]
    return dates.map(([id, seconds]) => withText(entry, id, new Date(seconds * 1000)))
  }

  return {
    get(arn) {
      const entry = load().entries.get(arn)
      return entry === undefined ? undefined : { ...entry.metadata, versions: versionsOf(entry) }
    },
    metadata: (arn) => load().entries.get(arn)?.metadata,
    list: () => [...load().entries.values()].map(({ metadata }) => metadata),
    version(arn, id) {
      const entry = load().entries.get(arn)
      return entry === undefined ? undefined : versionsOf(entry).find((version) => version.id === id)
    },
    defaultDocument(arn) {
      if (!arn.startsWith(arnPrefix)) return undefined
      const entry = load().entries.get(arn)
      return entry === undefined ? undefined : text(entry, entry.metadata.defaultVersionId)
    },
  }
}

function readIndex(dir: string): Loaded {
  const bytes = brotliDecompressSync(readFileSync(join(dir, 'managed-policies.json.br')))
  const index = JSON.parse(bytes.toString('utf8')) as Index
  const offsets = [0]
  for (const length of index.blocks) offsets.push(offsets.at(-1)! + length)
  const entries = index.policies.map((row) => [arnPrefix + row[1] + row[0], entryOf(row)] as const)
  return { entries: new Map(entries), offsets, versions: index.versions }
}

function entryOf([name, path, defaultVersionId, created, updated, block, older]: Row): Entry {
  const arn = arnPrefix + path + name
  const createDate = new Date(created * 1000)
  const updateDate = new Date(updated * 1000)
  const id = idPrefix.policy + idText(arn)
  return { metadata: { arn, name, path, id, createDate, updateDate, defaultVersionId }, block, older }
}

/** Seventeen characters of the alphabet of AWS's ids, from the ARN's hash. */
function idText(arn: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const digest = createHash('sha256').update(arn).digest()
  return Array.from(digest.subarray(0, 17), (byte) => alphabet[byte & 31]).join('')
}

function readRange(path: string, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start)
  const file = openSync(path, 'r')
  try {
    const count = readSync(file, bytes, 0, bytes.length, start)
    if (count !== bytes.length) throw new Error(`${path} is shorter than its index says`)
    return bytes
  } finally {
    closeSync(file)
  }
}
