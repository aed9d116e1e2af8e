import assert from 'node:assert/strict'
import { openServiceCatalogue } from '../../../src/access/decision/service-catalogue.ts'
import { lintPolicy } from '../../../src/policy/lint.ts'
import { actionsCases } from '../../fixtures/lint-cases/actions.ts'
import { conditionsCases } from '../../fixtures/lint-cases/conditions.ts'
import { elementsCases } from '../../fixtures/lint-cases/elements.ts'
import { principalsCases } from '../../fixtures/lint-cases/principals.ts'
import type { Target } from '../target.ts'

const types = ['identity', 'resource', 'trust', 'scp'] as const

/** A policy's text, checked as each kind of policy. */
export function open(): Target {
  const reference = openServiceCatalogue(new URL('../../../models', import.meta.url).pathname)
  const cases = [...elementsCases, ...actionsCases, ...conditionsCases, ...principalsCases]
  return {
    seeds: cases.map(({ bad }) => {
      const text = bad.replaceAll(/[«»]/g, '')
      return text.includes('"Statement"')
        ? text
        : `{"Version":"2012-10-17","Statement":[{${text.replace(/^\{|\}$/g, '')}}]}`
    }),
    words: ['iam:PassRole', '${aws:', '"Sid":', '"*"', 's3:*', 'arn:aws:iam::'],
    steps: { fixed: 2_000_000, perByte: 20_000 },
    run(input) {
      const text = input.toString()
      const lines = text.split('\n')
      for (const policyType of types) {
        const findings = lintPolicy(text, { policyType, reference, account: '111122223333' })
        for (const { line, column, endLine, endColumn, message } of findings) {
          assert.ok(line >= 1 && endLine <= lines.length && line <= endLine, message)
          assert.ok(column >= 1 && column <= lines[line - 1]!.length + 1, message)
          assert.ok(endColumn >= 1 && endColumn <= lines[endLine - 1]!.length + 1, message)
        }
      }
    },
  }
}
