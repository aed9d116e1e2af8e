import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { iamArn, parseArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import {
  countPolicies,
  deletePolicy as removePolicy,
  findPolicyByArn,
  findPolicyByName,
  insertPolicy,
  policyVersions,
  type PolicyRow,
} from '../../../store/entities/policies.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import { action, type IamInput } from '../action.ts'
import { checkManagedPolicy } from '../documents.ts'
import { noSuchPolicy, policyExists } from '../errors.ts'
import {
  policyHasVersions,
  policyNotDeletable,
  policyNotModifiable,
  policyStillAttached,
} from './policy-errors.ts'
import { checkTags, newTags, tagList, tagRules, tagsIfAny } from '../families/tag-rules.ts'
import { askToCreate } from '../families/tags.ts'
import { checkLimit } from '../limits.ts'
import { checkPolicyArn } from '../policy-arns.ts'
import { factsOf, listedPolicy, readPolicyUse } from './policy-views.ts'

type NamesPolicy = { PolicyArn: string | undefined }

export const createPolicy = action('CreatePolicy', {
  access({ input, caller }) {
    const ask = {
      resource: iamArn(caller.account, 'policy', input.Path ?? '/', input.PolicyName!),
      label: `policy ${input.PolicyName}`,
    }
    return askToCreate(ask, input.Tags, 'iam:TagPolicy')
  },
  run: (call) => call.house.store.write(call.caller.account, (tx) => writePolicy(tx, call)),
})

async function writePolicy(tx: Writer, { input, caller, house, now }: Call<IamInput<'CreatePolicy'>>) {
  const { account } = caller
  checkTags(tagRules.policy, input.Tags)
  const name = input.PolicyName!
  const path = input.Path ?? '/'
  if ((await findPolicyByName(tx, account, name)) !== undefined) throw policyExists(name)
  const id = entityId(idPrefix.policy, house.random)
  const tags = newTags(tagRules.policy, account, id, input.Tags)
  checkManagedPolicy(input.PolicyDocument!)
  checkLimit('PoliciesPerAccount', (await countPolicies(tx, account)) + 1)
  const policy: PolicyRow = {
    id,
    account,
    name,
    nameKey: name.toLowerCase(),
    path,
    arn: iamArn(account, 'policy', path, name),
    description: input.Description ?? null,
    created: now,
    updated: now,
    defaultVersion: 1,
    nextVersion: 2,
  }
  await insertPolicy(tx, policy, input.PolicyDocument!)
  await replaceTags(tx, id, tags)
  const unused = { attached: new Map(), boundary: new Map() }
  const view = listedPolicy(factsOf(policy), unused)
  return { Policy: { ...view, Tags: tagsIfAny(tags) } }
}

export const getPolicy = action('GetPolicy', {
  access: askAboutPolicyOf,
  async run({ input, caller, house }) {
    const db = house.store.read
    const arn = input.PolicyArn!
    checkPolicyArn(arn)
    const use = await readPolicyUse(db, caller.account, arn)
    const ofAws = house.managedPolicies.metadata(arn)
    const own = ofAws === undefined ? await requireOwnPolicy(db, caller.account, arn) : undefined
    const facts = ofAws ?? factsOf(own!)
    const tags = own === undefined ? [] : await tagsOf(db, own.id)
    return {
      Policy: {
        ...listedPolicy(facts, use),
        Description: facts.description ?? undefined,
        Tags: tagList(tags),
      },
    }
  },
})

export const deletePolicy = action('DeletePolicy', {
  access: askAboutPolicyOf,
  run({ input, caller, house }) {
    const { account } = caller
    const arn = input.PolicyArn!
    return house.store.write(account, async (tx) => {
      checkModifiable(account, arn, policyNotDeletable)
      const policy = await requireOwnPolicy(tx, account, arn)
      const use = await readPolicyUse(tx, account, arn)
      if (use.attached.has(arn) || use.boundary.has(arn)) throw policyStillAttached()
      if ((await policyVersions(tx, policy.id)).length > 1) throw policyHasVersions()
      await removePolicy(tx, policy.id)
      return {}
    })
  },
})

/**
 * What an operation on a managed policy asks about. A policy of another account is that account's to give.
 */
export async function askAboutPolicy(call: Call<unknown>, arn: string): Promise<Ask> {
  const { caller, house } = call
  const policy = await findPolicyByArn(house.store.read, arn)
  const owner = parseArn(arn)?.account
  return {
    resource: arn,
    label: `policy ${arn}`,
    resourceAccount: owner !== undefined && /^\d{12}$/.test(owner) ? owner : undefined,
    resourceTags:
      policy?.account === caller.account ? tagList(await tagsOf(house.store.read, policy.id)) : undefined,
  }
}

/** The question of the operations that name a policy in `PolicyArn`. */
export async function askAboutPolicyOf(call: Call<NamesPolicy>) {
  return { all: [await askAboutPolicy(call, call.input.PolicyArn!)] }
}

/** The account's customer managed policy under that ARN, or NoSuchEntity. */
export async function requireOwnPolicy(db: Reader, account: string, arn: string): Promise<PolicyRow> {
  const policy = await findPolicyByArn(db, arn)
  if (policy?.account !== account) throw noSuchPolicy(arn)
  return policy
}

/**
 * As `requireOwnPolicy`, for a change: AWS's policies and those of other accounts are refused with
 * AccessDenied.
 */
export async function requireModifiablePolicy(db: Reader, account: string, arn: string): Promise<PolicyRow> {
  checkModifiable(account, arn, policyNotModifiable)
  return requireOwnPolicy(db, account, arn)
}

/** Refuses (AccessDenied 403) a policy of AWS or of another account, in the operation's own words. */
export function checkModifiable(account: string, arn: string, refusal: () => Error): void {
  checkPolicyArn(arn)
  if (parseArn(arn)?.account !== account) throw refusal()
}
