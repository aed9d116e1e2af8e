import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { disagreementOf } from '../../scripts/differential/disagreements.ts'
import { simulationOf } from '../../scripts/differential/iam-simulate.ts'
import { speakable } from '../../scripts/differential/speakable.ts'
import { tame } from '../../scripts/differential/tame.ts'
import { randomWorlds } from '../../scripts/differential/twin.ts'
import { decideCase, type DecisionCase } from '../../src/policy/cases.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { caseOf } from '../fixtures/worlds/world-case.ts'

const script = fileURLToPath(new URL('../../scripts/differential.ts', import.meta.url))

function run(
  args: readonly string[],
  env: Record<string, string> = {},
): { status: number | null; text: string } {
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 120_000,
  })
  return { status, text: stdout }
}

test('a differential run tells its seed and finds no difference between the engine and its twin', () => {
  const { status, text } = run(['--worlds', '500', '--seed', '5'])
  assert.equal(status, 0, text)
  assert.match(text, /^seed 5, 500 worlds\n0 differences; \{"Allowed":\d+/)
})

test('without a network the comparison with a peer says so and fails', () => {
  // Nothing listens on port 1, and npm is told not to try again.
  const env = { npm_config_registry: 'http://127.0.0.1:1/', npm_config_fetch_retries: '0' }
  const { status, text } = run(['--peer', 'iam-simulate', '--worlds', '1', '--seed', '1'], env)
  assert.equal(status, 3, text)
  assert.match(text, /could not be fetched; is there a network\?/)
})

test('a world written down as a case is decided as the world is', () => {
  for (const { id, world } of randomWorlds(300, 9)) {
    assert.equal(decideCase(caseOf(world, id)).decision, evaluate(...world).outcome, id)
  }
})

test('tamed worlds are requests that the peer can be asked about, more often than not', () => {
  let asked = 0
  let number = 0
  for (const { id, world } of randomWorlds(400, 9)) {
    if ('simulation' in simulationOf(tame(caseOf(world, id), (number += 1)))) asked += 1
  }
  assert.ok(asked > 200, String(asked))
})

const base: DecisionCase = {
  id: 'a',
  request: {
    principal: 'arn:aws:iam::111122223333:user/alice',
    principalType: 'User',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    context: { 'svc:key': 'blue' },
  },
  policies: {
    identity: [
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: '*',
            Condition: { StringEquals: { 'SVC:key': 'blue' } },
          },
        ],
      },
    ],
  },
  accounts: { principal: '111122223333', resource: '111122223333' },
}

test('a made-up key becomes a real one of the type that its operator has', () => {
  const spoken = speakable(base)
  assert.ok(typeof spoken === 'object')
  assert.deepEqual(spoken.request.context, { 'aws:referer': 'blue' })
  assert.match(JSON.stringify(spoken.policies), /"aws:referer":"blue"/)
  assert.equal(disagreementOf(spoken), undefined)
})

test('a case that the peer cannot be asked about says why', () => {
  const root = { ...base.request, principalType: 'Account' as const }
  assert.equal(disagreementOf({ ...base, request: root }), 'root user')
  const linked = { ...base, accounts: { ...base.accounts, serviceLinkedRole: true } }
  assert.match((simulationOf(linked) as { not: string }).not, /service-linked/)
})
