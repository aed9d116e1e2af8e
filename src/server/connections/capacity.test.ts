import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectionsAllowed } from './capacity.ts'

const limits = (files: number | string) =>
  `Max processes  7  7  processes\nMax open files            ${files}    ${files}    files\n`

test('a server takes a thousand connections, or fewer where files are few', () => {
  assert.equal(connectionsAllowed(undefined, limits(1_048_576)), 1000)
  assert.equal(connectionsAllowed(undefined, limits('unlimited')), 1000)
  assert.equal(connectionsAllowed(undefined, limits(1024)), 462)
  assert.equal(connectionsAllowed(undefined, limits(20)), 1)
  assert.equal(connectionsAllowed(undefined, ''), 1000)
})

test('what the operator wants counts where the open files suffice, and is refused where not', () => {
  assert.equal(connectionsAllowed(462, limits(1024)), 462)
  assert.throws(() => connectionsAllowed(463, limits(1024)), /--max-connections 463 .* ulimit -n .* 462/)
})
