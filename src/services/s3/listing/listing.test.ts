import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openSqliteStore } from '../../../store/sqlite/sqlite.ts'
import type { Store } from '../../../store/store.ts'
import { continuationToken, keyEncoder, placeOf } from './listing-encoding.ts'
import { afterPrefix, listKeys, type Listing, type ListingRequest } from './listing.ts'

let directory: string
let store: Store
before(async () => {
  directory = mkdtempSync(join(tmpdir(), 'understudy-listing-'))
  store = await openSqliteStore(join(directory, 'store.sqlite'))
})
after(async () => {
  await store.close()
  rmSync(directory, { recursive: true })
})

let buckets = 0

/** A bucket of its own with those keys; answers its id. */
async function bucketWith(keys: readonly string[]): Promise<string> {
  const id = `bucket${buckets++}`
  await store.writeData(async (tx) => {
    const nothing = { policy: null, policyPublic: 0, publicAccessBlock: null, tags: null }
    const bucket = { id, name: id, account: '111122223333', region: 'us-east-1', created: 0, ...nothing }
    await tx.insertInto('buckets').values(bucket).execute()
    for (const [index, key] of keys.entries()) {
      const described = {
        size: 0,
        etag: 'e',
        modified: 0,
        storageClass: 'STANDARD',
        headers: '{}',
        tags: null,
      }
      const checksums = { checksumAlgorithm: 'CRC32', checksumType: 'FULL_OBJECT', checksum: '', parts: null }
      const file = `${id}/${index}`
      await tx
        .insertInto('objects')
        .values({ bucketId: id, key, file, ...described, ...checksums })
        .execute()
    }
  })
  return id
}

const whole: ListingRequest = { prefix: '', delimiter: '', after: '', limit: 1000 }

async function list(id: string, request: Partial<ListingRequest>): Promise<string[]> {
  return shown(await listKeys(store.read, id, { ...whole, ...request }))
}

function shown({ objects, commonPrefixes, truncated }: Listing): string[] {
  return [
    ...objects.map(({ key }) => key),
    ...commonPrefixes.map((prefix) => `<${prefix}>`),
    ...(truncated ? ['…'] : []),
  ]
}

test('keys come in the order of their bytes', async () => {
  const id = await bucketWith(['b', 'a/1', 'ä', 'B', '\u{1f600}', '\uffee', 'a'])
  assert.deepEqual(await list(id, {}), ['B', 'a', 'a/1', 'b', 'ä', '\uffee', '\u{1f600}'])
})

test('prefix, delimiter, place and limit choose the page', async () => {
  const id = await bucketWith(['a', 'b/1', 'b/2', 'b/c/3', 'b0', 'c/', 'd'])
  const pages: [Partial<ListingRequest>, string[]][] = [
    [{ delimiter: '/' }, ['a', 'b0', 'd', '<b/>', '<c/>']],
    [{ prefix: 'b/', delimiter: '/' }, ['b/1', 'b/2', '<b/c/>']],
    [{ prefix: 'b' }, ['b/1', 'b/2', 'b/c/3', 'b0']],
    [{ delimiter: '/', limit: 2 }, ['a', '<b/>', '…']],
    [{ delimiter: '/', after: 'b/', limit: 2 }, ['b0', '<c/>', '…']],
    [{ delimiter: '/', after: 'c/' }, ['d']],
    [{ delimiter: '/', after: 'b/1' }, ['b0', 'd', '<b/>', '<c/>']],
    [{ after: 'b/2', limit: 1 }, ['b/c/3', '…']],
    [{ after: 'zzz' }, []],
    [{ prefix: 'x' }, []],
    [{ limit: 0 }, []],
    [{ limit: 7 }, ['a', 'b/1', 'b/2', 'b/c/3', 'b0', 'c/', 'd']],
  ]
  for (const [request, expected] of pages) {
    assert.deepEqual(await list(id, request), expected, JSON.stringify(request))
  }
})

test('a common prefix counts once, however many keys are under it', async () => {
  const keys = Array.from({ length: 2500 }, (_, i) => `a/${String(i).padStart(5, '0')}`)
  const id = await bucketWith([...keys, 'b', 'c/1', 'c/2', 'd'])
  assert.deepEqual(await list(id, { delimiter: '/' }), ['b', 'd', '<a/>', '<c/>'])
  assert.deepEqual(await list(id, { delimiter: '/', limit: 1 }), ['<a/>', '…'])
})

test('pages of any size add up to what a plain reading gives', async () => {
  const letter = fc.constantFrom('a', 'b', '/', '\ud7ff', '\ue000', '\u{10ffff}')
  const key = fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join(''))
  const shape = fc.record({
    keys: fc.uniqueArray(key, { maxLength: 25 }),
    prefix: fc.oneof(fc.constant(''), key),
    delimiter: fc.constantFrom('', '/', 'a'),
    limit: fc.integer({ min: 1, max: 7 }),
  })
  await fc.assert(
    fc.asyncProperty(shape, async ({ keys, prefix, delimiter, limit }) => {
      const id = await bucketWith(keys)
      const found: string[] = []
      for (let after = '', pages = 0; pages <= keys.length + 1; pages++) {
        const page = await listKeys(store.read, id, { prefix, delimiter, after, limit })
        assert.ok(page.objects.length + page.commonPrefixes.length <= limit)
        found.push(...page.objects.map((object) => object.key), ...page.commonPrefixes)
        after = page.last
        if (!page.truncated) break
      }
      assert.deepEqual(found.toSorted(), plainly(keys, prefix, delimiter))
    }),
    { numRuns: 40 },
  )
})

function plainly(keys: readonly string[], prefix: string, delimiter: string): string[] {
  const shown = new Set<string>()
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    shown.add(at === -1 ? key : key.slice(0, at + delimiter.length))
  }
  return [...shown].toSorted()
}

test('what follows a prefix is the next text of its length or shorter', () => {
  assert.equal(afterPrefix('a'), 'b')
  assert.equal(afterPrefix('a\u{10ffff}'), 'b')
  assert.equal(afterPrefix('\ud7ff'), '\ue000')
  assert.equal(afterPrefix(''), undefined)
  assert.equal(afterPrefix('\u{10ffff}'), undefined)
})

test('encoded keys hold nothing that XML cannot carry', () => {
  const encode = keyEncoder('url')
  assert.equal(encode('a b/ä+\u0001~*.txt'), 'a+b/%C3%A4%2B%01%7E*.txt')
  assert.equal(keyEncoder(undefined)('a b'), 'a b')
  assert.equal(encode(undefined), undefined)
})

test('a continuation token leads back to its place; another text to none', () => {
  assert.equal(placeOf(continuationToken('a/ä')), 'a/ä')
  for (const token of ['', '***', 'a']) assert.equal(placeOf(token), undefined, token)
})
