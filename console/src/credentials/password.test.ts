import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePassword, randomBelow } from './password.ts'

test('a made password has 20 characters of all four kinds', () => {
  for (const random of [() => 0, (below: number) => below - 1, randomBelow]) {
    const password = makePassword(random)
    assert.match(password, /^.{20}$/)
    for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]) assert.match(password, kind)
  }
})
