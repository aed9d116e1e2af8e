import assert from 'node:assert/strict'
import { compileText } from '../../../src/policy/compile.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { referenceOutcome } from '../../../src/policy/twin/reference.ts'
import type { Question } from '../../../src/policy/types.ts'
import type { PolicySet } from '../../../src/policy/policy-set.ts'
import { compareConditionOperators } from '../condition-operators.ts'
import type { Target } from '../target.ts'

const account = '111122223333'

/** Lines: an operator, values of the policy parted by `|`, values of the request likewise, or `-` for no key. */
export function open(): Target {
  return {
    seeds: compareConditionOperators.flatMap((operator) => [
      `${operator}\na|b*|\${aws:username}\na`,
      `${operator}\n10.0.0.0/8|::1|1e3\n10.1.2.3|2001:db8::1`,
      `${operator}\n2026-07-01T00:00:00Z|1782864000|12.50\n2026-07-01|-5`,
      `ForAllValues:${operator}\narn:aws:s3:::*/x|true\narn:aws:s3:::b/x|TRUE`,
      `ForAnyValue:${operator}IfExists\nYQ==\n-`,
    ]),
    words: [
      'ForAllValues:',
      'ForAnyValue:',
      'IfExists',
      '${*}',
      '${?}',
      '${$}',
      "${aws:x, 'd'}",
      '|',
      '\n',
      '::ffff:',
      '/32',
      'e400',
      'Z',
      '+01:00',
      '0x1',
      ':',
    ],
    steps: { fixed: 20_000, perByte: 400 },
    run(input) {
      const [operator = '', values = '', given = '-'] = input.subarray(0, 2000).toString().split('\n')
      const keys = new Map<string, readonly string[]>([['aws:username', ['alice']]])
      if (given !== '-') keys.set('x:y', given === '' ? [] : given.split('|'))
      for (const effect of ['Allow', 'Deny']) decideAlike(effect, operator, values.split('|'), keys)
    },
  }
}

function decideAlike(
  effect: string,
  operator: string,
  values: readonly string[],
  keys: ReadonlyMap<string, readonly string[]>,
): void {
  const anything = { Effect: 'Allow', Action: '*', Resource: '*' }
  const conditional = {
    Effect: effect,
    Action: '*',
    Resource: '*',
    Condition: { [operator]: { 'x:y': values } },
  }
  const Statement = effect === 'Deny' ? [anything, conditional] : [conditional]
  for (const Version of ['2012-10-17', '2008-10-17']) {
    const policy = compileText(JSON.stringify({ Version, Statement }))
    const question: Question = {
      principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      resourceAccount: account,
      keys,
    }
    const policies: PolicySet = {
      scps: [],
      rcps: [],
      identity: [{ id: 'p', type: 'user', policy }],
      resourceKind: 'none',
    }
    assert.equal(evaluate(question, policies).outcome, referenceOutcome(question, policies))
  }
}
