import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anonymous } from '../caller.ts'
import type { Ask } from '../questions.ts'
import { sharedVerdicts } from './shared-verdicts.ts'

const shares = (asks: Ask[], key: string) => sharedVerdicts(asks, anonymous, 's3:DeleteObject')?.isShared(key)

test('a key is shared by all questions that have the same value of it', () => {
  const table: [asks: Ask[], key: string, expected: boolean][] = [
    [[{}, { resource: 'x' }], 'aws:useragent', true],
    [[{}, {}], 'aws:resourceaccount', true],
    [[{ resourceAccount: '1' }, { resourceAccount: '2' }], 'aws:resourceaccount', false],
    [[{ resourceAccount: '1' }, { resourceAccount: '2' }], 'aws:resourceorgpaths', false],
    [[{}, { action: 's3:DeleteObjectVersion' }], 'aws:requestedregion', false],
    [[{ keys: { 'S3:If-Match': 'a' } }, { keys: { 's3:if-match': 'a' } }], 's3:if-match', true],
    [[{ keys: { 's3:if-match': 'a' } }, { keys: { 's3:if-match': 'b' } }], 's3:if-match', false],
    [[{ keys: { 's3:if-match': 'a' } }, {}], 's3:if-match', false],
    [[{}, { keys: { 's3:if-match': 'a' } }], 's3:if-match', false],
    [[{}, {}, { keys: { 'aws:useragent': 'a' } }], 'aws:useragent', false],
    [[{ keys: { 'x:l': ['a', 'b'] } }, { keys: { 'x:l': ['a', 'b'] } }], 'x:l', true],
    [[{ keys: { 'x:l': ['a', 'b'] } }, { keys: { 'x:l': ['b', 'a'] } }], 'x:l', false],
    [[{ resourceTags: [{ Key: 'T', Value: '1' }] }, {}], 'aws:resourcetag/t', false],
    [[{ requestTags: [{ Key: 'T', Value: '1' }] }, {}], 'aws:tagkeys', false],
  ]
  for (const [asks, key, expected] of table)
    assert.equal(shares(asks, key), expected, JSON.stringify([asks, key]))
})

test('one question has nothing to share, and neither have those of several callers', () => {
  assert.equal(sharedVerdicts([{}], anonymous, 's3:DeleteObject'), undefined)
  assert.equal(sharedVerdicts([{}, { caller: anonymous }], anonymous, 's3:DeleteObject'), undefined)
})
