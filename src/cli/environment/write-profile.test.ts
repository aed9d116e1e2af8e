import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { writeProfile } from './write-profile.ts'

const key = { accessKeyId: 'AKIAEXAMPLEEXAMPLE01', secretAccessKey: 'wJalr/EXAMPLE+KEY=' }
const wish = { profile: 'lab', key, endpoint: 'http://127.0.0.1:4566', region: 'us-east-1', force: false }

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'understudy-profiles-'))))
afterEach(() => rmSync(home, { recursive: true }))

const config = (): string => readFileSync(join(home, '.aws/config'), 'utf8')
const credentials = (): string => readFileSync(join(home, '.aws/credentials'), 'utf8')

test('makes both files, for their owner alone', () => {
  const written = writeProfile(wish, { HOME: home })
  assert.deepEqual(written.profiles, ['lab'])
  assert.equal(config(), '[profile lab]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:4566\n')
  assert.equal(
    credentials(),
    `[lab]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`,
  )
  assert.equal(statSync(join(home, '.aws/credentials')).mode & 0o777, 0o600)
  assert.equal(statSync(join(home, '.aws')).mode & 0o777, 0o700)
})

test('the default profile stands in a section of that name alone', () => {
  writeProfile({ ...wish, profile: 'default' }, { HOME: home })
  assert.match(config(), /^\[default\]\n/)
})

test('points every profile that assumes a role from it, also through others, to the server, and no other one', () => {
  const files = given({
    config: [
      '[default]\nregion = eu-west-1',
      '[profile one]\nrole_arn = arn:aws:iam::111122223333:role/One\nsource_profile = lab\nregion = eu-west-1',
      "[profile 'two']\nrole_arn = arn:aws:iam::111122223333:role/Two\nsource_profile = one",
      '[profile three]\nrole_arn = arn:aws:iam::111122223333:role/Three\nsource_profile = default',
      '',
    ].join('\n'),
    credentials: '[four]\nrole_arn = arn:aws:iam::111122223333:role/Four\nsource_profile = two\n',
  })
  const { profiles } = writeProfile(wish, files.env)
  assert.deepEqual(profiles, ['lab', 'one', 'two', 'four'])
  const endpoint = 'endpoint_url = http://127.0.0.1:4566'
  assert.equal(
    readFileSync(files.config, 'utf8'),
    [
      '[default]\nregion = eu-west-1',
      `[profile one]\nrole_arn = arn:aws:iam::111122223333:role/One\nsource_profile = lab\nregion = eu-west-1\n${endpoint}`,
      `[profile 'two']\nrole_arn = arn:aws:iam::111122223333:role/Two\nsource_profile = one\n${endpoint}\nregion = us-east-1`,
      '[profile three]\nrole_arn = arn:aws:iam::111122223333:role/Three\nsource_profile = default',
      '',
      `[profile lab]\nregion = us-east-1\n${endpoint}`,
      '',
      `[profile four]\n${endpoint}\nregion = us-east-1`,
      '',
    ].join('\n'),
  )
})

test('writing again changes nothing, and another endpoint moves every one of them', () => {
  const files = given({
    config: '[profile one]\nrole_arn = arn:aws:iam::111122223333:role/One\nsource_profile = lab\n',
    credentials: '# keep\n[real]\naws_access_key_id = AKIAREALREALREALREAL\n',
  })
  writeProfile(wish, files.env)
  const before = [readFileSync(files.config, 'utf8'), readFileSync(files.credentials, 'utf8')]
  writeProfile(wish, files.env)
  assert.deepEqual([readFileSync(files.config, 'utf8'), readFileSync(files.credentials, 'utf8')], before)
  writeProfile({ ...wish, endpoint: 'http://127.0.0.1:9' }, files.env)
  assert.equal(
    readFileSync(files.config, 'utf8'),
    before[0]!.replaceAll('http://127.0.0.1:4566', 'http://127.0.0.1:9'),
  )
})

test('keeps bytes that are not UTF-8, the mode and a link', () => {
  const files = given({ config: '', credentials: '' })
  const bytes = Buffer.concat([Buffer.from('# '), Buffer.from([0xff, 0xe9]), Buffer.from('\n[a]\nk = v\n')])
  writeFileSync(files.credentials, bytes)
  chmodSync(files.credentials, 0o640)
  const link = join(home, 'link')
  symlinkSync(files.credentials, link)
  writeProfile(wish, { ...files.env, AWS_SHARED_CREDENTIALS_FILE: link })
  assert.deepEqual(readFileSync(files.credentials).subarray(0, bytes.length), bytes)
  assert.equal(statSync(files.credentials).mode & 0o777, 0o640)
})

test('does not write over the keys of a profile that never was ours, unless forced', () => {
  const files = given({ config: '', credentials: '[lab]\naws_access_key_id = AKIAREALREALREALREAL\n' })
  assert.throws(() => writeProfile(wish, files.env), /holds other keys/)
  writeProfile({ ...wish, force: true }, files.env)
  assert.match(readFileSync(files.credentials, 'utf8'), /= AKIAEXAMPLEEXAMPLE01\n/)
  writeProfile({ ...wish, key: { ...key, accessKeyId: 'AKIAEXAMPLEEXAMPLE02' } }, files.env)
  assert.match(readFileSync(files.credentials, 'utf8'), /= AKIAEXAMPLEEXAMPLE02\n/)
})

test('does not put keys into a profile that gets its credentials otherwise', () => {
  const files = given({ config: '[profile lab]\nsso_session = work\n', credentials: '' })
  assert.throws(() => writeProfile(wish, files.env), /gets its credentials by sso_session/)
})

test('refuses a name that would need quotes', () => {
  assert.throws(() => writeProfile({ ...wish, profile: 'a]\n[b' }, { HOME: home }), /takes a name of letters/)
})

function given(texts: { config: string; credentials: string }) {
  const files = { config: join(home, 'config.ini'), credentials: join(home, 'credentials.ini') }
  writeFileSync(files.config, texts.config)
  writeFileSync(files.credentials, texts.credentials)
  return {
    ...files,
    env: { HOME: home, AWS_CONFIG_FILE: files.config, AWS_SHARED_CREDENTIALS_FILE: files.credentials },
  }
}
