import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeHouse, otherTestAccount, testAccount, type TestHouse } from '../../../test/fixtures/house.ts'
import { addRole, addUser, allow, trusts } from '../../../test/fixtures/worlds/small-world.ts'
import { runProgram } from '../../../test/fixtures/worlds/world.ts'

const alice = `arn:aws:iam::${testAccount}:user/alice`
const bob = `arn:aws:iam::${testAccount}:user/bob`
const reader = `arn:aws:iam::${testAccount}:role/Reader`
const object = 'arn:aws:s3:::secrets/a'
let world: TestHouse

before(async () => {
  world = await makeHouse()
  const { house } = world
  await addUser(house, testAccount, 'alice', [allow('sts:AssumeRole', reader)])
  await addUser(house, testAccount, 'bob', [
    allow('s3:GetObject', object, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
  ])
  await addUser(house, otherTestAccount, 'bob')
  await addRole(house, testAccount, 'Reader', trusts(testAccount), [allow('s3:GetObject', object)])
})
after(() => world.close())

const ask = (...args: string[]) => runProgram([...args, '--data-dir', world.house.dataDirectory])

test('who-can prints each way, what grants it and what it needs', async () => {
  const { code, out, err } = await ask('who-can', 's3:GetObject', object)
  assert.deepEqual([code, err], [0, ''])
  const [head, ...ways] = out.trimEnd().split('\n\n')
  // A bucket that is not there is each caller's own: both root users and admins can, alice and the role.
  assert.equal(head, `s3:GetObject on ${object}: 6 of 8 can, 1 more on conditions`)
  assert.ok(
    ways.includes(
      [
        `${alice} → ${reader}`,
        `    sts:AssumeRole on ${reader}`,
        `      by statement 1 of the trust policy ${reader}`,
        '      by statement 1 of the identity policy alice-1 of alice',
        '    s3:GetObject',
        '      by statement 1 of the identity policy Reader-1 of Reader',
      ].join('\n'),
    ),
    out,
  )
  assert.equal(
    ways.at(-1),
    [
      bob,
      '    s3:GetObject',
      '      by statement 1 of the identity policy bob-1 of bob',
      '      if IpAddress aws:SourceIp 203.0.113.0/24',
    ].join('\n'),
  )
})

test('who-can as JSON has the same ways', async () => {
  const { code, out } = await ask('who-can', 's3:GetObject', object, '--json', '--hops', '0')
  const { principals } = JSON.parse(out) as {
    principals: {
      principal: string
      can: string
      path: string[]
      last: { needs: { conditions: object[] }[] }
    }[]
  }
  assert.equal(code, 0)
  assert.ok(!principals.some(({ principal }) => principal === alice))
  const found = principals.find(({ principal }) => principal === bob)!
  assert.deepEqual([found.can, found.path], ['if', [bob]])
  assert.deepEqual(found.last.needs[0]!.conditions, [
    { operator: 'IpAddress', key: 'aws:SourceIp', values: ['203.0.113.0/24'] },
  ])
})

test('can lists the roles a principal can become, and what it and they may do', async () => {
  const roles = await ask('can', 'alice')
  assert.match(roles.out, /^arn:\S+user\/alice can become 1 other role\n\n\S+user\/alice → \S+role\/Reader\n/)
  const { code, out } = await ask('can', 'user/alice', 's3:GetObject', object)
  assert.equal(code, 0)
  assert.match(out, /\n {2}denied {3}\S+user\/alice\n/)
  assert.match(
    out,
    /\n {2}allowed {2}\S+role\/Reader\n {6}by statement 1 of the identity policy Reader-1 of Reader\n$/,
  )
  const json = await ask('can', reader, 's3:GetObject', object, '--json')
  const { roles: none, decisions } = JSON.parse(json.out) as { roles: []; decisions: { can: string }[] }
  assert.deepEqual([none, decisions.map(({ can }) => can)], [[], ['always']])
  const session = await ask('can', `arn:aws:sts::${testAccount}:assumed-role/Reader/x`)
  assert.match(session.out, /^arn:\S+role\/Reader can become no other role\n$/)
})

const mistakes: [args: string[], message: RegExp][] = [
  [['who-can', 's3:*', object], /s3:\* is no action/],
  [['who-can', 's3:GetObject', 'secrets'], /secrets is no resource/],
  [['who-can', 's3:GetObject', object, '--hops', 'x'], /--hops is a number from 0 to 20/],
  [['can', 'nobody'], /there is no user or role nobody/],
  [['can', 'bob'], /bob may be \S+:user\/bob or \S+:user\/bob/],
]

for (const [args, message] of mistakes) {
  test(`${args.join(' ')} is asked wrongly`, async () => {
    const { code, out, err } = await ask(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, message)
  })
}
