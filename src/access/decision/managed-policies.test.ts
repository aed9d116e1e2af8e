import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openManagedPolicies } from './managed-policies.ts'

const policies = openManagedPolicies(new URL('../../../models', import.meta.url).pathname)
const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`

test('a policy has its name, path, dates and an id that is always the same', () => {
  const { versions, ...metadata } = policies.get(arn('job-function/ViewOnlyAccess'))!
  assert.equal(metadata.name, 'ViewOnlyAccess')
  assert.equal(metadata.path, '/job-function/')
  assert.match(metadata.id, /^ANPA[A-Z2-7]{17}$/)
  assert.equal(
    openManagedPolicies(new URL('../../../models', import.meta.url).pathname).metadata(metadata.arn)!.id,
    metadata.id,
  )
  assert.ok(metadata.createDate < metadata.updateDate)
  assert.ok(versions.length > 1)
  assert.equal(versions[0]!.id, metadata.defaultVersionId)
  assert.deepEqual(
    versions.map(({ id }) => Number(id.slice(1))),
    versions.map(({ id }) => Number(id.slice(1))).toSorted((a, b) => b - a),
  )
})

test('AdministratorAccess allows everything', () => {
  const document = JSON.parse(policies.defaultDocument(arn('AdministratorAccess'))!)
  assert.deepEqual(document, {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  })
})

test('old versions have documents of their own', () => {
  const { versions, defaultVersionId } = policies.get(arn('ReadOnlyAccess'))!
  assert.ok(versions.length > 100)
  const oldest = versions.at(-1)!
  assert.equal(JSON.parse(oldest.document).Version, '2012-10-17')
  assert.notEqual(oldest.document, policies.version(arn('ReadOnlyAccess'), defaultVersionId)!.document)
  assert.equal(
    policies.version(arn('ReadOnlyAccess'), defaultVersionId)!.document,
    policies.defaultDocument(arn('ReadOnlyAccess')),
  )
})

test('the list is by name without regard to case and every id is its own', () => {
  const list = policies.list()
  assert.ok(list.length > 1500)
  const names = list.map(({ name }) => name.toLowerCase())
  assert.deepEqual(
    names,
    names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  )
  assert.equal(new Set(list.map(({ id }) => id)).size, list.length)
})

test('what AWS does not manage is not there', () => {
  for (const name of [
    'arn:aws:iam::111122223333:policy/AdministratorAccess',
    'AdministratorAccess',
    '',
    arn('Nope'),
    arn('constructor'),
  ]) {
    assert.equal(policies.get(name), undefined, name)
    assert.equal(policies.defaultDocument(name), undefined, name)
    assert.equal(policies.version(name, 'v1'), undefined, name)
  }
  for (const id of ['v0', 'v999', '', '__proto__'])
    assert.equal(policies.version(arn('AdministratorAccess'), id), undefined, id)
})

test('nothing is read before something is asked, and missing data are an error then', () => {
  const nowhere = openManagedPolicies('/nonexistent')
  assert.throws(() => nowhere.get(arn('AdministratorAccess')), { code: 'ENOENT' })
})
