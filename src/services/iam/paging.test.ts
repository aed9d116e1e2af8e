import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageFrom, pageOf, pageWithin } from './paging.ts'

const names = ['a', 'b', 'c', 'd', 'e']
const same = (name: string) => name

test('asks the store for one row more than the page holds', () => {
  assert.deepEqual(pageOf({}), { after: undefined, limit: 101 })
  assert.deepEqual(pageOf({ MaxItems: 2 }), { after: undefined, limit: 3 })
})

test('says that there is more and where it begins', () => {
  const { rows, page } = pageFrom({ MaxItems: 2 }, ['a', 'b', 'c'], same)
  assert.deepEqual(rows, ['a', 'b'])
  assert.equal(page.IsTruncated, true)
  assert.deepEqual(pageOf({ Marker: page.Marker, MaxItems: 2 }), { after: 'b', limit: 3 })
})

test('has no marker on the last page', () => {
  assert.deepEqual(pageFrom({ MaxItems: 2 }, ['a', 'b'], same), {
    rows: ['a', 'b'],
    page: { IsTruncated: false },
  })
})

test('walks a whole list page by page, whatever is removed on the way', () => {
  const seen: string[] = []
  let list = names
  let marker: string | undefined
  do {
    const { rows, page } = pageWithin({ Marker: marker, MaxItems: 2 }, list, same)
    seen.push(...rows)
    list = list.filter((name) => name !== rows.at(-1))
    marker = page.Marker
  } while (marker !== undefined)
  assert.deepEqual(seen, names)
})

test('refuses a marker it did not give', () => {
  const given = pageWithin({ MaxItems: 1 }, names, same).page.Marker!
  const forged = [given + 'A', given.slice(0, -1), 'b', '1', '%', Buffer.from('p1:\0').toString('base64url')]
  for (const Marker of forged) {
    assert.throws(() => pageOf({ Marker }), { code: 'ValidationError', status: 400 }, Marker)
  }
})

test('keeps markers under the 320 characters AWS takes', () => {
  const longest = 'x'.repeat(227)
  const { page } = pageWithin({ MaxItems: 1 }, [longest, longest + 'y'], same)
  assert.ok(page.Marker!.length <= 320)
})
