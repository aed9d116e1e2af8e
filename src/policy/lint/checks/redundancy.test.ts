import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'

const rules = /REDUNDANT|UNREACHABLE/

test('what another text or statement says already is said to be idle', () => {
  const table: [about: string, statements: string[], ...found: string[]][] = [
    [
      'a text of a list that an earlier or later wildcard covers',
      ['"Effect":"Allow","Action":["x:GetThing","x:Get*"],"Resource":"*"'],
      'REDUNDANT_ACTION -> Remove it.',
    ],
    [
      'an action in another case',
      ['"Effect":"Allow","Action":["x:GetThing","X:getthing"],"Resource":"*"'],
      'REDUNDANT_ACTION -> Remove it.',
    ],
    [
      'a resource twice',
      ['"Effect":"Allow","Action":"x:List","Resource":["arn:aws:x:::b","arn:aws:x:::b"]'],
      'REDUNDANT_RESOURCE -> Remove it.',
    ],
    [
      'a resource in another case, which is another resource',
      ['"Effect":"Allow","Action":"x:List","Resource":["arn:aws:x:::b","arn:aws:x:::B"]'],
    ],
    [
      'a resource that a wildcard covers',
      ['"Effect":"Allow","Action":"x:List","Resource":["arn:aws:x:::b/*","arn:aws:x:::b/k"]'],
      'REDUNDANT_RESOURCE -> Remove it.',
    ],
    [
      'a wildcard with a question mark, which is not looked at',
      ['"Effect":"Allow","Action":["x:?etThing*","x:GetThing"],"Resource":"*"'],
    ],
    [
      'a wildcard beside itself',
      ['"Effect":"Allow","Action":["x:Get*","x:Get*"],"Resource":"*"'],
      'REDUNDANT_ACTION -> Remove it.',
    ],
    [
      'NotAction and NotResource too',
      ['"Effect":"Allow","NotAction":["x:*","x:List"],"NotResource":["arn:aws:x:::*","arn:aws:x:::b"]'],
      'REDUNDANT_ACTION -> Remove it.',
      'REDUNDANT_RESOURCE -> Remove it.',
    ],
    [
      'a statement that repeats one',
      [
        '"Effect":"Allow","Action":"x:List","Resource":"*"',
        '"Effect":"Allow","Action":"x:List","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'a statement that a wider one says already',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*"',
        '"Effect":"Allow","Action":"x:GetThing","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'a wider statement that comes later',
      [
        '"Effect":"Allow","Action":"x:GetThing","Resource":"*"',
        '"Effect":"Allow","Action":"x:*","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'a statement with more resources',
      [
        '"Effect":"Allow","Action":"x:List","Resource":"arn:aws:x:::b"',
        '"Effect":"Allow","Action":"x:List","Resource":["arn:aws:x:::b","arn:aws:x:::c"]',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'one of several actions that is not covered',
      [
        '"Effect":"Allow","Action":"x:Get*","Resource":"*"',
        '"Effect":"Allow","Action":["x:GetThing","x:List"],"Resource":"*"',
      ],
    ],
    [
      'a condition on the wider one',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*","Condition":{"StringEquals":{"x:Name":"a"}}',
        '"Effect":"Allow","Action":"x:List","Resource":"*"',
      ],
    ],
    [
      'a condition on the narrower one',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*"',
        '"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"StringEquals":{"x:Name":"a"}}',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'the same condition on both, its values in another order',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*","Condition":{"StringEquals":{"x:Name":["a","b"]}}',
        '"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"StringEquals":{"x:Name":["b","a"]}}',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'another value of the condition',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*","Condition":{"StringEquals":{"x:Name":"a"}}',
        '"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"StringEquals":{"x:Name":"b"}}',
      ],
    ],
    [
      'an Allow that a Deny takes away whole',
      [
        '"Effect":"Allow","Action":"x:GetThing","Resource":"*"',
        '"Effect":"Deny","Action":"x:*","Resource":"*"',
      ],
      'UNREACHABLE_STATEMENT',
    ],
    [
      'a Deny that comes first',
      [
        '"Effect":"Deny","Action":"x:*","Resource":"*"',
        '"Effect":"Allow","Action":"x:GetThing","Resource":"*"',
      ],
      'UNREACHABLE_STATEMENT',
    ],
    [
      'a Deny with a condition',
      [
        '"Effect":"Allow","Action":"x:GetThing","Resource":"*"',
        '"Effect":"Deny","Action":"x:*","Resource":"*","Condition":{"StringEquals":{"x:Name":"a"}}',
      ],
    ],
    [
      'a Deny of a part',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*"',
        '"Effect":"Deny","Action":"x:GetThing","Resource":"*"',
      ],
    ],
    [
      'a Deny that another Deny says already',
      [
        '"Effect":"Deny","Action":"x:*","Resource":"*"',
        '"Effect":"Deny","Action":"x:GetThing","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      'a Deny that an Allow covers',
      [
        '"Effect":"Allow","Action":"x:*","Resource":"*"',
        '"Effect":"Deny","Action":"x:GetThing","Resource":"*"',
      ],
    ],
    [
      'NotAction, of which nothing is said',
      [
        '"Effect":"Allow","NotAction":"x:List","Resource":"*"',
        '"Effect":"Allow","NotAction":"x:List","Resource":"*"',
      ],
    ],
    [
      'NotResource, of which nothing is said',
      [
        '"Effect":"Allow","Action":"x:List","NotResource":"*"',
        '"Effect":"Allow","Action":"x:List","NotResource":"*"',
      ],
    ],
    [
      'texts beyond eighty characters',
      [
        '"Effect":"Allow","Action":["x:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","x:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],"Resource":"*"',
      ],
      'REDUNDANT_ACTION -> Remove it.',
    ],
  ]
  for (const [about, statements, ...found] of table) {
    assert.deepEqual(findingsIn('identity', rules, ...statements), found, about)
  }
})

test('a statement repeats another one only for principals that it names too', () => {
  const table: [statements: string[], ...found: string[]][] = [
    [
      [
        '"Effect":"Allow","Principal":"*","Action":"x:List","Resource":"*"',
        '"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      [
        '"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"',
        '"Effect":"Allow","Principal":"*","Action":"x:List","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      [
        '"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"',
        '"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
    [
      [
        '"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"',
        '"Effect":"Allow","Principal":{"AWS":"210987654320"},"Action":"x:List","Resource":"*"',
      ],
    ],
    [
      [
        '"Effect":"Allow","Principal":{"AWS":["210987654321","210987654320"]},"Action":"x:List","Resource":"*"',
        '"Effect":"Allow","Principal":{"AWS":"210987654320"},"Action":"x:List","Resource":"*"',
      ],
      'REDUNDANT_STATEMENT -> Remove it.',
    ],
  ]
  for (const [statements, ...found] of table)
    assert.deepEqual(findingsIn('resource', rules, ...statements), found)
})
