import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { credentialFacts } from '../../../store/records/credential-reports.ts'
import { noteRootPasswordUse, putRootPassword } from '../../../store/signin/root-passwords.ts'
import { noteKeysUsed } from '../../../store/records/usage.ts'
import { updateUser } from '../../../store/entities/users.ts'
import { credentialRows } from './credential-rows.ts'
import { createTurns } from '../../../access/turns.ts'

const hour = 3_600_000
const start = '2026-07-01T12:00:00Z'

describe('the credential report', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
  })
  after(() => iam.close())

  const rows = async () => {
    const { Content, ReportFormat } = await iam.run('GetCredentialReport', {})
    assert.equal(ReportFormat, 'text/csv')
    const [header, ...lines] = new TextDecoder().decode(Content).split('\n')
    return { header: header!.split(','), lines }
  }

  it('is not there before it was asked for', async () => {
    await iam.refuses('GetCredentialReport', {}, 'ReportNotPresent', '')
  })

  it('has a row for root and one for each user, with a column for all there is', async () => {
    await iam.run('UpdateAccountPasswordPolicy', { MaxPasswordAge: 90 })
    await iam.run('CreateUser', { UserName: 'amy', Path: '/a,"b/' })
    await iam.run('CreateUser', { UserName: 'Bob' })
    await iam.run('CreateLoginProfile', { UserName: 'Bob', Password: 'Correct-Horse-9' })
    const first = (await iam.run('CreateAccessKey', { UserName: 'Bob' })).AccessKey!.AccessKeyId!
    iam.now += 1000
    const second = (await iam.run('CreateAccessKey', { UserName: 'Bob' })).AccessKey!.AccessKeyId!
    await iam.run('UpdateAccessKey', { UserName: 'Bob', AccessKeyId: second, Status: 'Inactive' })
    const time = Date.parse('2026-07-01T11:00:00Z')
    await iam.store.writeData((tx) =>
      noteKeysUsed(tx, [{ id: first, time, service: 's3', region: 'eu-west-1' }]),
    )
    assert.deepEqual(await iam.run('GenerateCredentialReport', {}), {
      State: 'STARTED',
      Description: 'No report exists. Starting a new report generation task',
    })
    assert.deepEqual(await iam.run('GenerateCredentialReport', {}), { State: 'COMPLETE' })
    const { header, lines } = await rows()
    assert.equal(header.length, 22)
    assert.deepEqual(lines, [
      `<root_account>,arn:aws:iam::${testAccount}:root,${start},not_supported,no_information,not_supported,` +
        'not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
      `amy,"arn:aws:iam::${testAccount}:user/a,""b/amy",${start},false,N/A,N/A,N/A,false,` +
        'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
      `Bob,arn:aws:iam::${testAccount}:user/Bob,${start},true,no_information,${start},` +
        `2026-09-29T12:00:00Z,false,true,${start},2026-07-01T11:00:00Z,eu-west-1,s3,` +
        'false,2026-07-01T12:00:01Z,N/A,N/A,N/A,false,N/A,false,N/A',
    ])
  })

  it('tells when root used its password, as GetUser does', async () => {
    const used = Date.parse('2026-07-01T12:30:00Z')
    await iam.store.write(testAccount, async (tx) => {
      await putRootPassword(tx, testAccount, 'hash', used)
      await noteRootPasswordUse(tx, testAccount, used)
    })
    assert.equal((await iam.run('GetUser', {})).User!.PasswordLastUsed!.getTime(), used)
    const facts = await credentialFacts(iam.store.read, testAccount)
    const [, root] = (
      await credentialRows({ id: testAccount, created: 0 }, facts, undefined, createTurns())
    ).split('\n')
    assert.match(root!, /,not_supported,2026-07-01T12:30:00Z,not_supported,not_supported,/)
  })

  it('is kept for four hours, then it has expired and is made anew', async () => {
    const { UserId } = (await iam.run('GetUser', { UserName: 'Bob' })).User!
    const used = Date.parse('2026-07-01T13:00:00Z')
    await iam.store.write(testAccount, (tx) => updateUser(tx, UserId!, { passwordLastUsed: used }))
    await iam.run('UpdateAccountPasswordPolicy', {})
    iam.now += 4 * hour - 1
    assert.deepEqual(await iam.run('GenerateCredentialReport', {}), { State: 'COMPLETE' })
    assert.match((await rows()).lines[2]!, /no_information/)
    iam.now += 1
    await iam.refuses('GetCredentialReport', {}, 'ReportExpired', '')
    assert.equal((await iam.run('GenerateCredentialReport', {})).State, 'STARTED')
    assert.match((await rows()).lines[2]!, /,true,2026-07-01T13:00:00Z,2026-07-01T12:00:00Z,N\/A,false,/)
  })

  it("tells of an account's own users only", async () => {
    await iam.run('GenerateCredentialReport', {}, otherAccount)
    const { Content } = await iam.run('GetCredentialReport', {}, otherAccount)
    assert.equal(new TextDecoder().decode(Content).split('\n').length, 2)
  })
})
