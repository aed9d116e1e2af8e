import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { runProgram } from '../../../test/fixtures/worlds/world.ts'

const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }
const given = (id: string, identity: unknown[]): object => ({
  id,
  request: {
    principal: 'arn:aws:iam::111122223333:user/alice',
    principalType: 'User',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
  },
  policies: { identity },
  accounts: { principal: '111122223333', resource: '111122223333' },
})

test('decides each line and says why', async () => {
  const input = `${JSON.stringify(given('1 \u2028 é', [allow]))}\r\n\n${JSON.stringify(given('2', []))}`
  const { code, out } = await runProgram(['decide', '-'], { input })
  assert.equal(code, 0)
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  assert.deepEqual(
    answers.map(({ id, decision }) => [id, decision]),
    [
      ['1 \u2028 é', 'Allowed'],
      ['2', 'ImplicitlyDenied'],
    ],
  )
  for (const { because } of answers) assert.match(because!, /^because /)
})

const malformed: [about: string, line: string][] = [
  ['no JSON', '{'],
  ['no object', '[]'],
  ['null', 'null'],
  ['no id', JSON.stringify({ ...given('', []), id: undefined })],
  ['no request', JSON.stringify({ ...given('x', []), request: undefined })],
  ['no accounts', JSON.stringify({ ...given('x', []), accounts: undefined })],
  ['policies of the wrong kind', JSON.stringify({ ...given('x', []), policies: { identity: {} } })],
  ['levels of the wrong kind', JSON.stringify({ ...given('x', []), policies: { scps: [{}] } })],
]

for (const [about, line] of malformed) {
  test(`${about} is told with its line, and the others are decided`, async () => {
    const input = [JSON.stringify(given('1', [])), line, JSON.stringify(given('3', []))].join('\n')
    const { code, out, err } = await runProgram(['decide', '-'], { input })
    assert.equal(code, 1)
    assert.match(err, /^understudy: -:2: [^\n]+\n$/)
    assert.equal(out.split('\n').length, 3)
  })
}

test('a file that is not there is told in one line', async () => {
  const { code, err } = await runProgram(['decide', '/nowhere.jsonl'])
  assert.deepEqual([code, err], [1, 'understudy: there is no file /nowhere.jsonl\n'])
})

const root = fileURLToPath(new URL('../../../', import.meta.url))
const cases = join(process.env['UNDERSTUDY_SHARED'] ?? join(root, '../shared'), 'cases/decisions.jsonl')

test(
  'agrees with the worked cases',
  { skip: !existsSync(cases) && 'the worked cases are not here' },
  async () => {
    const { code, out } = await runProgram(['decide', cases])
    assert.equal(code, 0)
    const expected = readFileSync(cases, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
    const decided = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; decision: string })
    assert.deepEqual(
      decided.map(({ id, decision }) => ({ id, decision })),
      expected.map(({ id, expected: decision }) => ({ id, decision })),
    )
  },
)
type Case = { id: string; expected: string }
