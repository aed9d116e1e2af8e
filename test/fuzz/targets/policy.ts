import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileText } from '../../../src/policy/compile.ts'
import type { DecisionCase } from '../../../src/policy/cases.ts'
import { printPolicy } from '../../../src/policy/text/document.ts'
import type { PolicyDocument } from '../../../src/policy/text/document.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { explain } from '../../../src/policy/explain/explain.ts'
import { readJson } from '../../../src/policy/text/json-with-positions.ts'
import type { Position } from '../../../src/policy/text/json-with-positions.ts'
import { parsePolicy } from '../../../src/policy/text/parse.ts'
import { mapPrincipals, principalsOf } from '../../../src/policy/text/principals.ts'
import { referenceOutcome } from '../../../src/policy/twin/reference.ts'
import { policySize } from '../../../src/policy/text/size.ts'
import { statementSpans } from '../../../src/policy/text/statement-spans.ts'
import type { Question } from '../../../src/policy/types.ts'
import type { PolicySet } from '../../../src/policy/policy-set.ts'
import { validateIdentityPolicy } from '../../../src/policy/validate/validate-identity.ts'
import { validateTrustPolicy } from '../../../src/policy/validate/validate-trust.ts'
import type { Target } from '../target.ts'

const account = '111122223333'
const keys = new Map([
  ['aws:username', ['alice']],
  ['aws:sourceip', ['10.0.0.1']],
  ['aws:principaltag/team', ['a*b', '']],
  ['s3:prefix', []],
])
const question: Question = {
  principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account, uniqueId: 'AIDAALICE' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/alice/x',
  resourceAccount: account,
  keys,
}
const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }

/** The policies of the worked decisions, each once. */
function policiesOfCases(): string[] {
  const folder = join(import.meta.dirname, '../../../src/policy/cases')
  const texts = new Set<string>()
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      if (line === '') continue
      const { policies = {} } = JSON.parse(line) as DecisionCase
      for (const one of [policies.identity, policies.resource, policies.scps].flat(2)) {
        if (one !== undefined) texts.add(JSON.stringify(one))
      }
    }
  }
  return [...texts]
}

/** A policy's text: read, checked, printed, compiled and decided with, by the engine and by its plain twin. */
export function open(): Target {
  return {
    seeds: policiesOfCases().filter((_, index) => index % 3 === 0),
    words: [
      '"Statement":',
      '"Effect":"Deny"',
      '"NotAction":',
      '"Condition":{',
      '${aws:username}',
      '"\\u0000"',
      '\n',
    ],
    steps: { fixed: 100_000, perByte: 2000 },
    run(input) {
      const text = input.toString()
      checkJson(text)
      for (const read of [
        validateIdentityPolicy,
        validateTrustPolicy,
        policySize,
        principalsOf,
        statementSpans,
      ])
        read(text)
      assert.equal(
        mapPrincipals(text, () => undefined),
        text,
      )
      const parsed = parsePolicy(text)
      if ('findings' in parsed) for (const finding of parsed.findings) assertInside(text, finding)
      else checkDocument(text, parsed.document)
      decideAlike(text)
    },
  }
}

/** Our reader takes what the platform's takes, but for depth and length, and gives the same. */
function checkJson(text: string): void {
  const own = readJson(text)
  let theirs: { value: unknown } | undefined
  try {
    theirs = { value: JSON.parse(text) }
  } catch {
    // No JSON.
  }
  if ('error' in own) assert.ok(theirs === undefined || own.error === 'nested too deeply', own.error)
  else assert.ok(theirs !== undefined, 'what is no JSON was read')
}

function assertInside(text: string, { line, column }: Position): void {
  const lines = text.split('\n')
  assert.ok(line >= 1 && line <= lines.length, `line ${line}`)
  assert.ok(column >= 1 && column <= lines[line - 1]!.length + 1, `column ${column}`)
}

function checkDocument(text: string, document: PolicyDocument): void {
  for (const { start, end } of document.statements) {
    assertInside(text, start)
    assertInside(text, end)
  }
  const again = parsePolicy(printPolicy(document))
  assert.ok('document' in again, 'what was printed cannot be read')
  assert.deepEqual(placeless(again.document), placeless(document))
}

function placeless({ statements, ...rest }: PolicyDocument): object {
  return { ...rest, statements: statements.map(({ start: _start, end: _end, ...statement }) => statement) }
}

function decideAlike(text: string): void {
  const policy = compileText(text)
  const identity = [{ id: 'p', type: 'user' as const, policy }]
  const resource = { id: 'r', type: 'resource' as const, policy }
  for (const policies of [
    { ...none, identity },
    { ...none, resource, resourceKind: 'generic' as const },
    { ...none, identity, scps: [identity] },
  ]) {
    const { outcome } = evaluate(question, policies)
    assert.equal(outcome, referenceOutcome(question, policies), 'the twin decides otherwise')
    assert.equal(outcome, explain(question, policies).outcome, 'the explanation says otherwise')
  }
}
