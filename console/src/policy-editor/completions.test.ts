import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packReference } from '../../pack-reference.ts'
import { referenceOf } from '../reference/reference.ts'
import { completionsAt, type Knowledge } from './completions.ts'

const reference = referenceOf(packReference())
const account = '111122223333'

/** The labels that are offered where the bar stands in the text. */
function labelsAt(marked: string, known: Partial<Knowledge> = {}): string[] {
  const offset = marked.indexOf('|')
  const doc = marked.replace('|', '')
  const state = EditorState.create({ doc, extensions: [json()] })
  ensureSyntaxTree(state, doc.length, Infinity)
  const context = new CompletionContext(state, offset, true)
  const result = completionsAt(context, { reference, kind: 'identity', account, ...known })
  return (result?.options ?? []).map(({ label }) => label)
}

const inStatement = (rest: string) => `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${rest}}]}`

for (const [where, text, some, none] of [
  ['a key at the top', '{"|"}', ['Version', 'Statement'], ['Effect']],
  ['a key that is there already', '{"Version":"2012-10-17","|"}', ['Statement'], ['Version']],
  ['a key of a statement', inStatement('"|"'), ['Action', 'Resource', 'Condition'], ['Effect', 'Principal']],
  ['an effect', '{"Statement":[{"Effect":"|"}]}', ['Allow', 'Deny'], ['s3:']],
  ['an action without a service', inStatement('"Action":"|"'), ['s3:', 'iam:'], ['s3:GetObject']],
  ['an action of a service', inStatement('"Action":["s3:Get|"]'), ['s3:GetObject', 's3:*'], ['iam:GetUser']],
  [
    'a resource of the actions above',
    inStatement('"Action":"s3:GetObject","Resource":["|"]'),
    ['*', 'arn:aws:s3:::${BucketName}/${ObjectName}'],
    ['arn:aws:s3:::${BucketName}'],
  ],
  [
    'an operator',
    inStatement('"Condition":{"|"}'),
    ['StringEquals', 'ForAnyValue:StringLike'],
    ['NullIfExists'],
  ],
  [
    'a condition key of the actions',
    inStatement('"Action":"s3:ListBucket","Condition":{"StringLike":{"|"}}'),
    ['s3:prefix', 'aws:PrincipalTag/', 'aws:SourceIp'],
    ['iam:PassedToService'],
  ],
  ['a Boolean value', inStatement('"Condition":{"Bool":{"aws:SecureTransport":"|"}}'), ['true', 'false'], []],
] as const) {
  test(`offers ${where}`, () => {
    const labels = labelsAt(text)
    assert.deepEqual(
      some.filter((label) => !labels.includes(label)),
      [],
    )
    assert.deepEqual(
      none.filter((label) => labels.includes(label)),
      [],
    )
  })
}

test('offers principals only to policies that have them', () => {
  const text = inStatement('"|"')
  assert.ok(labelsAt(text, { kind: 'trust' }).includes('Principal'))
  assert.ok(!labelsAt(text, { kind: 'trust' }).includes('Resource'))
  assert.ok(labelsAt(text, { kind: 'resource' }).includes('Resource'))
})

test('offers the language alone before the reference has arrived', () => {
  assert.deepEqual(labelsAt(inStatement('"Action":"|"'), { reference: undefined }), [])
  assert.ok(labelsAt(inStatement('"|"'), { reference: undefined }).includes('Action'))
})

test('offers nothing outside of quotes', () => {
  for (const text of ['|{}', '{|}', '{"Version"|:1}', inStatement('"Action":|"s3:GetObject"')]) {
    assert.deepEqual(labelsAt(text), [], text)
  }
})
