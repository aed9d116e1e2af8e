import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import type { House } from '../access/house.ts'
import { makeKey, provisionAccount } from '../access/identity/provision.ts'
import { findAccessKey } from '../store/credentials/access-keys.ts'
import { findAccount } from '../store/entities/accounts.ts'
import { attachmentsOf } from '../store/entities/attachments.ts'
import { groupsOfUser } from '../store/entities/groups.ts'
import { findPolicyByName, policyVersions } from '../store/entities/policies.ts'
import { findRoleByName } from '../store/entities/roles.ts'
import { tagsOf } from '../store/entities/tags.ts'
import { findUserByName } from '../store/entities/users.ts'
import { openBootstrap } from './bootstrap.ts'

const models = fileURLToPath(new URL('../../models', import.meta.url))
const guide = readFileSync(new URL('../../docs/bootstrap.md', import.meta.url), 'utf8')
const example = /```yaml\n(.*?)```/s.exec(guide)![1]!

let folder: string
let server: TestServer
let house: House
let account: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-bootstrap-'))
  server = await startServer()
  ;({ house, account } = server)
})
after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

function open(text: string) {
  const file = join(folder, 'b.yaml')
  writeFileSync(file, text)
  return { ...openBootstrap(file, models), file }
}

const apply = (text: string): Promise<void> => open(text).apply(house, account)
const inDefault = (text: string): string => `accounts:\n  default:\n    ${text.replaceAll('\n', '\n    ')}\n`

/** Every row of the store but the versions, which grow with every write. */
async function contents(): Promise<Record<string, unknown[]>> {
  const tables = await house.store.read.introspection.getTables()
  const rows: Record<string, unknown[]> = {}
  for (const { name, columns } of tables) {
    const wanted = columns
      .map((column) => column.name)
      .filter((column) => column !== 'version' || name !== 'accounts')
    const query = house.store.read.selectFrom(name as 'users').select(wanted as 'id'[])
    rows[name] = await query.execute()
  }
  return rows
}

test('the example of the guide applies, and applying it again changes nothing', async () => {
  const bootstrap = open(example)
  assert.deepEqual(bootstrap.accounts, [{ id: '222233334444', name: 'production' }])
  const keys = { root: makeKey(house, '222233334444') }
  await provisionAccount(house, '222233334444', 'production', keys)
  await bootstrap.apply(house, account)
  const db = house.store.read
  const alice = (await findUserByName(db, '222233334444', 'alice'))!
  assert.equal(alice.path, '/data/')
  assert.equal(alice.boundaryArn, 'arn:aws:iam::aws:policy/PowerUserAccess')
  assert.deepEqual(
    (await tagsOf(db, alice.id)).map((tag) => [tag.key, tag.value]),
    [
      ['team', 'data'],
      ['level', '3'],
    ],
  )
  assert.deepEqual(
    (await groupsOfUser(db, alice.id)).map(({ name }) => name),
    ['Analysts'],
  )
  const role = (await findRoleByName(db, '222233334444', 'Deploy'))!
  assert.equal(role.maxSessionSeconds, 7200)
  assert.ok(role.trustPolicy.includes(alice.id), 'the trust policy keeps the id of the user')
  assert.equal((await findAccount(db, account))!.alias, 'acme-tooling')
  const first = await contents()
  await bootstrap.apply(house, account)
  assert.deepEqual(await contents(), first)
})

test('what is declared is changed, and what is not stays', async () => {
  await apply(
    inDefault(`
policies:
  P: { document: { Version: 2012-10-17, Statement: { Effect: Allow, Action: s3:GetObject, Resource: '*' } } }
users:
  bob: { tags: { a: '1', b: '1' }, attachedPolicies: [P] }`),
  )
  await apply(inDefault('users:\n  bob: { path: /x/, tags: { b: "2" }, attachedPolicies: [ReadOnlyAccess] }'))
  const db = house.store.read
  const bob = (await findUserByName(db, account, 'bob'))!
  assert.equal(bob.path, '/x/')
  assert.deepEqual(
    (await tagsOf(db, bob.id)).map((tag) => [tag.key, tag.value]),
    [
      ['a', '1'],
      ['b', '2'],
    ],
  )
  assert.deepEqual(
    (await attachmentsOf(db, [bob.id])).map(({ policyArn }) => policyArn).toSorted(),
    [`arn:aws:iam::${account}:policy/P`, 'arn:aws:iam::aws:policy/ReadOnlyAccess'].toSorted(),
  )
})

test('a changed document becomes the default version, and the oldest goes where five are kept', async () => {
  const policy = (bucket: number): string =>
    inDefault(
      `policies:\n  V:\n    document: { Version: 2012-10-17, Statement: { Effect: Allow, Action: s3:*, Resource: 'arn:aws:s3:::b${bucket}' } }`,
    )
  for (let bucket = 1; bucket <= 7; bucket++) {
    await apply(policy(bucket))
    await apply(policy(bucket))
  }
  const row = (await findPolicyByName(house.store.read, account, 'V'))!
  const versions = await policyVersions(house.store.read, row.id)
  assert.equal(row.defaultVersion, 7)
  assert.deepEqual(
    versions.map(({ version }) => version),
    [7, 6, 5, 4, 3],
  )
  assert.match(versions[0]!.document, /b7/)
})

test('roles that trust one another are both made', async () => {
  const role = (other: string): string =>
    `{ trustPolicy: { Version: 2012-10-17, Statement: { Effect: Allow, Principal: { AWS: 'arn:aws:iam::${account}:role/${other}' }, Action: sts:AssumeRole } } }`
  await apply(inDefault(`roles:\n  One: ${role('Two')}\n  Two: ${role('One')}`))
  const one = (await findRoleByName(house.store.read, account, 'One'))!
  const two = (await findRoleByName(house.store.read, account, 'Two'))!
  assert.ok(one.trustPolicy.includes(two.id) && two.trustPolicy.includes(one.id))
})

test('an access key gets the declared secret, and nobody takes the key of another', async () => {
  const key = (user: string, secret: string): string =>
    inDefault(`users:\n  ${user}: { accessKeys: [{ id: AKIAKNOWNKNOWNKNOWN1, secret: ${secret} }] }`)
  await apply(key('carol', 'first-secret'))
  await apply(key('carol', 'second-secret'))
  const row = (await findAccessKey(house.store.read, 'AKIAKNOWNKNOWNKNOWN1'))!
  assert.equal(house.sealer.open('access-key', row.id, row.secret)!.toString(), 'second-secret')
  const theft = apply(key('mallory', 'second-secret'))
  await assert.rejects(theft, /b\.yaml:4:\d+: the access key AKIAKNOWNKNOWNKNOWN1 is another principal's$/)
})

test('a role cannot move to another path', async () => {
  const trust =
    'trustPolicy: { Version: 2012-10-17, Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole } }'
  await apply(inDefault(`roles:\n  Fixed: { ${trust} }`))
  await assert.rejects(
    apply(inDefault(`roles:\n  Fixed: { path: /a/, ${trust} }`)),
    /b\.yaml:4:7: .*cannot change/,
  )
})

test('names that are nowhere are told all at once, and nothing is written', async () => {
  const first = await contents()
  const text = inDefault(
    'users:\n  dave: { groups: [Nowhere], attachedPolicies: [Nothing] }\ninstanceProfiles:\n  I: { role: Nobody }',
  )
  await assert.rejects(apply(text), (cause: Error) => {
    const lines = cause.message.split('\n').map((line) => line.replace(/^.*b\.yaml:/, ''))
    assert.deepEqual(lines, [
      `4:24: there is no group Nowhere in the account ${account}`,
      `4:53: there is no managed policy Nothing in the account ${account}`,
      `6:18: there is no role Nobody in the account ${account}`,
    ])
    return true
  })
  assert.deepEqual(await contents(), first)
})

test('a trust policy whose principal is not there is refused as IAM does, where it stands', async () => {
  const trust = `{ Version: 2012-10-17, Statement: { Effect: Allow, Principal: { AWS: 'arn:aws:iam::${account}:user/ghost' }, Action: sts:AssumeRole } }`
  await assert.rejects(
    apply(inDefault(`roles:\n  R:\n    trustPolicy: ${trust}`)),
    /b\.yaml:5:\d+: Invalid principal/,
  )
})

const wrong: { about: string; text: string; problems: string[] }[] = [
  { about: 'a list at the top', text: '[]', problems: ['1:1: the file must be a mapping'] },
  {
    about: 'an unknown section',
    text: 'user: {}',
    problems: ['1:1: the file has no setting user, only accounts'],
  },
  { about: 'a syntax error', text: 'accounts:\n  default: {', problems: ['2:13: '] },
  {
    about: 'a name twice',
    text: inDefault('users:\n  a: {}\n  a: {}'),
    problems: ['5:7: Map keys must be unique'],
  },
  {
    about: 'no account',
    text: 'accounts: { "12": {} }',
    problems: ['1:13: an account is 12 digits, or default, not 12'],
  },
  {
    about: 'everything at once',
    text: inDefault(`
users:
  "bad name": {}
  a: { grups: [x], tags: { k: [] } }
roles:
  R: { maxSessionDuration: 5 }
policies:
  P: { document: { Version: 2012-10-17, Statement: { Effect: Alow } } }
  Q: { document: '{' }
groups:
  G: { attachedPolicies: Readers }`),
    problems: [
      '5:7: The specified value for userName is invalid.',
      '6:12: user a has no setting grups, only ',
      '6:35: tags of user a: the value of k must be a text',
      '8:7: role R needs a trustPolicy',
      "8:7: 1 validation error detected: Value at 'maxSessionDuration'",
      '10:22: document of policy P: ',
      '11:22: document of policy Q: ',
      '13:30: attachedPolicies of group G must be a list',
    ],
  },
]

for (const { about, text, problems } of wrong) {
  test(`refuses ${about}, with the place of each problem`, () => {
    assert.throws(
      () => open(text),
      (cause: Error) => {
        const lines = cause.message.split('\n').map((line) => line.replace(/^.*b\.yaml:/, ''))
        assert.equal(lines.length, problems.length, cause.message)
        for (const [at, line] of lines.entries()) assert.ok(line.startsWith(problems[at]!), line)
        return true
      },
    )
  })
}

test('JSON is read as well, indented by tabs or not', () => {
  assert.deepEqual(
    open('{\n\t"accounts": {\n\t\t"012345678901": { "users": { "a": {} } }\n\t}\n}').accounts,
    [{ id: '012345678901', name: undefined }],
  )
})

test('an account number keeps its zero without quotes', () => {
  assert.equal(open('accounts:\n  012345678901: {}').accounts[0]!.id, '012345678901')
})

test('aliases that blow up, or hold themselves, are refused', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, at) => `x${at + 1}: &x${at + 1} [${Array(9).fill(`*x${at}`).join(', ')}]`,
  )
  const inDocument = (text: string): string =>
    inDefault(`users:\n  a:\n    inlinePolicies:\n      P:\n        ${text.replaceAll('\n', '\n        ')}`)
  assert.throws(() => open(inDocument(`x0: &x0 [lol]\n${bomb.join('\n')}`)), /b\.yaml:\d+:\d+: .*alias/i)
  assert.throws(() => open(inDocument('x: &x { y: *x }')), /b\.yaml:\d+:\d+: /)
})
