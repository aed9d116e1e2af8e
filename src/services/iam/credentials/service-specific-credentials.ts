import { createHash } from 'node:crypto'
import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { toBase64, utf8 } from '../../../kernel/bytes.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import {
  aliasKeysBeginning,
  deleteServiceSpecificCredential as removeCredential,
  findServiceSpecificCredential,
  insertServiceSpecificCredential,
  listServiceSpecificCredentials as readCredentials,
  listServiceSpecificCredentialsOfAll,
  updateServiceSpecificCredential as changeCredential,
  type ServiceSpecificCredentialRow,
} from '../../../store/credentials/service-specific-credentials.ts'
import type { Reader } from '../../../store/store.ts'
import { action } from '../action.ts'
import {
  noSuchCredentialService,
  noSuchServiceCredential,
  oneUserOrAll,
  serviceCredentialOfAnother,
} from './certificate-errors.ts'
import { credentialKind, credentialServiceName, freeAlias } from './credential-services.ts'
import { statusNotSettable } from '../errors.ts'
import {
  askAboutSubject,
  askAboutUser,
  requireSubject,
  requireUser,
  subjectName,
} from '../families/subject.ts'
import { checkLimit } from '../limits.ts'
import { pageFrom, pageOf, pageWithin } from '../paging.ts'

// Forty-four bytes in base64 are the sixty characters AWS's passwords have.
const passwordBytes = 44
const dayMilliseconds = 86_400_000

export const createServiceSpecificCredential = action('CreateServiceSpecificCredential', {
  async access(call) {
    const { UserName, ServiceName, CredentialAgeDays: days } = call.input
    const keys = {
      'iam:ServiceSpecificCredentialServiceName': credentialServiceName(ServiceName!),
      'iam:ServiceSpecificCredentialAgeDays': days === undefined ? undefined : String(days),
    }
    return { all: [await askAboutUser(call, UserName!, { keys })] }
  },
  run({ input, caller: { account }, house, now }) {
    const { CredentialAgeDays: days } = input
    return house.store.write(account, async (tx) => {
      const user = await requireUser(tx, account, input.UserName!)
      const serviceName = requireService(input.ServiceName!)
      const own = await readCredentials(tx, user.id, serviceName)
      checkLimit('ServiceSpecificCredentialsPerUser', own.length + 1)
      const taken = await aliasKeysBeginning(tx, account, serviceName, user.nameKey)
      const alias = freeAlias(user.name, account, taken)
      const secret = newSecret(house, serviceName, alias)
      const row: ServiceSpecificCredentialRow = {
        id: entityId(idPrefix.serviceCredential, house.random),
        account,
        userId: user.id,
        serviceName,
        alias,
        aliasKey: alias.toLowerCase(),
        secretHash: secretHash(secret),
        status: 'Active',
        created: now,
        // AWS: honoured for passwords too, though its documentation says API keys only.
        expires: days === undefined ? null : now + days * dayMilliseconds,
      }
      await insertServiceSpecificCredential(tx, row)
      return { ServiceSpecificCredential: withSecret(row, user.name, secret, now) }
    })
  },
})

export const listServiceSpecificCredentials = action('ListServiceSpecificCredentials', {
  async access(call) {
    const { AllUsers, UserName } = call.input
    if (!AllUsers) return { all: [await askAboutSubject(call)] }
    if (UserName !== undefined) throw oneUserOrAll()
    return { all: [{ resource: iamArn(call.caller.account, 'user', '/', '*') }] }
  },
  async run(call) {
    const { input, caller, house, now } = call
    const db = house.store.read
    const service = input.ServiceName ? requireService(input.ServiceName) : undefined
    if (input.AllUsers) {
      const found = await listServiceSpecificCredentialsOfAll(db, caller.account, service, pageOf(input))
      const { rows, page } = pageFrom(input, found, ({ id }) => id)
      return { ServiceSpecificCredentials: rows.map((row) => view(row, row.userName, now)), ...page }
    }
    const subject = await requireSubject(db, call)
    // Root user has none: who makes one must name a user.
    const found = subject.kind === 'root' ? [] : await readCredentials(db, subject.user.id, service)
    const { rows, page } = pageWithin(input, found, ({ created, id }) => `${created} ${id}`)
    return { ServiceSpecificCredentials: rows.map((row) => view(row, subjectName(subject), now)), ...page }
  },
})

export const updateServiceSpecificCredential = action('UpdateServiceSpecificCredential', {
  access: async (call) => ({ all: [await askAboutCredential(call)] }),
  run(call) {
    const { Status: status } = call.input
    return call.house.store.write(call.caller.account, async (tx) => {
      const { row } = await requireCredential(tx, call)
      // AWS: a credential expires by its date and nobody's word.
      if (status !== 'Active' && status !== 'Inactive') throw statusNotSettable(status!)
      await changeCredential(tx, row.id, { status })
      return {}
    })
  },
})

/** AWS: all but the secret stays: status, dates and alias. */
export const resetServiceSpecificCredential = action('ResetServiceSpecificCredential', {
  access: async (call) => ({ all: [await askAboutCredential(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      const { row, userName } = await requireCredential(tx, call)
      const secret = newSecret(call.house, row.serviceName, row.alias)
      await changeCredential(tx, row.id, { secretHash: secretHash(secret) })
      return { ServiceSpecificCredential: withSecret(row, userName, secret, call.now) }
    })
  },
})

export const deleteServiceSpecificCredential = action('DeleteServiceSpecificCredential', {
  access: async (call) => ({ all: [await askAboutCredential(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      await removeCredential(tx, (await requireCredential(tx, call)).row.id)
      return {}
    })
  },
})

type NamesCredential = { UserName?: string | undefined; ServiceSpecificCredentialId: string | undefined }

/** The user, with the service of the credential where it exists. */
async function askAboutCredential(call: Call<NamesCredential>): Promise<Ask> {
  const { caller, house, input } = call
  const id = input.ServiceSpecificCredentialId!
  const row = await findServiceSpecificCredential(house.store.read, caller.account, id)
  const keys = { 'iam:ServiceSpecificCredentialServiceName': row?.serviceName }
  return { ...(await askAboutSubject(call)), keys }
}

/** The credential an operation names. AWS: one of another user is a ValidationError. */
async function requireCredential(db: Reader, call: Call<NamesCredential>) {
  const id = call.input.ServiceSpecificCredentialId!
  const subject = await requireSubject(db, call)
  const row = await findServiceSpecificCredential(db, call.caller.account, id)
  if (row === undefined || subject.kind === 'root') throw noSuchServiceCredential(id)
  if (row.userId !== subject.user.id) throw serviceCredentialOfAnother(id, subject.user.name)
  return { row, userName: subject.user.name }
}

function requireService(name: string): string {
  const canonical = credentialServiceName(name)
  if (credentialKind(canonical) === undefined) throw noSuchCredentialService(name)
  return canonical
}

/** A password; for an API key the key, which holds the alias and a password. */
function newSecret(house: House, serviceName: string, alias: string): string {
  const password = toBase64(house.random(passwordBytes))
  const kind = credentialKind(serviceName)
  return kind?.kind === 'apiKey' ? kind.prefix + toBase64(utf8(`${alias}:${password}`)) : password
}

function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function view(row: ServiceSpecificCredentialRow, userName: string | undefined, now: number) {
  const isKey = credentialKind(row.serviceName)?.kind === 'apiKey'
  const expired = row.expires !== null && row.expires <= now
  return {
    UserName: userName,
    Status: expired ? ('Expired' as const) : row.status,
    ServiceName: row.serviceName,
    ServiceUserName: isKey ? undefined : row.alias,
    ServiceCredentialAlias: isKey ? row.alias : undefined,
    ServiceSpecificCredentialId: row.id,
    CreateDate: new Date(row.created),
    ExpirationDate: row.expires === null ? undefined : new Date(row.expires),
  }
}

function withSecret(row: ServiceSpecificCredentialRow, userName: string, secret: string, now: number) {
  const isKey = credentialKind(row.serviceName)?.kind === 'apiKey'
  return { ...view(row, userName, now), [isKey ? 'ServiceCredentialSecret' : 'ServicePassword']: secret }
}
