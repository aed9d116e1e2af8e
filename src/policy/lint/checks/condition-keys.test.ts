import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'

test('an operator and a key exist, and an action of the statement sets the key', () => {
  const rules = /OPERATOR|CONDITION_KEY|TAG_KEY|NULL|FORALL/
  const table: [effect: string, action: string | string[], condition: object, ...found: string[]][] = [
    [
      'Allow',
      'x:GetThing',
      { StringEqual: { 'x:Name': 'a' } },
      'INVALID_CONDITION_OPERATOR -> Did you mean StringEquals?',
    ],
    ['Allow', 'x:GetThing', { StringEqualsIfExist: { 'x:Name': 'a' } }, 'INVALID_CONDITION_OPERATOR'],
    [
      'Allow',
      'x:GetThing',
      { 'ForAnyValues:StringEquals': { 'x:Name': 'a' } },
      'INVALID_CONDITION_OPERATOR -> Did you mean ForAnyValue:StringEquals?',
    ],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValue:StringLik': { 'x:Name': 'a' } },
      'INVALID_CONDITION_OPERATOR -> Did you mean ForAllValues:StringLike?',
    ],
    ['Allow', 'x:GetThing', { Whatever: { 'x:Name': 'a' } }, 'INVALID_CONDITION_OPERATOR'],
    ['Allow', 'x:GetThing', { NullIfExists: { 'x:Name': 'a' } }, 'NULL_WITH_IF_EXISTS -> Null'],
    ['Allow', 'x:GetThing', { 'ForAllValues:Null': { 'x:Name': 'a' } }, 'NULL_WITH_QUALIFIER -> Null'],
    ['Allow', 'x:GetThing', { 'ForAnyValue:Null': { 'x:Name': 'a' } }, 'NULL_WITH_QUALIFIER -> Null'],
    ['Allow', 'x:GetThing', { StringEquals: { Name: 'a' } }, 'INVALID_CONDITION_KEY_FORMAT'],
    [
      'Allow',
      'x:GetThing',
      { StringEquals: { sourceip: 'a' } },
      'INVALID_CONDITION_KEY_FORMAT -> aws:SourceIp',
    ],
    ['Allow', 'x:GetThing', { StringEquals: { 'aws:SourceIp': 'a' } }],
    [
      'Allow',
      'x:GetThing',
      { StringEquals: { 'aws:SourceIpp': 'a' } },
      'INVALID_GLOBAL_CONDITION_KEY -> Did you mean aws:SourceIp?',
    ],
    [
      'Allow',
      'x:GetThing',
      { StringEquals: { 'aws:arn': 'a' } },
      'UNSUPPORTED_GLOBAL_CONDITION_KEY -> aws:PrincipalArn or aws:SourceArn',
    ],
    [
      'Allow',
      'x:GetThing',
      { StringEquals: { 'aws:PrincipalTag': 'a' } },
      'MISSING_TAG_KEY_IN_CONDITION -> aws:PrincipalTag/NAME',
    ],
    [
      'Allow',
      'x:GetThing',
      { StringEquals: { 'aws:PrincipalTag/': 'a' } },
      'MISSING_TAG_KEY_IN_CONDITION -> aws:PrincipalTag/NAME',
    ],
    ['Allow', 'x:GetThing', { StringEquals: { 'aws:PrincipalTag/a': 'a' } }],
    [
      'Allow',
      'x:GetThing',
      { StringEquals: { 'x:Nam': 'a' } },
      'INVALID_SERVICE_CONDITION_KEY -> Did you mean x:Name?',
    ],
    ['Allow', 'x:GetThing', { StringEquals: { 'x:Nothing': 'a' } }, 'INVALID_SERVICE_CONDITION_KEY'],
    ['Allow', 'x:GetThing', { StringEquals: { 'y:Name': 'a' } }, 'INVALID_SERVICE_CONDITION_KEY'],
    ['Allow', 'x:GetThing', { StringEquals: { 'id.test:sub': 'a' } }],
    ['Allow', 'x:GetThing', { StringEquals: { 'id/x:sub': 'a' } }],
    ['Allow', 'x:GetThing', { StringEquals: { 'x:Kind': 'a' } }],
    [
      'Allow',
      'x:GetFile',
      { StringEquals: { 'x:Kind': 'a' } },
      'CONDITION_KEY_NOT_SET_BY_ACTION -> Give it a statement without the condition.',
    ],
    ['Allow', 'x:GetThing', { StringEquals: { 'x:Other': 'a' } }],
    ['Deny', 'x:GetFile', { StringEquals: { 'x:Kind': 'a' } }],
    ['Allow', 'x:GetFile', { StringEqualsIfExists: { 'x:Kind': 'a' } }],
    ['Allow', 'x:GetFile', { StringNotEquals: { 'x:Kind': 'a' } }],
    [
      'Allow',
      'x:GetFile',
      { 'ForAllValues:StringEquals': { 'x:Kind': 'a' } },
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
    ],
    [
      'Allow',
      'x:GetFile',
      { 'ForAnyValue:StringEquals': { 'x:Kind': 'a' } },
      'CONDITION_KEY_NOT_SET_BY_ACTION -> Give it a statement without the condition.',
    ],
    ['Allow', 'x:GetFile', { Null: { 'x:Kind': 'true' } }],
    [
      'Allow',
      ['x:GetThing', 'x:GetFile'],
      { StringEquals: { 'x:Kind': 'a' } },
      'CONDITION_KEY_NOT_SET_BY_ACTION -> Give it a statement without the condition.',
    ],
    ['Allow', 'x:*', { StringEquals: { 'x:Kind': 'a' } }],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValues:StringEquals': { 'x:Kind': 'a' } },
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
    ],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValues:StringEquals': { 'x:Name': 'a' } },
      'FORALLVALUES_WITH_SINGLE_VALUED_KEY -> StringEquals',
    ],
    ['Allow', 'x:GetThing', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }],
    ['Deny', 'x:GetThing', { 'ForAllValues:StringEquals': { 'x:Kind': 'a' } }],
    ['Allow', 'x:GetThing', { 'ForAllValues:StringEquals': { 'x:Kind': 'a' }, Null: { 'x:kind': 'False' } }],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValues:StringEquals': { 'x:Kind': 'a' }, Null: { 'x:Kind': 'true' } },
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
    ],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValues:StringEquals': { 'x:Kind': 'a' }, 'ForAnyValue:StringEquals': { 'x:Kind': 'a' } },
    ],
    [
      'Allow',
      'x:GetThing',
      {
        'ForAllValues:StringEquals': { 'x:Kind': 'a' },
        'ForAnyValue:StringEqualsIfExists': { 'x:Kind': 'a' },
      },
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
    ],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValues:StringEquals': { 'x:Kind': 'a' }, Null: { 'x:Name': 'false' } },
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
    ],
    [
      'Allow',
      'x:GetThing',
      { 'ForAllValues:StringEquals': { 'x:Kind': 'a' }, 'ForAllValues:StringLike': { 'x:Kind': 'a' } },
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
      'FORALLVALUES_WITHOUT_NULL_CHECK -> Add "Null": {"x:Kind": "false"}.',
    ],
  ]
  for (const [effect, action, condition, ...found] of table) {
    const about = JSON.stringify({ Effect: effect, Action: action, Resource: '*', Condition: condition })
    assert.deepEqual(findingsIn('identity', rules, about.slice(1, -1)), found, about)
  }
})
