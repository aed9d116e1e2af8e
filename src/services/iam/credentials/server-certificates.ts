import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { utf8 } from '../../../kernel/bytes.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import {
  countServerCertificates,
  deleteServerCertificate as removeServerCertificate,
  findServerCertificate,
  findWholeServerCertificate,
  insertServerCertificate,
  listServerCertificates as readServerCertificates,
  renameServerCertificate,
  type ServerCertificateSummary,
} from '../../../store/credentials/server-certificates.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import { action, type IamInput } from '../action.ts'
import { noSuchServerCertificate, serverCertificateExists } from './certificate-errors.ts'
import { checkServerCertificate } from './certificate-material.ts'
import { askAboutEntity } from '../families/ask-about-entity.ts'
import { askToRename } from '../families/renaming.ts'
import { newTags, tagList, tagRules, tagsIfAny } from '../families/tag-rules.ts'
import { askToCreate } from '../families/tags.ts'
import { checkLimit } from '../limits.ts'
import { pageFrom, pageOf } from '../paging.ts'

export const uploadServerCertificate = action('UploadServerCertificate', {
  access({ input, caller }) {
    const ask = {
      resource: arnOf(caller.account, input.Path ?? '/', input.ServerCertificateName!),
    }
    return askToCreate(ask, input.Tags, 'iam:TagServerCertificate')
  },
  run(call) {
    const { CertificateBody: body, PrivateKey: privateKey, CertificateChain: chain } = call.input
    const expires = checkServerCertificate({ body: body!, privateKey: privateKey!, chain }, call.now)
    return call.house.store.write(call.caller.account, (tx) => writeServerCertificate(tx, call, expires))
  },
})

async function writeServerCertificate(
  tx: Writer,
  { input, caller, house, now }: Call<IamInput<'UploadServerCertificate'>>,
  expires: number,
) {
  const { account } = caller
  const name = input.ServerCertificateName!
  if ((await findServerCertificate(tx, account, name)) !== undefined) throw serverCertificateExists(name)
  const id = entityId(idPrefix.certificate, house.random)
  const tags = newTags(tagRules.serverCertificate, account, id, input.Tags)
  checkLimit('ServerCertificatesPerAccount', (await countServerCertificates(tx, account)) + 1)
  const certificate = {
    id,
    account,
    name,
    nameKey: name.toLowerCase(),
    path: input.Path ?? '/',
    uploaded: now,
    expires,
  }
  await insertServerCertificate(tx, {
    ...certificate,
    // AWS: answered without the white space around it; Terraform, which trims its files, finds nothing to change.
    // Line ends too seem to be its own: a certificate with those of Windows comes back with a line feed alone.
    body: pemText(input.CertificateBody!),
    chain: input.CertificateChain === undefined ? null : pemText(input.CertificateChain),
    privateKey: house.sealer.seal('server-certificate-key', id, utf8(input.PrivateKey!)),
  })
  await replaceTags(tx, id, tags)
  return {
    ServerCertificateMetadata: metadata(certificate),
    Tags: tagsIfAny(tags),
  }
}

/** AWS: the private key is in no answer. */
export const getServerCertificate = action('GetServerCertificate', {
  access: askAboutCertificateOf,
  async run({ input, caller, house }) {
    const db = house.store.read
    const name = input.ServerCertificateName!
    const certificate = await findWholeServerCertificate(db, caller.account, name)
    if (certificate === undefined) throw noSuchServerCertificate(name)
    return {
      ServerCertificate: {
        ServerCertificateMetadata: metadata(certificate),
        CertificateBody: certificate.body,
        CertificateChain: certificate.chain ?? undefined,
        Tags: tagList(await tagsOf(db, certificate.id)),
      },
    }
  },
})

export const listServerCertificates = action('ListServerCertificates', {
  access: ({ input, caller }) => ({ all: [{ label: arnOf(caller.account, input.PathPrefix ?? '/', '') }] }),
  async run({ input, caller, house }) {
    const db = house.store.read
    const found = await readServerCertificates(db, caller.account, input.PathPrefix ?? '/', pageOf(input))
    const { rows, page } = pageFrom(input, found, ({ nameKey }) => nameKey)
    return { ServerCertificateMetadataList: rows.map(metadata), ...page }
  },
})

export const updateServerCertificate = action('UpdateServerCertificate', {
  async access(call) {
    const { input, caller, house } = call
    const name = input.ServerCertificateName!
    const before = await askAboutCertificate(call, name)
    const found = await findServerCertificate(house.store.read, caller.account, name)
    const path = input.NewPath ?? found?.path ?? '/'
    const newName = input.NewServerCertificateName ?? found?.name ?? name
    return askToRename(before, arnOf(caller.account, path, newName))
  },
  run({ input, caller: { account }, house }) {
    const { NewServerCertificateName: newName, NewPath: newPath } = input
    return house.store.write(account, async (tx) => {
      const certificate = await requireServerCertificate(tx, account, input.ServerCertificateName!)
      const name = newName ?? certificate.name
      const holder = await findServerCertificate(tx, account, name)
      if (holder !== undefined && holder.id !== certificate.id) throw serverCertificateExists(name)
      const path = newPath ?? certificate.path
      await renameServerCertificate(tx, certificate.id, { name, nameKey: name.toLowerCase(), path })
      return {}
    })
  },
})

export const deleteServerCertificate = action('DeleteServerCertificate', {
  access: askAboutCertificateOf,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const { id } = await requireServerCertificate(tx, caller.account, input.ServerCertificateName!)
      await removeServerCertificate(tx, id)
      return {}
    }),
})

/** What an operation on a server certificate asks about. */
export async function askAboutCertificate(call: Call<unknown>, name: string): Promise<Ask> {
  const db = call.house.store.read
  const { account } = call.caller
  const found = await findServerCertificate(db, account, name)
  return askAboutEntity(db, account, 'server-certificate', name, found)
}

async function askAboutCertificateOf(call: Call<{ ServerCertificateName: string | undefined }>) {
  return { all: [await askAboutCertificate(call, call.input.ServerCertificateName!)] }
}

/** The server certificate of that name in the account, or NoSuchEntity. */
export async function requireServerCertificate(
  db: Reader,
  account: string,
  name: string,
): Promise<ServerCertificateSummary> {
  const certificate = await findServerCertificate(db, account, name)
  if (certificate === undefined) throw noSuchServerCertificate(name)
  return certificate
}

function pemText(text: string): string {
  return text.trim().replaceAll('\r\n', '\n')
}

function metadata({ account, id, name, path, uploaded, expires }: ServerCertificateSummary) {
  return {
    Path: path,
    ServerCertificateName: name,
    ServerCertificateId: id,
    Arn: arnOf(account, path, name),
    UploadDate: new Date(uploaded),
    Expiration: new Date(expires),
  }
}

function arnOf(account: string, path: string, name: string): string {
  return iamArn(account, 'server-certificate', path, name)
}
