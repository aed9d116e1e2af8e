import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { run } from './fixtures/aws-cli.ts'
import { client } from './fixtures/clients.ts'
import { startServer } from './fixtures/server.ts'

const boto3 = client('python3-boto3')

test('boto3 simulates policies and reads reports', { skip: boto3.skip }, async () => {
  const server = await startServer()
  try {
    const { accessKeyId, secretAccessKey } = server.keys[server.account]!.admin!
    const script = fileURLToPath(new URL('clients/reports.py', import.meta.url))
    const args = [script, server.url, accessKeyId, secretAccessKey, server.account]
    const { PATH = '', PYENV_ROOT = '' } = process.env
    const env = {
      PATH,
      PYENV_ROOT,
      HOME: tmpdir(),
      AWS_CONFIG_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    }
    const { code, out, err } = await run(boto3.path!, args, env, tmpdir())
    assert.equal(code, 0, `${out}\n${err}`)
    assert.equal(out.match(/^ok /gm)?.length, 4)
  } finally {
    await server.stop()
  }
})
