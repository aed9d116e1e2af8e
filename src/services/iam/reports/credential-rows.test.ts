import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CredentialFacts } from '../../../store/records/credential-reports.ts'
import { credentialRows } from './credential-rows.ts'
import { createTurns } from '../../../access/turns.ts'

const account = { id: '111122223333', created: Date.parse('2026-01-01T00:00:00.999Z') }
const nothing: CredentialFacts = {
  users: [],
  keys: new Map(),
  passwords: new Map(),
  rootPasswordLastUsed: null,
  holdersOfMfa: new Set(),
  certificates: new Map(),
}

test('root has its devices and certificates, oldest first', async () => {
  const certificates = new Map([
    [
      account.id,
      [
        { active: false, uploaded: Date.parse('2026-02-01T00:00:00Z') },
        { active: true, uploaded: Date.parse('2026-03-01T00:00:00Z') },
      ],
    ],
  ])
  const facts = { ...nothing, holdersOfMfa: new Set([account.id]), certificates }
  const [, root] = (await credentialRows(account, facts, undefined, createTurns())).split('\n')
  const fields = root!.split(',')
  assert.equal(fields[2], '2026-01-01T00:00:00Z')
  assert.equal(fields[7], 'true')
  assert.deepEqual(fields.slice(-4), ['false', '2026-02-01T00:00:00Z', 'true', '2026-03-01T00:00:00Z'])
})

test('every row has a field for every column', async () => {
  const [header, root] = (await credentialRows(account, nothing, 90, createTurns())).split('\n')
  assert.equal(root!.split(',').length, header!.split(',').length)
})
