import type { Call } from '../../../access/action.ts'
import { base32 } from '../../../proof/totp.ts'
import {
  deleteSigningCertificate as removeSigningCertificate,
  findSigningCertificateByDigest,
  insertSigningCertificate,
  listSigningCertificates as readSigningCertificates,
  setSigningCertificateStatus,
  type SigningCertificateRow,
} from '../../../store/credentials/signing-certificates.ts'
import type { Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import { duplicateCertificate, noSuchSigningCertificate } from './certificate-errors.ts'
import { readSigningCertificate } from './certificate-material.ts'
import { statusNotSettable } from '../errors.ts'
import { askAboutSubject, requireSubject, subjectId, subjectName } from '../families/subject.ts'
import { checkLimit } from '../limits.ts'
import { pageWithin } from '../paging.ts'

// Twenty bytes in base-32 are the 32 characters AWS's ids have.
const idBytes = 20

export const uploadSigningCertificate = action('UploadSigningCertificate', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    const { caller, house, now } = call
    const { account } = caller
    const body = call.input.CertificateBody!
    return house.store.write(account, async (tx) => {
      const subject = await requireSubject(tx, call)
      const digest = readSigningCertificate(body, now)
      // AWS: one certificate is one user's in the whole account.
      if ((await findSigningCertificateByDigest(tx, account, digest)) !== undefined) {
        throw duplicateCertificate()
      }
      const userId = subjectId(subject)
      const others = await readSigningCertificates(tx, account, userId)
      checkLimit('CertificatesPerUser', others.length + 1)
      const id = base32(house.random(idBytes))
      const row = { id, account, userId, body, digest, status: 'Active' as const, uploaded: now }
      await insertSigningCertificate(tx, row)
      return { Certificate: view(row, subjectName(subject)) }
    })
  },
})

export const listSigningCertificates = action('ListSigningCertificates', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  async run(call) {
    const db = call.house.store.read
    const subject = await requireSubject(db, call)
    const all = await readSigningCertificates(db, call.caller.account, subjectId(subject))
    const { rows, page } = pageWithin(call.input, all, ({ uploaded, id }) => `${uploaded} ${id}`)
    return { Certificates: rows.map((row) => view(row, subjectName(subject))), ...page }
  },
})

export const updateSigningCertificate = action('UpdateSigningCertificate', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    const { Status: status } = call.input
    return call.house.store.write(call.caller.account, async (tx) => {
      const id = await requireCertificate(tx, call)
      // AWS: the model's enumeration has `Expired`, which is nothing anyone can set.
      if (status !== 'Active' && status !== 'Inactive') throw statusNotSettable(status!)
      await setSigningCertificateStatus(tx, id, status)
      return {}
    })
  },
})

export const deleteSigningCertificate = action('DeleteSigningCertificate', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      await removeSigningCertificate(tx, await requireCertificate(tx, call))
      return {}
    })
  },
})

type NamesCertificate = { UserName?: string | undefined; CertificateId: string | undefined }

/** The id of the certificate an operation names, where it is the named user's; others do not exist. */
async function requireCertificate(tx: Writer, call: Call<NamesCertificate>): Promise<string> {
  const subject = await requireSubject(tx, call)
  const own = await readSigningCertificates(tx, call.caller.account, subjectId(subject))
  const found = own.find(({ id }) => id === call.input.CertificateId)
  if (found === undefined) throw noSuchSigningCertificate(call.input.CertificateId!)
  return found.id
}

function view({ id, body, status, uploaded }: SigningCertificateRow, userName: string | undefined) {
  return {
    UserName: userName,
    CertificateId: id,
    CertificateBody: body,
    Status: status,
    UploadDate: new Date(uploaded),
  }
}
