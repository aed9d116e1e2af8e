import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCredentialReport } from './credential-report.ts'

const head =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,' +
  'password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,' +
  'access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date'

test('a row tells of the password, the devices and the active keys', () => {
  const at = '2026-11-01T00:00:00Z'
  const rows = [
    `<root_account>,a,${at},not_supported,${at},not_supported,not_supported,false,false,N/A,N/A,false,N/A,N/A`,
    `ann,a,${at},true,no_information,${at},N/A,true,true,${at},N/A,false,${at},${at}`,
    `ben,a,${at},false,N/A,N/A,N/A,false,false,N/A,N/A,false,N/A,N/A`,
  ]
  assert.deepEqual(readCredentialReport([head, ...rows].join('\n')), [
    {
      name: 'ann',
      passwordChanged: new Date(at),
      passwordUsed: undefined,
      mfa: true,
      activeKeys: [{ made: new Date(at), used: undefined }],
    },
    { name: 'ben', passwordChanged: undefined, passwordUsed: undefined, mfa: false, activeKeys: [] },
  ])
})
