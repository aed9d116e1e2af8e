import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAuthorizationReference } from '../fixtures/authorization-reference.ts'

const reference = openAuthorizationReference(new URL('../../models', import.meta.url).pathname)

test('an action has its access level, resource types and keys', () => {
  const passRole = reference.action('iam:PassRole')!
  assert.deepEqual(
    passRole.resourceTypes.map(({ name, required }) => [name, required]),
    [['role', true]],
  )
  assert.ok(passRole.conditionKeys.includes('iam:PassedToService'))
  assert.equal(reference.action('s3:GetObject')!.accessLevel, 'Read')
})

test('every resource type an action names has an ARN format in its service', () => {
  for (const prefix of reference.services()) {
    const { actions, resourceTypes } = reference.service(prefix)!
    for (const [name, action] of Object.entries(actions)) {
      for (const use of action.resourceTypes)
        assert.match(resourceTypes[use.name]?.arn ?? '', /^arn:/, `${prefix}:${name} ${use.name}`)
    }
  }
})

test('names are exact', () => {
  for (const name of [
    'iam:passrole',
    'PassRole',
    'nope:PassRole',
    'iam:',
    ':',
    '',
    'iam:constructor',
    '__proto__:x',
  ]) {
    assert.equal(reference.action(name), undefined, name)
  }
})
