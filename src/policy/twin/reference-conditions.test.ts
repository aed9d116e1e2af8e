import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileCondition } from '../conditions/condition.ts'
import { conditionHolds } from './reference-conditions.ts'
import { newSteps } from '../steps.ts'

const keys = (actual: string) =>
  new Map([
    ['x:y', [actual]],
    ['aws:username', ['alice']],
  ])

/** Values that are hard to tell apart, and some that are none of their kind. */
const kinds: readonly { operators: string[]; values: string[] }[] = [
  {
    operators: ['NumericEquals', 'NumericLessThan', 'NumericGreaterThanEquals'],
    values: (
      '0 -0 +0 1 01 1.0 1. .5 0.5 -.5 -0.5 10 9 9.99 -1 1e3 0x1 . - +. 1.2.3 12345678901234567890 ' +
      '12345678901234567891 0.1234567890123456789 .12345678901234567891 x1 1x'
    ).split(' '),
  },
  {
    operators: ['DateEquals', 'DateLessThan', 'DateGreaterThanEquals'],
    values: (
      '2026 2026-01 2026-01-01 2026-01-01T00:00Z 2026-01-01T01:00+01:00 2025-12-31T23:00-01:00 2026-01-01T00:00:00.5Z ' +
      '1767225600 0 1970 1970-01-01 2026-02-29 2024-02-29 2026-04-31 2026-13 2026-00 2026-01-00 2026-01-01T24:00Z soon ' +
      '2026-01-01T00:60Z 2026-01-01T00:00:60Z 2026-01-01T00:00+24:00 -0001-01-01 1900-02-29 2000-02-29'
    ).split(' '),
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    values: (
      '10.0.0.1 10.0.0.0/8 10.0.0.0/9 10.128.0.0/9 10.0.0.0/32 0.0.0.0/0 10.0.0.0/33 10.0.0.0/ 10.0.0.0/x 010.0.0.1 256.0.0.1 ' +
      '10.0.0 ::1 ::1/128 ::/0 2001:db8::/32 2001:db8::1 2001:db8::/33 ::ffff:10.0.0.1 1:2:3:4:5:6:10.0.0.1 1:2:3:4:5:6:7:8 ' +
      '1::2::3 1:2:3:4:5:6:7:8:9 :: 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 12345::1 g::1 1:2 ::/129'
    ).split(' '),
  },
  {
    operators: ['StringEquals', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
    values: (
      'a A ab a* a? *a ?* * ? ** abc a*c alice ${aws:username} ${aws:username}* ${*} ${?} ${$} ${aws:none} ' +
      "${aws:none,'x'} x ${ $ a$b é É"
    )
      .split(' ')
      .concat(''),
  },
  {
    operators: ['ArnLike', 'ArnNotEquals'],
    values: (
      '* arn:aws:s3:::b arn:aws:s3:::b/k arn:aws:s3:::* arn:aws:s3:::?/k arn:*:s3:::b arn:aws:s3:*:*:b arn:aws:s3 arn:aws:s3:::b:c ' +
      'arn:aws:iam::1:user/${aws:username} arn:aws:iam::1:user/alice a:b:c:d:e:f ? arn:*'
    ).split(' '),
  },
  {
    operators: ['Bool', 'BinaryEquals', 'Null'],
    values: ['true', 'True', 'FALSE', 'false', '', 'YQ==', 'YQ', 'Yg=='],
  },
]

for (const { operators, values } of kinds) {
  test(`the engine and its plain twin agree on hard values of ${operators.join(', ')}`, () => {
    for (const operator of operators) {
      for (const value of values) {
        for (const variables of [true, false]) {
          const condition = { operator, key: 'x:y', values: [value] }
          const { holds } = compileCondition(condition, 'Allow', variables)
          for (const actual of values) {
            const about = `${operator} ${value} of ${actual}`
            assert.equal(
              holds(keys(actual), newSteps()),
              conditionHolds(condition, keys(actual), variables, 'Allow'),
              about,
            )
          }
        }
      }
    }
  })
}
