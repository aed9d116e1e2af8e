import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { entityId } from '../../../kernel/ids.ts'
import { readSamlMetadata, type SamlMetadata } from '../../../proof/saml-metadata.ts'
import {
  deleteSamlProvider,
  findSamlProvider,
  insertSamlProvider,
  listSamlProviders,
  samlMetadataOf,
  samlPrivateKeysOf,
  updateSamlProvider,
  type SamlProviderEntry,
} from '../../../store/federation/identity-providers.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import { action, type IamInput } from '../action.ts'
import { noSuchSamlProvider, samlProviderExists } from '../errors.ts'
import { newTags, tagList, tagRules, tagsIfAny } from '../families/tag-rules.ts'
import { askAboutArn, askToCreate, type Taggable } from '../families/tags.ts'
import {
  addsAndRemovesKey,
  nothingToUpdate,
  privateKeyNeeded,
  tooManySamlProviders,
  unparsableMetadata,
} from './provider-errors.ts'
import { addPrivateKey, removePrivateKey } from './saml-private-keys.ts'

type NamesProvider = { SAMLProviderArn: string | undefined }

// LIMIT: IAM User Guide, "IAM and AWS STS quotas".
const providersMaximum = 100

export const createSAMLProvider = action('CreateSAMLProvider', {
  access({ input, caller }) {
    return askToCreate(
      { resource: providerArn(caller.account, input.Name!) },
      input.Tags,
      'iam:TagSAMLProvider',
    )
  },
  async run(call) {
    const metadata = await requireMetadata(call.input.SAMLMetadataDocument!)
    return call.house.store.write(call.caller.account, (tx) => writeProvider(tx, call, metadata))
  },
})

async function writeProvider(
  tx: Writer,
  { input, caller: { account }, house, now }: Call<IamInput<'CreateSAMLProvider'>>,
  metadata: SamlMetadata,
) {
  const name = input.Name!
  const arn = providerArn(account, name)
  if ((await findSamlProvider(tx, arn)) !== undefined) throw samlProviderExists(name)
  if ((await listSamlProviders(tx, account)).length >= providersMaximum) throw tooManySamlProviders()
  const tags = newTags(tagRules.samlProvider, account, arn, input.Tags)
  await insertSamlProvider(tx, {
    arn,
    account,
    name,
    uuid: entityId('SAMLSP', house.random),
    ...metadataColumns(input.SAMLMetadataDocument!, metadata, now),
    encryptionMode: input.AssertionEncryptionMode ?? 'Allowed',
    created: now,
  })
  await replaceTags(tx, arn, tags)
  if (input.AddPrivateKey !== undefined) {
    await addPrivateKey(tx, house, { account, providerArn: arn, pem: input.AddPrivateKey, now })
  }
  await checkEncryption(tx, arn)
  return { SAMLProviderArn: arn, Tags: tagsIfAny(tags) }
}

export const updateSAMLProvider = action('UpdateSAMLProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  async run(call) {
    const { input, house, now } = call
    const { account } = call.caller
    const document = input.SAMLMetadataDocument
    checkUpdate(input)
    const metadata = document === undefined ? undefined : await requireMetadata(document)
    return house.store.write(account, async (tx) => {
      const { arn, encryptionMode } = await requireProvider(tx, call)
      const isRequired = (input.AssertionEncryptionMode ?? encryptionMode) === 'Required'
      if (input.RemovePrivateKey !== undefined) {
        await removePrivateKey(tx, arn, input.RemovePrivateKey, isRequired)
      }
      if (input.AddPrivateKey !== undefined) {
        await addPrivateKey(tx, house, { account, providerArn: arn, pem: input.AddPrivateKey, now })
      }
      await updateSamlProvider(tx, arn, {
        encryptionMode: input.AssertionEncryptionMode ?? encryptionMode,
        ...(metadata && metadataColumns(document!, metadata, now)),
      })
      await checkEncryption(tx, arn)
      return { SAMLProviderArn: arn }
    })
  },
})

function checkUpdate(input: IamInput<'UpdateSAMLProvider'>): void {
  const { SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey } = input
  const given = [SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey]
  if (given.every((one) => one === undefined)) throw nothingToUpdate()
  if (AddPrivateKey !== undefined && RemovePrivateKey !== undefined) throw addsAndRemovesKey()
}

export const getSAMLProvider = action('GetSAMLProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  async run(call) {
    const db = call.house.store.read
    const provider = await requireProvider(db, call)
    const keys = await samlPrivateKeysOf(db, provider.arn)
    return {
      SAMLProviderUUID: provider.uuid,
      SAMLMetadataDocument: await samlMetadataOf(db, provider.arn),
      CreateDate: new Date(provider.created),
      ValidUntil: new Date(provider.validUntil),
      Tags: tagList(await tagsOf(db, provider.arn)),
      AssertionEncryptionMode: provider.encryptionMode,
      PrivateKeyList: keys.map(({ id, created }) => ({ KeyId: id, Timestamp: new Date(created) })),
    }
  },
})

export const listSAMLProviders = action('ListSAMLProviders', {
  // AWS: as for the list of the other providers, the reference knows no resource and a denial names one.
  access: ({ caller }) => ({ all: [{ resource: `arn:aws:iam::${caller.account}:saml-provider/*` }] }),
  async run({ caller, house }) {
    const providers = await listSamlProviders(house.store.read, caller.account)
    return {
      SAMLProviderList: providers.map(({ arn, validUntil, created }) => ({
        Arn: arn,
        ValidUntil: new Date(validUntil),
        CreateDate: new Date(created),
      })),
    }
  },
})

export const deleteSAMLProvider = action('DeleteSAMLProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      await deleteSamlProvider(tx, (await requireProvider(tx, call)).arn)
      return {}
    })
  },
})

/** What the tag family must know of SAML providers. */
export const samlProviderTags: Taggable<NamesProvider> = {
  rules: tagRules.samlProvider,
  ask: askAboutProvider,
  owner: async (db, call) => (await requireProvider(db, call)).arn,
}

function providerArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:saml-provider/${name}`
}

async function requireMetadata(document: string): Promise<SamlMetadata> {
  const metadata = await readSamlMetadata(document)
  if (metadata === undefined) throw unparsableMetadata()
  return metadata
}

function metadataColumns(
  document: string,
  { entityId, certificates, validUntil }: SamlMetadata,
  now: number,
) {
  return {
    metadata: document,
    entityId,
    certificates: JSON.stringify(certificates),
    validUntil: validUntil ?? inAHundredYears(now),
  }
}

// AWS: metadata without an end are good for a hundred years.
function inAHundredYears(now: number): number {
  const date = new Date(now)
  return date.setUTCFullYear(date.getUTCFullYear() + 100)
}

async function checkEncryption(tx: Writer, arn: string): Promise<void> {
  const provider = await findSamlProvider(tx, arn)
  if (provider?.encryptionMode !== 'Required') return
  if ((await samlPrivateKeysOf(tx, arn)).length === 0) throw privateKeyNeeded()
}

async function ownProvider(db: Reader, call: Call<NamesProvider>): Promise<SamlProviderEntry | undefined> {
  const provider = await findSamlProvider(db, call.input.SAMLProviderArn!)
  return provider?.account === call.caller.account ? provider : undefined
}

async function requireProvider(db: Reader, call: Call<NamesProvider>): Promise<SamlProviderEntry> {
  const provider = await ownProvider(db, call)
  if (provider === undefined) throw noSuchSamlProvider(call.input.SAMLProviderArn!)
  return provider
}

async function askAboutProvider(call: Call<NamesProvider>): Promise<Ask> {
  const db = call.house.store.read
  return askAboutArn(db, call.input.SAMLProviderArn!, (await ownProvider(db, call)) !== undefined)
}
