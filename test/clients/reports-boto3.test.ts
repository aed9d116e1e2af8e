import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runBoto3Script } from '../fixtures/clients/boto3-script.ts'
import { client } from '../fixtures/clients/clients.ts'

const boto3 = client('python3-boto3')

test('boto3 simulates policies and reads reports', { skip: boto3.skip }, async () => {
  const { code, out, err } = await runBoto3Script(boto3.path!, 'reports.py')
  assert.equal(code, 0, `${out}\n${err}`)
  assert.equal(out.match(/^ok /gm)?.length, 4)
})
