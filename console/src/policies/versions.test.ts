import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparedVersions, versionToReplace, type Version } from './versions.ts'

const versions = (numbers: string, current: number): Version[] =>
  [...numbers].map((n) => ({ VersionId: `v${n}`, IsDefaultVersion: Number(n) === current }))

for (const [held, current, goes] of [
  ['54321', 5, 'v1'],
  ['54321', 1, 'v2'],
  ['4321', 4, undefined],
  ['98765', 5, 'v6'],
] as const) {
  test(`of ${held} with v${current} in force ${goes ?? 'none'} goes`, () => {
    assert.equal(versionToReplace(versions(held, current))?.VersionId, goes)
  })
}

test('versions are ordered as numbers: v10 is newer than v9', () => {
  const held = [10, 9, 8, 7, 6].map((n) => ({ VersionId: `v${n}`, IsDefaultVersion: n === 6 }))
  assert.equal(versionToReplace(held)?.VersionId, 'v7')
  assert.deepEqual(
    comparedVersions(held, [held[0]!, held[1]!])?.map(({ VersionId }) => VersionId),
    ['v9', 'v10'],
  )
})

for (const [name, held, current, chosen, expected] of [
  ['without a choice the default and the one before it', '321', 3, '', 'v2 v3'],
  ['a default that is the oldest is compared with the next', '321', 1, '', 'v1 v2'],
  ['one chosen version is compared with the default', '4321', 2, '4', 'v2 v4'],
  ['the default chosen alone is compared with the one before it', '4321', 3, '3', 'v2 v3'],
  ['two chosen versions are compared, the older first', '4321', 4, '31', 'v1 v3'],
  ['of three the first two count', '4321', 4, '321', 'v2 v3'],
  ['a lone version is compared with nothing', '1', 1, '', ''],
] as const) {
  test(name, () => {
    const all = versions(held, current)
    const picked = [...chosen].map((n) => all.find(({ VersionId }) => VersionId === `v${n}`)!)
    const pair = comparedVersions(all, picked) ?? []
    assert.equal(pair.map(({ VersionId }) => VersionId).join(' '), expected)
  })
}
