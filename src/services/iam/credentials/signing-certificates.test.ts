import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { makeCertificate } from '../../../../test/fixtures/proofs/certificates.ts'
import {
  makeIam,
  roleCaller,
  rootCaller,
  testAccount as account,
  otherAccount,
} from '../../../../test/fixtures/iam.ts'
import type { TestIam } from '../../../../test/fixtures/iam.ts'

const certificates = await Promise.all(Array.from({ length: 3 }, () => makeCertificate({ keyType: 'ec' })))
const [first, second, third] = certificates.map(({ body }) => body)

let iam: TestIam
beforeEach(async () => {
  iam = await makeIam()
  await iam.run('CreateUser', { UserName, Path: '/p/' })
})
afterEach(() => iam.close())

const UserName = 'Alice'
const upload = async (CertificateBody = first) =>
  (await iam.run('UploadSigningCertificate', { UserName, CertificateBody })).Certificate!
const list = async () => (await iam.run('ListSigningCertificates', { UserName })).Certificates!

test('a certificate is shown as it was uploaded', async () => {
  const shown = await upload()
  assert.match(shown.CertificateId!, /^[A-Z2-7]{32}$/)
  assert.deepEqual(shown, {
    UserName,
    CertificateId: shown.CertificateId,
    CertificateBody: first,
    Status: 'Active',
    UploadDate: new Date(iam.now),
  })
  assert.deepEqual(await list(), [shown])
})

test('a user has two certificates at most', async () => {
  await upload(first)
  await upload(second)
  const input = { UserName, CertificateBody: third }
  const message = 'Cannot exceed quota for CertificatesPerUser: 2'
  await iam.refuses('UploadSigningCertificate', input, 'LimitExceeded', message)
  await iam.run('DeleteSigningCertificate', { UserName, CertificateId: (await list())[0]!.CertificateId })
  await upload(third)
})

test('a certificate is one user’s in the account, and another account may have it too', async () => {
  await upload()
  await iam.run('CreateUser', { UserName: 'Bob' })
  const code = 'DuplicateCertificate'
  await assert.rejects(upload(` ${first}`), { code })
  const input = { UserName: 'Bob', CertificateBody: first }
  await assert.rejects(iam.run('UploadSigningCertificate', input), { code })
  await iam.run('UploadSigningCertificate', { CertificateBody: first }, otherAccount)
})

test('a certificate is switched off and on, and never to Expired', async () => {
  const { CertificateId } = await upload()
  for (const Status of ['Inactive', 'Active'] as const) {
    await iam.run('UpdateSigningCertificate', { UserName, CertificateId, Status })
    assert.equal((await list())[0]!.Status, Status)
  }
  const expired = { UserName, CertificateId, Status: 'Expired' as const }
  await assert.rejects(iam.run('UpdateSigningCertificate', expired), { code: 'InvalidInput' })
})

test('a certificate of somebody else is reported like one that does not exist', async () => {
  const { CertificateId } = await upload()
  await iam.run('CreateUser', { UserName: 'Bob' })
  const message = `The Certificate with id ${CertificateId} cannot be found.`
  for (const wrong of [{ UserName: 'Bob', CertificateId }, { CertificateId }]) {
    await iam.refuses('UpdateSigningCertificate', { ...wrong, Status: 'Inactive' }, 'NoSuchEntity', message)
    await iam.refuses('DeleteSigningCertificate', wrong, 'NoSuchEntity', message)
  }
  assert.equal((await list()).length, 1)
})

test('without a name a user means itself, root its own, and a role nobody', async () => {
  const caller = await iam.user(UserName)
  const { Certificate } = await iam.runAs(caller, 'UploadSigningCertificate', { CertificateBody: first })
  assert.equal(Certificate!.UserName, UserName)
  const root = rootCaller(account)
  await iam.runAs(root, 'UploadSigningCertificate', { CertificateBody: second })
  const own = (await iam.runAs(root, 'ListSigningCertificates', {})).Certificates!
  assert.deepEqual(
    own.map(({ CertificateBody, UserName: name }) => [CertificateBody, name]),
    [[second, undefined]],
  )
  const { SummaryMap } = await iam.run('GetAccountSummary', {})
  assert.equal(SummaryMap!.AccountSigningCertificatesPresent, 1)
  const message = 'Must specify userName when calling with non-User credentials'
  await assert.rejects(iam.runAs(roleCaller('r'), 'ListSigningCertificates', {}), { message })
})

test('certificates go with a user that is renamed, and bar it from being deleted', async () => {
  const { CertificateId } = await upload()
  await iam.run('UpdateUser', { UserName, NewUserName: 'Ann' })
  const { Certificates } = await iam.run('ListSigningCertificates', { UserName: 'Ann' })
  assert.deepEqual(
    Certificates!.map((one) => [one.CertificateId, one.UserName]),
    [[CertificateId, 'Ann']],
  )
  const message = 'Cannot delete entity, must delete signing certificates first.'
  await iam.refuses('DeleteUser', { UserName: 'Ann' }, 'DeleteConflict', message)
  await iam.run('DeleteSigningCertificate', { UserName: 'Ann', CertificateId })
  await iam.run('DeleteUser', { UserName: 'Ann' })
})

test('lists are paged, oldest first', async () => {
  const uploaded = [await upload(first)]
  iam.now += 1000
  uploaded.push(await upload(second))
  const one = await iam.run('ListSigningCertificates', { UserName, MaxItems: 1 })
  const two = await iam.run('ListSigningCertificates', { UserName, Marker: one.Marker })
  assert.deepEqual([one.IsTruncated, two.IsTruncated], [true, false])
  assert.deepEqual([...one.Certificates!, ...two.Certificates!], uploaded)
})

test('a user who is not there is reported before a certificate that is none', async () => {
  const input = { UserName: 'nobody', CertificateBody: 'x' }
  const message = 'The user with name nobody cannot be found.'
  await iam.refuses('UploadSigningCertificate', input, 'NoSuchEntity', message)
})
