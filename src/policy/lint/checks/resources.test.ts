import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'

test('a resource’s ARN is held to the forms of its service', () => {
  const rules = /ARN|PARTITION|INVALID_SERVICE$|ACCOUNT|REGION/
  const table: [resource: string, ...found: string[]][] = [
    ['arn:aws:x:r:210987654321:thing/a'],
    ['arn:aws:x:r:210987654321:thing/*'],
    ['arn:aws:x:*:*:thing/*'],
    ['arn:aws:x:::thing/a'],
    ['arn:aws:x:r::thing/a'],
    ['arn:aws:x::210987654321:thing/a'],
    ['arn:aws:x:r:210987654321:plain/a', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
    ['arn:aws:x::210987654321:plain/a', 'ARN_ACCOUNT_NOT_ALLOWED -> Leave the account empty.'],
    ['arn:aws:x:::plain/a'],
    ['arn:aws:x:::bucket'],
    ['arn:aws:x:::bucket/key'],
    ['arn:aws:x:r::bucket', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
    ['arn:aws:x:::*'],
    ['arn:aws:x:::*/*'],
    ['arn:aws:x:r:210987654321:other', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
    ['arn:aws:x:r:210987654321:other/a', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
    ['arn:aws:x:r:210987654321:thing', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
    ['arn:aws:x:r:210987654321:', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
    ['arn:aws:X:r:210987654321:thing/a', 'INVALID_ARN_SERVICE_CASE -> x'],
    ['arn:aws:y:r:210987654321:thing/a', 'INVALID_SERVICE -> x'],
    ['arn:aws:xy:r:1:a', 'INVALID_ARN_ACCOUNT', 'INVALID_SERVICE -> x'],
    ['arn:aws:*:r:210987654321:thing/a'],
    ['arn:aws:?:r:210987654321:thing/a'],
    ['arn:aws-cn:x:r:210987654321:thing/a'],
    ['arn:aws-c:x:r:210987654321:thing/a', 'INVALID_PARTITION -> aws-cn'],
    ['arn:*:x:r:210987654321:thing/a'],
    ['arn:aws:x', 'MISSING_ARN_FIELD'],
    ['arn:aws:x*'],
    ['arn:aws:x:*'],
    ['arn:*'],
    ['ar*'],
    ['a*n:x'],
    ['x', 'INVALID_ARN_PREFIX'],
    ['xrn:aws:x:r:1:thing/a', 'INVALID_ARN_PREFIX'],
    ['*'],
    ['?'],
    ['${aws:username}'],
    ['arn:aws:x:r:${aws:PrincipalAccount}:thing/${aws:username}'],
    ['arn:aws:x:r:111122223333:thing/a', 'PLACEHOLDER_ACCOUNT -> Put the account that is meant.'],
    ['arn:aws:x:r:12345678901:thing/a', 'INVALID_ARN_ACCOUNT'],
    ['arn:aws:x:r:2109876543210:thing/a', 'INVALID_ARN_ACCOUNT'],
    ['arn:aws:x:r:aws:thing/a'],
    ['arn:aws:x:r:some-name:thing/a'],
    ['arn:aws:x:r:Some:thing/a', 'INVALID_ARN_ACCOUNT'],
    ['arn:aws:x:r:123456789012:thing/a', 'PLACEHOLDER_ACCOUNT -> Put the account that is meant.'],
    ['arn:aws:iam::210987654321:root', 'INVALID_SERVICE'],
    ['arn:aws:x:r:210987654321:${aws:x:y}/a'],
    ['arn:aws:x:r:210987654321:${open:y', 'ARN_REGION_NOT_ALLOWED -> Leave the region empty.'],
  ]
  for (const [resource, ...found] of table) {
    const statement = `"Effect":"Allow","Action":"x:GetThing","Resource":${JSON.stringify(resource)}`
    assert.deepEqual(findingsIn('identity', rules, statement), found, resource)
  }
})

test('an action goes with the resources it is about', () => {
  const thing = 'arn:${Partition}:x:${Region}:${Account}:thing/${Name}'
  const file = 'arn:${Partition}:x:::${BucketName}/${FileName}'
  const alone = 'Give it a statement with Resource "*".'
  const table: [action: string | string[], resource: string | string[], ...fixes: string[]][] = [
    ['x:GetThing', 'arn:aws:x:r:1:thing/a'],
    ['x:GetThing', 'arn:aws:x:::plain/a', thing],
    ['x:PutThing', 'arn:aws:x:::plain/a'],
    ['x:List', 'arn:aws:x:::plain/a', alone],
    ['x:List', '*'],
    ['x:*', 'arn:aws:x:::plain/a'],
    ['x:Get*', 'arn:aws:x:::plain/a'],
    ['x:GetFile', 'arn:aws:x:::b', file],
    ['x:GetFile', 'arn:aws:x:::b/k'],
    ['x:GetFile', 'arn:aws:x:::b*'],
    ['x:Nothing', 'arn:aws:x:::plain/a'],
    ['*', 'arn:aws:x:::plain/a'],
    ['x:GetThing', ['arn:aws:x:::plain/a', 'arn:aws:x:r:1:thing/a']],
    ['x:GetThing', ['arn:aws:x:::plain/a', 'arn:aws:*:r:1:q']],
    ['x:GetThing', 'arn:aws:x:r:1:${aws:username}'],
    ['x:GetThing', 'arn:aws:y:r:1:thing/a', thing],
    [['x:GetThing', 'x:List'], 'arn:aws:x:::plain/a', thing, alone],
  ]
  for (const [action, resource, ...fixes] of table) {
    const statement = `"Effect":"Allow","Action":${JSON.stringify(action)},"Resource":${JSON.stringify(resource)}`
    const found = fixes.map((fix) => `ACTION_WITHOUT_APPLICABLE_RESOURCE -> ${fix}`)
    assert.deepEqual(
      findingsIn('identity', /WITHOUT_APPLICABLE/, statement),
      found,
      `${action} on ${resource}`,
    )
  }
})
