import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptPreferences } from './kept-preferences.ts'

const columns = [{ id: 'name', isRowHeader: true }, { id: 'path', hidden: true }, { id: 'made' }]
const asMeant = [
  { id: 'name', visible: true },
  { id: 'path', visible: false },
  { id: 'made', visible: true },
]

for (const [what, text] of [
  ['nothing was kept', null],
  ['what was kept is no JSON', '{'],
  ['what was kept is no object', '7'],
  ['what was kept is of another kind', '{"pageSize":3,"columns":"name","wrapLines":"yes"}'],
] as const) {
  test(`a table looks as it is meant where ${what}`, () => {
    assert.deepEqual(keptPreferences(text, columns, 50), {
      pageSize: 50,
      wrapLines: false,
      columns: asMeant,
    })
  })
}

test('what was chosen is kept, in its order; new columns follow and old ones go', () => {
  const text = JSON.stringify({
    pageSize: 20,
    wrapLines: true,
    columns: [
      { id: 'path', visible: true },
      { id: 'gone', visible: true },
      { id: 'name', visible: false },
    ],
  })
  assert.deepEqual(keptPreferences(text, columns, 50), {
    pageSize: 20,
    wrapLines: true,
    columns: [
      { id: 'path', visible: true },
      // What names the row is never hidden.
      { id: 'name', visible: true },
      { id: 'made', visible: true },
    ],
  })
})
