import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { needWords, statementWords, tellStep, type ToldStatement } from './step-words.ts'

const place: ToldStatement = { layer: 'identity', policy: 'Own', owner: 'alice', index: 0 }

test('a statement is named by its number, its kind of policy and whose that is', () => {
  const role = 'arn:aws:iam::111122223333:role/r'
  const table: [ToldStatement, string][] = [
    [place, 'statement 1 of the identity policy Own of alice'],
    [{ ...place, index: 1, sid: 'Read' }, 'statement 2 (Read) of the identity policy Own of alice'],
    [{ ...place, sid: '' }, 'statement 1 of the identity policy Own of alice'],
    [{ layer: 'boundary', policy: 'b', index: 0 }, 'statement 1 of the permissions boundary b'],
    [
      { layer: 'resource', policy: `${role} (trust policy)`, index: 0 },
      `statement 1 of the trust policy ${role}`,
    ],
    [
      { layer: 'resource', policy: 'arn:aws:s3:::b', index: 0 },
      'statement 1 of the resource policy arn:aws:s3:::b',
    ],
  ]
  for (const [told, words] of table) assert.equal(statementWords(told), words)
})

test('what an Allow needs is a clause each, what a Deny spares is one', () => {
  const conditions = [
    { operator: 'StringEquals', key: 'sts:ExternalId', values: ['4711'] },
    { operator: 'Resource', key: 'aws:username', values: ['arn:aws:s3:::${aws:username}'] },
  ]
  assert.deepEqual(needWords({ effect: 'Allow', by: place, conditions }), [
    'if StringEquals sts:ExternalId 4711',
    'if aws:username fits the resource arn:aws:s3:::${aws:username}',
  ])
  assert.deepEqual(needWords({ effect: 'Deny', by: place, conditions: conditions.slice(0, 1) }), [
    'unless StringEquals sts:ExternalId 4711, which is denied by statement 1 of the identity policy Own of alice',
  ])
})

test('a step becomes data that JSON carries', () => {
  const policy = compileText('{"Version":"2012-10-17","Statement":[]}')
  const by = {
    layer: 'identity',
    source: { id: 'Own', type: 'user', owner: 'alice', policy },
    index: 0,
  } as const
  const condition = { operator: 'Bool', key: 'k', values: ['true'] } as never
  const told = tellStep({
    can: 'if',
    statements: [by],
    needs: [{ effect: 'Allow', by, conditions: [condition] }],
  })
  const statement = { ...place, sid: undefined }
  assert.deepEqual(told, {
    can: 'if',
    session: undefined,
    statements: [statement],
    needs: [
      { effect: 'Allow', by: statement, conditions: [{ operator: 'Bool', key: 'k', values: ['true'] }] },
    ],
  })
})
