import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refreshing } from './credentials.ts'

function provider(lifeMilliseconds: number) {
  const clock = { now: 0, loads: 0 }
  const give = refreshing(
    async () => ({
      accessKeyId: `key-${++clock.loads}`,
      secretAccessKey: 's',
      expiration: new Date(clock.now + lifeMilliseconds),
    }),
    () => clock.now,
  )
  return { clock, give }
}

test('credentials are loaded once for callers at one time, and anew five minutes before they end', async () => {
  const { clock, give } = provider(60 * 60_000)
  assert.deepEqual(
    (await Promise.all([give(), give()])).map(({ accessKeyId }) => accessKeyId),
    ['key-1', 'key-1'],
  )
  clock.now = 54 * 60_000
  assert.equal((await give()).accessKeyId, 'key-1')
  clock.now = 56 * 60_000
  assert.equal((await give()).accessKeyId, 'key-2')
})

test('a load that failed is tried again', async () => {
  let loads = 0
  const give = refreshing(
    async () => {
      if (++loads === 1) throw new Error('no')
      return { accessKeyId: 'k', secretAccessKey: 's', expiration: new Date(1e9) }
    },
    () => 0,
  )
  await assert.rejects(give(), /no/)
  assert.equal((await give()).accessKeyId, 'k')
})

test('credentials that a service takes no more are loaded anew, once for all who noticed', async () => {
  const { give } = provider(60 * 60_000)
  assert.equal((await give()).accessKeyId, 'key-1')
  const renewed = await Promise.all([give.again(), give.again(), give()])
  assert.deepEqual(
    renewed.map(({ accessKeyId }) => accessKeyId),
    ['key-2', 'key-2', 'key-2'],
  )
})
