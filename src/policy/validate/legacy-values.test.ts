import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLegacyValue } from './legacy-values.ts'

const rows: [operator: string, taken: string[], refused: string[]][] = [
  ['DateLessThan', ['2026-05-01', '1767225600'], ['soon', '']],
  ['NumericEquals', ['5', '-1.5'], ['five', '']],
  [
    'IpAddress',
    ['10.0.0.1', '10.0.0.0/0', '10.0.0.0/8', '10.0.0.0/32', '2001:db8::/128', '::1'],
    ['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', '10.0.0.0/8x', '10.0.0.0/x8', '2001:db8::/129', 'home', '/8'],
  ],
  ['NotIpAddress', ['10.0.0.0/8'], ['10.0.0.0/33']],
  [
    'ArnLike',
    ['*', 'arn:aws:s3:::b', 'arn:aws:iam::111122223333:user/a:b', 'arn:*:*:*:*:*', '${aws:SourceArn}'],
    ['arn:aws:s3', 'arn:aws:s3::', 'a:b:c:d:e:arn:', 'x:aws:s3:::b', '**', ''],
  ],
  ['ArnNotEquals', ['arn:aws:s3:::b'], ['bucket']],
  ['ForAnyValue:NumericEqualsIfExists', ['5'], ['five']],
  ['StringEquals', ['anything', ''], []],
  ['Bool', ['maybe'], []],
]

for (const [operator, taken, refused] of rows) {
  test(`the older grammar reads the values of ${operator}`, () => {
    for (const value of taken) assert.equal(isLegacyValue(operator, value), true, value)
    for (const value of refused) assert.equal(isLegacyValue(operator, value), false, value)
  })
}
