import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import {
  deleteOidcProvider,
  findOidcProvider,
  insertOidcProvider,
  listOidcProviders,
  updateOidcProvider,
  type OidcProviderRow,
} from '../../../store/federation/identity-providers.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import { action, type IamInput } from '../action.ts'
import { noSuchOidcProvider, noSuchOidcProviderToDeleteOrTag, oidcProviderExists } from '../errors.ts'
import { newTags, tagList, tagRules, tagsIfAny } from '../families/tag-rules.ts'
import { askAboutArn, askToCreate, type Taggable } from '../families/tags.ts'
import { isProviderUrl, providerArn, urlWithoutScheme } from './oidc-provider-url.ts'
import {
  invalidProviderUrl,
  noThumbprints,
  tooManyClientIds,
  tooManyOidcProviders,
  tooManyThumbprints,
} from './provider-errors.ts'

type NamesProvider = { OpenIDConnectProviderArn: string | undefined }

// LIMIT: IAM User Guide, "IAM and AWS STS quotas".
const providersMaximum = 100
const clientIdsMaximum = 100
const thumbprintsMaximum = 5

export const createOpenIDConnectProvider = action('CreateOpenIDConnectProvider', {
  access({ input, caller }) {
    return askToCreate(
      { resource: providerArn(caller.account, input.Url!) },
      input.Tags,
      'iam:TagOpenIDConnectProvider',
    )
  },
  run: (call) => call.house.store.write(call.caller.account, (tx) => writeProvider(tx, call)),
})

// LIMIT: where no thumbprint is given AWS takes that of the provider's certificate authority; here none is
// kept. The thumbprints have no say anyway: key sets are fetched from servers whose certificates this machine
// trusts.
async function writeProvider(
  tx: Writer,
  { input, caller: { account }, house, now }: Call<IamInput<'CreateOpenIDConnectProvider'>>,
) {
  const url = input.Url!
  if (!isProviderUrl(url) && !house.issuers.trusts(url)) throw invalidProviderUrl()
  const arn = providerArn(account, url)
  const clientIds = checkedClientIds(input.ClientIDList ?? [])
  const thumbprints = checkedThumbprints(input.ThumbprintList ?? [])
  if ((await findOidcProvider(tx, arn)) !== undefined) throw oidcProviderExists(url)
  if ((await listOidcProviders(tx, account)).length >= providersMaximum) throw tooManyOidcProviders()
  const tags = newTags(tagRules.oidcProvider, account, arn, input.Tags)
  await insertOidcProvider(tx, { arn, account, url, clientIds, thumbprints, created: now })
  await replaceTags(tx, arn, tags)
  return { OpenIDConnectProviderArn: arn, Tags: tagsIfAny(tags) }
}

export const getOpenIDConnectProvider = action('GetOpenIDConnectProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  async run(call) {
    const db = call.house.store.read
    const provider = await requireProvider(db, call)
    return {
      Url: urlWithoutScheme(provider.url),
      ClientIDList: textsOf(provider.clientIds),
      ThumbprintList: textsOf(provider.thumbprints),
      CreateDate: new Date(provider.created),
      Tags: tagList(await tagsOf(db, provider.arn)),
    }
  },
})

export const listOpenIDConnectProviders = action('ListOpenIDConnectProviders', {
  // AWS: the reference knows no resource, and a denial names this one (reports of its clients' users).
  access: ({ caller }) => ({ all: [{ resource: `arn:aws:iam::${caller.account}:oidc-provider/*` }] }),
  async run({ caller, house }) {
    const providers = await listOidcProviders(house.store.read, caller.account)
    return { OpenIDConnectProviderList: providers.map(({ arn }) => ({ Arn: arn })) }
  },
})

/** AWS: deleting a provider that is not there is an error, though the reference says that it is none (seen live on IAM). */
export const deleteOpenIDConnectProvider = action('DeleteOpenIDConnectProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      const { arn } = await requireProvider(tx, call, noSuchOidcProviderToDeleteOrTag)
      await deleteOidcProvider(tx, arn)
      return {}
    })
  },
})

/** AWS: adding a client id twice is no error, and neither is removing one that is not there. */
export const addClientIDToOpenIDConnectProvider = action('AddClientIDToOpenIDConnectProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  run: (call) =>
    changeProvider(call, ({ clientIds }) => ({
      clientIds: checkedClientIds([...textsOf(clientIds), call.input.ClientID!]),
    })),
})

export const removeClientIDFromOpenIDConnectProvider = action('RemoveClientIDFromOpenIDConnectProvider', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  run: (call) =>
    changeProvider(call, ({ clientIds }) => ({
      clientIds: checkedClientIds(textsOf(clientIds).filter((id) => id !== call.input.ClientID)),
    })),
})

export const updateOpenIDConnectProviderThumbprint = action('UpdateOpenIDConnectProviderThumbprint', {
  access: async (call) => ({ all: [await askAboutProvider(call)] }),
  run: (call) =>
    changeProvider(call, () => {
      const thumbprints = call.input.ThumbprintList ?? []
      if (thumbprints.length === 0) throw noThumbprints()
      return { thumbprints: checkedThumbprints(thumbprints) }
    }),
})

/** What the tag family must know of OIDC providers. */
export const oidcProviderTags: Taggable<NamesProvider> = {
  rules: tagRules.oidcProvider,
  ask: askAboutProvider,
  owner: async (db, call) => (await requireProvider(db, call, noSuchOidcProviderToDeleteOrTag)).arn,
}

function changeProvider(
  call: Call<NamesProvider>,
  change: (provider: OidcProviderRow) => Partial<OidcProviderRow>,
): Promise<{}> {
  return call.house.store.write(call.caller.account, async (tx) => {
    const provider = await requireProvider(tx, call)
    await updateOidcProvider(tx, provider.arn, change(provider))
    return {}
  })
}

async function ownProvider(db: Reader, call: Call<NamesProvider>): Promise<OidcProviderRow | undefined> {
  const provider = await findOidcProvider(db, call.input.OpenIDConnectProviderArn!)
  return provider?.account === call.caller.account ? provider : undefined
}

async function requireProvider(
  db: Reader,
  call: Call<NamesProvider>,
  missing = noSuchOidcProvider,
): Promise<OidcProviderRow> {
  const provider = await ownProvider(db, call)
  if (provider === undefined) throw missing(call.input.OpenIDConnectProviderArn!)
  return provider
}

async function askAboutProvider(call: Call<NamesProvider>): Promise<Ask> {
  const db = call.house.store.read
  return askAboutArn(db, call.input.OpenIDConnectProviderArn!, (await ownProvider(db, call)) !== undefined)
}

function textsOf(json: string): string[] {
  return JSON.parse(json) as string[]
}

function checkedClientIds(ids: readonly string[]): string {
  const distinct = [...new Set(ids)]
  if (distinct.length > clientIdsMaximum) throw tooManyClientIds()
  return JSON.stringify(distinct)
}

function checkedThumbprints(thumbprints: readonly string[]): string {
  if (thumbprints.length > thumbprintsMaximum) throw tooManyThumbprints()
  return JSON.stringify(thumbprints)
}
