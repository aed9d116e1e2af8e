import type { Action } from '../../../access/action.ts'
import { attachmentsOf, attachPolicy, detachPolicy } from '../../../store/entities/attachments.ts'
import type { HolderKind } from '../../../store/entities/policy-holders.ts'
import type { Writer } from '../../../store/store.ts'
import { noSuchPolicy } from '../errors.ts'
import { checkLimit, type Limit } from '../limits.ts'
import { pageWithin, type Page } from '../paging.ts'
import { checkAttachable, checkPolicyArn, namesOfPolicyArn, policyKey } from '../policy-arns.ts'
import {
  askAboutBounded,
  askAboutHolder,
  changeHolder,
  requireHolder,
  type HolderFamily,
  type Naming,
} from './policy-holder.ts'

type Attaching = { PolicyArn: string | undefined }
type Listing = { PathPrefix?: string | undefined; Marker?: string | undefined; MaxItems?: number | undefined }
type AttachedPolicy = { PolicyName: string; PolicyArn: string }

const quotaOf = {
  user: 'PoliciesPerUser',
  group: 'PoliciesPerGroup',
  role: 'PoliciesPerRole',
} as const satisfies Record<HolderKind, Limit>

/** `AttachXPolicy`: attaching again is no error. */
export function attachAction<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Attaching, {}> {
  const { kind, member } = family
  return {
    access: async (call) => ({
      all: [await askAboutBounded(call, kind, call.input[member]!, keys(call.input))],
    }),
    run(call) {
      const { account } = call.caller
      const policyArn = call.input.PolicyArn!
      checkPolicyArn(policyArn)
      return changeHolder(family, call, async (tx, { id: targetId }) => {
        await checkAttachable(call.house, tx, account, policyArn)
        await checkQuota(tx, kind, targetId, policyArn)
        await attachPolicy(tx, { account, targetId, targetType: kind, policyArn, attached: call.now })
      })
    },
  }
}

async function checkQuota(tx: Writer, kind: HolderKind, holderId: string, policyArn: string): Promise<void> {
  const others = (await attachmentsOf(tx, [holderId])).filter((row) => row.policyArn !== policyArn)
  checkLimit(quotaOf[kind], others.length + 1)
}

/** `DetachXPolicy`: the policy must be attached, it need not exist any more. */
export function detachAction<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Attaching, {}> {
  const { kind, member } = family
  return {
    access: async (call) => ({
      all: [await askAboutBounded(call, kind, call.input[member]!, keys(call.input))],
    }),
    run(call) {
      const policyArn = call.input.PolicyArn!
      checkPolicyArn(policyArn)
      return changeHolder(family, call, async (tx, { id }) => {
        if (!(await detachPolicy(tx, id, policyArn))) throw noSuchPolicy(policyArn)
      })
    },
  }
}

/** `ListAttachedXPolicies`, by name without case. */
export function listAttachedAction<Member extends string>(
  family: HolderFamily<Member>,
): Action<Naming<Member> & Listing, { AttachedPolicies: AttachedPolicy[] } & Page> {
  const { kind, member } = family
  return {
    access: async (call) => ({ all: [await askAboutHolder(call, kind, call.input[member]!)] }),
    async run({ input, caller, house }) {
      const db = house.store.read
      const holder = await requireHolder(db, kind, caller.account, input[member]!)
      const attached = (await attachmentsOf(db, [holder.id]))
        .map(({ policyArn }) => ({ arn: policyArn, ...namesOfPolicyArn(policyArn) }))
        .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
        .map((policy) => ({ ...policy, key: policyKey(policy) }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      const { rows, page } = pageWithin(input, attached, ({ key }) => key)
      return { AttachedPolicies: rows.map(shownAttachment), ...page }
    },
  }
}

/** An attached policy as lists show it. */
export function shownAttachment({ name, arn }: { name: string; arn: string }): AttachedPolicy {
  return { PolicyName: name, PolicyArn: arn }
}

function keys(input: Attaching): Record<string, string | undefined> {
  return { 'iam:PolicyARN': input.PolicyArn }
}
