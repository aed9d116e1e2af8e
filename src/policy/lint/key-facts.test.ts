import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CatalogueService, ServiceCatalogue } from './catalogue.ts'
import type { Linting } from './document.ts'
import { globalKey } from './global-keys.ts'
import { isSameKey, keyFacts, keyStem, prefixOf, writtenType } from './key-facts.ts'
import { knownActions } from './known-actions.ts'
import { newSteps } from '../steps.ts'

const action = { resourceTypes: [], conditionKeys: [] }
const service: CatalogueService = {
  actions: { GetThing: action, GetThings: action, PutThing: action },
  resourceTypes: {},
  conditionKeys: {
    'x:Name': 'String',
    'x:Names': 'ArrayOfString',
    'x:Owner': 'ARN',
    'x:Addresses': 'ArrayOfIPAddress',
    'x:Tag/${TagKey}': 'String',
    'x:Part<name>': 'Bool',
    'x:Context:${Key}': 'Numeric',
    'x:Odd': 'Unheard',
  },
}
const catalogue: ServiceCatalogue = {
  services: () => ['x'],
  service: (prefix) => (prefix === 'x' ? service : undefined),
}
const linting = (known?: ServiceCatalogue) => ({ catalogue: known, steps: newSteps() }) as Linting

test('a key’s stem is its name without what is variable in it', () => {
  const table: [name: string, stem: string][] = [
    ['s3:Prefix', 's3:prefix'],
    ['s3:ExistingObjectTag/<key>', 's3:existingobjecttag/'],
    ['s3:ExistingObjectTag/team/a', 's3:existingobjecttag/'],
    ['x:Part<name>', 'x:part'],
    ['x:Context:${Key}', 'x:context:'],
    ['', ''],
  ]
  for (const [name, stem] of table) assert.equal(keyStem(name), stem, name)
})

test('a key is the one the reference writes, whatever stands for what is variable', () => {
  const table: [written: string, name: string, expected: boolean][] = [
    ['x:Name', 'X:NAME', true],
    ['x:Name', 'x:Names', false],
    ['x:Tag/${TagKey}', 'x:tag/team', true],
    ['x:Context:${Key}', 'x:context:a:b', true],
    ['x:Context:${Key}', 'x:other:a', false],
    ['x:Name', 'x:Name:a', false],
  ]
  for (const [written, name, expected] of table) assert.equal(isSameKey(written, name), expected, name)
})

test('what a key is, the global keys tell first and then its service', () => {
  const table: [name: string, type: string | undefined, multivalued?: boolean][] = [
    ['aws:SourceIp', 'IPAddress', false],
    ['AWS:sourceip', 'IPAddress', false],
    ['aws:TagKeys', 'String', true],
    ['aws:PrincipalTag/team', 'String', false],
    ['aws:PrincipalTag', undefined],
    ['aws:Unheard', undefined],
    ['x:Name', 'String', false],
    ['x:Names', 'String', true],
    ['x:Owner', 'ARN', false],
    ['x:Addresses', 'IPAddress', true],
    ['X:tag/anything', 'String', false],
    ['x:Context:a:b', 'Numeric', false],
    ['x:Odd', undefined],
    ['x:Nothing', undefined],
    ['y:Name', undefined],
    ['Name', undefined],
  ]
  for (const [name, type, multivalued] of table) {
    const facts = keyFacts(linting(catalogue), name)
    assert.deepEqual([facts?.type, facts?.multivalued], [type, multivalued], name)
  }
  assert.equal(keyFacts(linting(), 'x:Name'), undefined)
  assert.equal(keyFacts(linting(), 'aws:SourceIp')?.type, 'IPAddress')
  assert.equal(writtenType(service, 'x:Addresses'), 'ArrayOfIPAddress')
  assert.deepEqual(globalKey('aws:RequestTag/'), { type: 'String', multivalued: false })
  assert.deepEqual(['x:A', 'Aws:b:c', 'none', ':x'].map(prefixOf), ['x', 'aws', '', ''])
})

test('the actions of a pattern are those of its one known service', () => {
  const table: [pattern: string, names: string[] | undefined][] = [
    ['x:GetThing', ['x:GetThing']],
    ['X:getthing', ['x:GetThing']],
    ['x:Get*', ['x:GetThing', 'x:GetThings']],
    ['x:?utThing', ['x:PutThing']],
    ['x:*', ['x:GetThing', 'x:GetThings', 'x:PutThing']],
    ['x:Nothing', []],
    ['y:GetThing', undefined],
    ['x', undefined],
    ['*', undefined],
    ['x*:GetThing', undefined],
  ]
  const one = linting(catalogue)
  for (const [pattern, names] of table) {
    assert.deepEqual(
      knownActions(one, pattern)?.map(({ name }) => name),
      names,
      pattern,
    )
    assert.equal(knownActions(one, pattern), knownActions(one, pattern.toLowerCase()), pattern)
    assert.equal(knownActions(linting(), pattern), undefined, pattern)
  }
})

test('looks up 2000 different patterns for one policy and not one more', () => {
  const one = linting(catalogue)
  for (let at = 0; at < 2000; at += 1) assert.deepEqual(knownActions(one, `x:Unknown${at}`), [])
  assert.equal(knownActions(one, 'x:GetThing'), undefined)
  assert.deepEqual(knownActions(one, 'x:Unknown5'), [])
})
