import type { Action } from '../../../access/action.ts'
import { policySize } from '../../../policy/text/size.ts'
import {
  deleteInlinePolicy,
  findInlinePolicy,
  inlinePoliciesOf,
  putInlinePolicy,
} from '../../../store/entities/inline-policies.ts'
import type { HolderKind } from '../../../store/entities/policy-holders.ts'
import type { Writer } from '../../../store/store.ts'
import { checkInlinePolicy, percentEncoded } from '../documents.ts'
import { inlinePoliciesTooLarge, noSuchInlinePolicy } from '../errors.ts'
import { inlinePolicySizes } from '../limits.ts'
import { pageWithin, type Page } from '../paging.ts'
import {
  askAboutBounded,
  askAboutHolder,
  changeHolder,
  requireHolder,
  type HolderFamily,
  type Naming,
} from './policy-holder.ts'

type Named = { PolicyName: string | undefined }
type Written = Named & { PolicyDocument: string | undefined }
type Listing = { Marker?: string | undefined; MaxItems?: number | undefined }

/** `PutXPolicy`: writes an inline policy, over the one of that name. */
export function putPolicy<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Written, {}> {
  const { kind, member } = family
  return {
    access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member]!)] }),
    run: (call) =>
      changeHolder(family, call, async (tx, holder) => {
        const policy = {
          account: call.caller.account,
          ownerId: holder.id,
          name: call.input.PolicyName!,
          document: call.input.PolicyDocument!,
        }
        checkInlinePolicy(policy.document)
        await checkTotalSize(tx, kind, holder.name, policy)
        await putInlinePolicy(tx, policy)
      }),
  }
}

/** All inline policies of an entity share one quota; white space is free. */
async function checkTotalSize(
  tx: Writer,
  kind: HolderKind,
  holderName: string,
  policy: { ownerId: string; name: string; document: string },
): Promise<void> {
  let size = policySize(policy.document)
  for (const { name, document } of await inlinePoliciesOf(tx, [policy.ownerId])) {
    if (name !== policy.name) size += policySize(document)
  }
  if (size > inlinePolicySizes[kind]) throw inlinePoliciesTooLarge(kind, holderName, inlinePolicySizes[kind])
}

/** `GetXPolicy`. */
export function getPolicy<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Named, Record<Member, string> & { PolicyName: string; PolicyDocument: string }> {
  const { kind, member } = family
  return {
    access: async (call) => ({ all: [await askAboutHolder(call, kind, call.input[member]!)] }),
    async run({ input, caller, house }) {
      const db = house.store.read
      const holder = await requireHolder(db, kind, caller.account, input[member]!)
      const policy = await findInlinePolicy(db, holder.id, input.PolicyName!)
      if (policy === undefined) throw noSuchInlinePolicy(kind, input.PolicyName!)
      const named = { [member]: holder.name } as Record<Member, string>
      return { ...named, PolicyName: policy.name, PolicyDocument: percentEncoded(policy.document) }
    },
  }
}

/** `DeleteXPolicy`. */
export function deletePolicy<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Named, {}> {
  const { kind, member } = family
  return {
    access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member]!)] }),
    run: (call) =>
      changeHolder(family, call, async (tx, { id }) => {
        const name = call.input.PolicyName!
        if ((await findInlinePolicy(tx, id, name)) === undefined) throw noSuchInlinePolicy(kind, name)
        await deleteInlinePolicy(tx, id, name)
      }),
  }
}

/** `ListXPolicies`: the names of the inline policies. */
export function listPolicies<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Listing, { PolicyNames: string[] } & Page> {
  const { kind, member } = family
  return {
    access: async (call) => ({ all: [await askAboutHolder(call, kind, call.input[member]!)] }),
    async run({ input, caller, house }) {
      const db = house.store.read
      const holder = await requireHolder(db, kind, caller.account, input[member]!)
      const names = (await inlinePoliciesOf(db, [holder.id])).map(({ name }) => name)
      const { rows, page } = pageWithin(input, names.toSorted(), (name) => name)
      return { PolicyNames: [...rows], ...page }
    },
  }
}
