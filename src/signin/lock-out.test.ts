import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLockOut, type Attempt } from './lock-out.ts'

const at = (now: number, more: Partial<Attempt> = {}): Attempt => ({
  account: '111122223333',
  userName: 'anna',
  address: '192.0.2.1',
  now,
  ...more,
})

/** Fails until it has to wait; answers how many attempts that took. */
function failuresUntilWait(
  lockOut: ReturnType<typeof createLockOut>,
  attempt: (n: number) => Attempt,
): number {
  for (let n = 0; n < 1000; n++) if (lockOut.begin(attempt(n)) > 0) return n
  return assert.fail('it never had to wait')
}

test('five attempts are free, and each further failure doubles the wait up to a quarter of an hour', () => {
  const lockOut = createLockOut()
  let now = 0
  const waits: number[] = []
  for (let n = 0; n < 18; n++) {
    let wait = lockOut.begin(at(now))
    if (wait > 0) {
      waits.push(wait)
      assert.equal(lockOut.begin(at(now + wait * 1000 - 1)) > 0, true, 'still locked just before')
      now += wait * 1000
      wait = lockOut.begin(at(now))
    }
    assert.equal(wait, 0)
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
})

test('an attempt counts from its beginning, so that many at once are no way around', () => {
  const lockOut = createLockOut()
  const begun = Array.from({ length: 100 }, () => lockOut.begin(at(0))).filter((wait) => wait === 0)
  assert.equal(begun.length, 5)
})

test('a name is locked from every address, whatever its case, and other names are not', () => {
  const lockOut = createLockOut()
  failuresUntilWait(lockOut, () => at(0))
  assert.ok(lockOut.begin(at(0, { address: '198.51.100.7', userName: 'ANNA' })) > 0)
  assert.equal(lockOut.begin(at(0, { userName: 'berta' })), 0)
  assert.equal(lockOut.begin(at(0, { userName: undefined })), 0)
  assert.equal(lockOut.begin(at(0, { account: '444455556666' })), 0)
})

test('an address is locked once it has failed at many names, and with it its IPv6 network', () => {
  const named = (n: number, address: string) => at(0, { userName: `user-${n}`, address })
  const lockOut = createLockOut()
  assert.equal(
    failuresUntilWait(lockOut, (n) => named(n, '192.0.2.1')),
    30,
  )
  assert.equal(lockOut.begin(named(1000, '192.0.2.2')), 0)
  const spread = (n: number) => named(n + 2000, `2001:db8:0:7:${n.toString(16)}::1`)
  assert.equal(failuresUntilWait(lockOut, spread), 30)
  assert.ok(lockOut.begin(named(5000, '2001:db8::7:ffff:0:0:1')) > 0)
  assert.equal(lockOut.begin(named(5001, '2001:db8:0:8::1')), 0)
})

test('success forgives the name, and the address only its own attempt', () => {
  const lockOut = createLockOut()
  for (let n = 0; n < 4; n++) lockOut.begin(at(0))
  lockOut.begin(at(0))
  lockOut.succeed(at(0))
  for (let n = 0; n < 4; n++) assert.equal(lockOut.begin(at(0)), 0)
  // Eight failures of 30 are the address's.
  assert.equal(
    failuresUntilWait(lockOut, (n) => at(0, { userName: `user-${n}` })),
    22,
  )
})

test('what proves nothing yet is no failure, and forgives none', () => {
  const lockOut = createLockOut()
  for (let n = 0; n < 50; n++) {
    assert.equal(lockOut.begin(at(0)), 0)
    lockOut.pardon(at(0))
  }
  for (let n = 0; n < 4; n++) lockOut.begin(at(0))
  lockOut.begin(at(0))
  lockOut.pardon(at(0))
  assert.equal(
    failuresUntilWait(lockOut, () => at(0)),
    1,
  )
})

test('a slow attempt that is pardoned does not end the wait of a later one', () => {
  const lockOut = createLockOut()
  for (let n = 0; n < 5; n++) lockOut.begin(at(0))
  const slow = at(1000)
  assert.equal(lockOut.begin(slow), 0)
  assert.equal(lockOut.begin(at(3000)), 0)
  lockOut.pardon(slow)
  assert.equal(lockOut.begin(at(3001)), 4)
})

test('failures are forgotten after an hour of peace', () => {
  const lockOut = createLockOut()
  failuresUntilWait(lockOut, () => at(0))
  assert.equal(
    failuresUntilWait(lockOut, () => at(3_600_000)),
    5,
  )
})

test('what was never tried leaves nothing behind, and pushes no failure out', () => {
  const lockOut = createLockOut()
  failuresUntilWait(lockOut, () => at(0))
  for (let n = 0; n < 50_000; n += 1) {
    const made = at(0, { userName: `made-up-${n}`, address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` })
    assert.equal(lockOut.begin(made), 0)
    lockOut.pardon(made)
  }
  assert.ok(lockOut.begin(at(0)) > 0)
})

test('real failures of many others push none out', () => {
  const lockOut = createLockOut()
  failuresUntilWait(lockOut, () => at(0))
  for (let n = 0; n < 50_000; n += 1) {
    lockOut.begin(at(0, { userName: `u${n}`, address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` }))
  }
  assert.ok(lockOut.begin(at(0)) > 0)
})

test('a clock that ran ahead and came back makes nobody wait', () => {
  const lockOut = createLockOut()
  failuresUntilWait(lockOut, () => at(86_400_000))
  assert.equal(lockOut.begin(at(0)), 0)
})
