import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { failedElement, isNearMiss } from './compared-elements.ts'
import type { ComparedElement } from './compared-elements.ts'
import type { Layer, Question } from '../types.ts'
import { newSteps } from '../steps.ts'

const account = '111122223333'
const question: Question = {
  principal: {
    kind: 'AssumedRole',
    arn: `arn:aws:sts::${account}:assumed-role/Worker/job`,
    account,
    issuerArn: `arn:aws:iam::${account}:role/Worker`,
  },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: account,
  keys: new Map([
    ['aws:username', ['alice']],
    ['x:many', ['a', 'b']],
  ]),
}
const names = [question.principal.arn, `arn:aws:iam::${account}:role/Worker`, account]

function compiled(statement: object, version = '2012-10-17') {
  const whole = { Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }
  return compileText(JSON.stringify({ Version: version, Statement: whole })).statements[0]!
}
const failed = (statement: object, layer: Layer = 'identity', version?: string) =>
  failedElement(layer, compiled(statement, version), question, false, newSteps())

test('says which element does not fit, as it is written, with what it asks for and what there is', () => {
  const table: [statement: object, expected: Partial<ComparedElement> | undefined][] = [
    [{}, undefined],
    [
      { Action: 'ec2:*' },
      { element: 'Action', written: 'Action', expected: ['ec2:*'], actual: ['s3:GetObject'] },
    ],
    [
      { Action: undefined, NotAction: ['s3:*', 'ec2:*'] },
      { element: 'Action', written: 'NotAction', expected: ['s3:*', 'ec2:*'], actual: ['s3:GetObject'] },
    ],
    [
      { Resource: 'arn:aws:s3:::c' },
      {
        element: 'Resource',
        written: 'Resource',
        expected: ['arn:aws:s3:::c'],
        actual: ['arn:aws:s3:::b/k'],
      },
    ],
    [
      { Resource: undefined, NotResource: 'arn:aws:s3:::*' },
      {
        element: 'Resource',
        written: 'NotResource',
        expected: ['arn:aws:s3:::*'],
        actual: ['arn:aws:s3:::b/k'],
      },
    ],
    [
      { Condition: { StringEquals: { 'X:Many': 'a' } } },
      { element: 'Condition', operator: 'StringEquals', key: 'X:Many', expected: ['a'], actual: ['a', 'b'] },
    ],
    [{ Condition: { Bool: { 'x:none': 'true' } } }, { key: 'x:none', expected: ['true'], actual: [] }],
    // The first in the order of the elements, however many do not fit.
    [{ Action: 'ec2:*', Resource: 'arn:aws:s3:::c' }, { element: 'Action' }],
    [{ Resource: 'arn:aws:s3:::c', Condition: { Bool: { 'x:none': 'true' } } }, { element: 'Resource' }],
    [
      { Condition: { StringEquals: { 'aws:username': 'alice', 'x:none': 'a', 'x:other': 'b' } } },
      { key: 'x:none' },
    ],
  ]
  for (const [statement, expected] of table) {
    const found = failed(statement)
    const about = JSON.stringify(statement)
    if (expected === undefined || found === undefined) assert.equal(found, expected, about)
    else assert.deepEqual({ ...found, ...expected }, found, about)
  }
})

test('fills in the variables of what is asked for, where the version and the operator have any', () => {
  const table: [statement: object, filledIn: string[] | undefined][] = [
    [{ Resource: 'arn:aws:s3:::b/${aws:username}/*' }, ['arn:aws:s3:::b/alice/*']],
    [{ Resource: 'arn:aws:s3:::b/${aws:userid}' }, ['a variable in it has no value']],
    [
      { Resource: ['arn:aws:s3:::c', 'arn:aws:s3:::${aws:username}?'] },
      ['arn:aws:s3:::c', 'arn:aws:s3:::alice?'],
    ],
    [{ Resource: 'arn:aws:s3:::c' }, undefined],
    [{ Condition: { StringLike: { 'x:none': '${aws:username}*' } } }, ['alice*']],
    [
      { Condition: { ArnLike: { 'x:none': 'arn:aws:iam::1:user/${aws:username}' } } },
      ['arn:aws:iam::1:user/alice'],
    ],
    [{ Condition: { Bool: { 'x:none': '${aws:username}' } } }, undefined],
    [{ Condition: { StringEquals: { 'x:none': 'plain' } } }, undefined],
  ]
  for (const [statement, filledIn] of table) {
    assert.deepEqual(failed(statement)?.filledIn, filledIn, JSON.stringify(statement))
    assert.equal(failed(statement, 'identity', '2008-10-17')?.filledIn, undefined)
  }
})

test('a principal fits where its layer asks for one', () => {
  const stranger = { AWS: '444455556666' }
  const table: [layer: Layer, statement: object, written: string | undefined, expected?: string[]][] = [
    ['resource', { Principal: stranger }, 'Principal', ['AWS 444455556666']],
    ['resource', { Principal: { AWS: [account, 'AIDAX'] } }, undefined],
    ['resource', { Principal: { Service: 'ec2.amazonaws.com' } }, 'Principal', ['Service ec2.amazonaws.com']],
    ['resource', { Principal: '*' }, undefined],
    ['resource', {}, 'Principal', []],
    ['resource', { Effect: 'Deny', Principal: stranger }, 'Principal', ['AWS 444455556666']],
    ['resource', { Effect: 'Deny', NotPrincipal: '*' }, 'NotPrincipal', ['*']],
    ['resource', { Effect: 'Deny', NotPrincipal: stranger }, undefined],
    ['rcp', { Principal: '*' }, undefined],
    ['rcp', { Effect: 'Deny', Principal: stranger }, 'Principal', ['AWS 444455556666']],
    ['identity', { Effect: 'Deny', Principal: stranger }, undefined],
    ['identity', { Principal: stranger }, 'Principal', ['AWS 444455556666']],
    ['scp', {}, undefined],
  ]
  for (const [layer, statement, written, expected] of table) {
    const found = failed(statement, layer)
    const about = `${layer} ${JSON.stringify(statement)}`
    assert.equal(found?.written, written, about)
    if (written === undefined) continue
    assert.deepEqual([found?.element, found?.expected, found?.actual], ['Principal', expected, names], about)
  }
})

test('shows twenty values and that there are more', () => {
  const list = (length: number) => Array.from({ length }, (_, at) => `arn:aws:s3:::c${at}`)
  assert.deepEqual(failed({ Resource: list(20) })?.expected, list(20))
  assert.deepEqual(failed({ Resource: list(21) })?.expected, [...list(20), '…'])
  const variables = list(21).map((arn) => `${arn}\${aws:username}`)
  assert.equal(failed({ Resource: variables })?.filledIn?.length, 20)
})

test('a near miss is a statement that one thing alone keeps from fitting', () => {
  const table: [statement: object, near: boolean][] = [
    [{}, false],
    [{ Action: 'ec2:*' }, true],
    [{ Resource: 'arn:aws:s3:::c' }, true],
    [{ Action: 'ec2:*', Resource: 'arn:aws:s3:::c' }, false],
    [{ Condition: { StringEquals: { 'x:none': 'a' } } }, true],
    [{ Condition: { StringEquals: { 'x:none': 'a', 'x:other': 'a' } } }, false],
    [{ Condition: { StringEquals: { 'x:none': 'a', 'aws:username': 'alice' } } }, true],
    [{ Principal: '*' }, true],
  ]
  for (const [statement, near] of table) {
    assert.equal(
      isNearMiss('identity', compiled(statement), question, false, newSteps()),
      near,
      JSON.stringify(statement),
    )
  }
})
