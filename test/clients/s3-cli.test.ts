import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { awsCli, type Cli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

describe('the aws CLI, unmodified', { skip: client('aws').skip }, () => {
  let server: TestServer
  let cli: Cli
  before(async () => {
    server = await startServer()
    cli = awsCli(server.url, server.keys[server.account]!.admin!)
  })
  after(() => server.stop())

  async function aws(...args: string[]): Promise<string> {
    const { code, out, err } = await cli.aws(args)
    assert.equal(code, 0, `aws ${args.join(' ')}: ${err}`)
    return out
  }

  test('makes a bucket, copies small and large files to and fro, and presigns', async () => {
    const big = randomBytes(20_000_000)
    writeFileSync(join(cli.home, 'big'), big)
    writeFileSync(join(cli.home, 'small'), 'small')
    await aws('s3', 'mb', 's3://one')
    assert.match(await aws('s3', 'ls'), /one/)
    await aws('s3', 'cp', '--quiet', 'big', 's3://one/big')
    await aws('s3', 'cp', '--quiet', 'small', 's3://one/dir/sm%all ä')
    assert.match(await aws('s3', 'ls', 's3://one'), /PRE dir\/[^]*20000000 big/)
    await aws('s3', 'cp', '--quiet', 's3://one/big', 'back')
    assert.ok(big.equals(readFileSync(join(cli.home, 'back'))))
    const url = (await aws('s3', 'presign', 's3://one/dir/sm%all ä')).trim()
    assert.equal(await (await fetch(url)).text(), 'small')
  })

  test('moves, copies between buckets, syncs, removes', async () => {
    await aws('s3', 'mb', 's3://two')
    await aws('s3', 'mv', '--quiet', 's3://one/big', 's3://two/moved')
    assert.match(await aws('s3', 'ls', '--recursive', 's3://two'), /20000000 moved/)
    assert.doesNotMatch(await aws('s3', 'ls', 's3://one'), / big/)
    mkdirSync(join(cli.home, 'tree/sub'), { recursive: true })
    for (const name of ['a', 'b', 'sub/c']) {
      const file = join(cli.home, 'tree', name)
      writeFileSync(file, name)
      // S3 keeps whole seconds: what is uploaded in the second it was written in would count as older than its file.
      utimesSync(file, 1_780_000_000, 1_780_000_000)
    }
    await aws('s3', 'sync', '--quiet', 'tree', 's3://two/tree')
    assert.equal(await aws('s3', 'sync', 'tree', 's3://two/tree'), '')
    await aws('s3', 'sync', '--quiet', 's3://two/tree', 'copy')
    assert.equal(readFileSync(join(cli.home, 'copy/sub/c'), 'utf8'), 'sub/c')
    await aws('s3', 'sync', '--quiet', '--delete', 'copy/sub', 's3://two/tree')
    assert.equal(await aws('s3', 'ls', '--recursive', 's3://two/tree/').then(keys), 'tree/c')
    await aws('s3', 'rm', '--quiet', '--recursive', 's3://two/tree')
    await aws('s3', 'rb', '--force', 's3://two')
    await aws('s3', 'rb', '--force', 's3://one')
    assert.equal(await aws('s3', 'ls'), '')
  })

  test('prints why a call was refused', async () => {
    const { code, err } = await cli.aws(['s3', 'ls', 's3://not-there'])
    assert.notEqual(code, 0)
    assert.match(err, /NoSuchBucket/)
  })
})

/** The keys of a listing, one a line. */
function keys(listing: string): string {
  return listing.trim().replace(/^.* /gm, '')
}
