import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterOf, lookupInput, searchOf, type EventFilter } from './event-filter.ts'

const now = new Date('2026-11-22T12:00:00Z')

for (const filter of [
  { attribute: undefined, value: '', range: undefined, errorsOnly: false },
  { attribute: 'EventName', value: 'Create&Role', range: { seconds: 3600 }, errorsOnly: true },
  {
    attribute: 'Username',
    value: 'anna',
    range: { from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' },
    errorsOnly: false,
  },
] as EventFilter[]) {
  test(`the filter ${searchOf(filter) || 'of everything'} comes back from its address`, () => {
    assert.deepEqual(filterOf(new URLSearchParams(searchOf(filter).toString())), filter)
  })
}

test('an address that says nothing of use filters nothing', () => {
  const filter = filterOf(new URLSearchParams('by=Nothing&last=soon&from=2026&errors=1'))
  assert.deepEqual(filter, { attribute: undefined, value: '', range: undefined, errorsOnly: false })
})

test('a range back from now starts there, and an attribute is asked for once it has a value', () => {
  const filter: EventFilter = {
    attribute: 'EventName',
    value: ' ',
    range: { seconds: 3600 },
    errorsOnly: true,
  }
  assert.deepEqual(lookupInput(filter, now), {
    StartTime: new Date('2026-11-22T11:00:00Z'),
    LookupAttributes: undefined,
  })
  assert.deepEqual(lookupInput({ ...filter, value: ' GetUser ' }, now).LookupAttributes, [
    { AttributeKey: 'EventName', AttributeValue: 'GetUser' },
  ])
})
