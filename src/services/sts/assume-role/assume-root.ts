import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import { managesRootAccess } from '../../../access/identity/root-access.ts'
import { rootArn } from '../../../kernel/arn.ts'
import { isClosedAccount } from '../../../store/entities/accounts.ts'
import { organizationOf } from '../../../store/organizations/organizations.ts'
import { action, type StsInput } from '../action.ts'
import { noSuchTaskPolicy, notAuthorized, regionalEndpointOnly } from '../errors.ts'
import { issue } from '../issue.ts'

const taskPolicies = 'arn:aws:iam::aws:policy/root-task/'

/** LIMIT: STS API Reference, AssumeRoot: the longest session, and the default. */
const longestSeconds = 900

/**
 * AssumeRoot: the management account, or IAM's delegated administrator, becomes the root user of a member account
 * for one task. Source: IAM User Guide, "Perform a privileged task on an AWS Organizations member account".
 */
export const assumeRoot = action('AssumeRoot', {
  access({ input }) {
    const account = memberOf(input)
    return {
      all: [
        {
          resource: account === undefined ? input.TargetPrincipal! : rootArn(account),
          // The principals of its own account decide; there is no policy on the other side.
          keys: { 'sts:TaskPolicyArn': input.TaskPolicyArn?.arn, 'aws:ResourceAccount': account },
        },
      ],
    }
  },
  async run(call) {
    const { input, caller, house, request } = call
    // AWS: the global endpoint does not take it.
    if (/^sts\.amazonaws\.com(?::\d{1,5})?$/i.test(request.host)) throw regionalEndpointOnly()
    const task = input.TaskPolicyArn?.arn ?? ''
    const document = task.startsWith(taskPolicies) ? house.managedPolicies.defaultDocument(task) : undefined
    if (document === undefined) throw noSuchTaskPolicy(task)
    const account = memberOf(input)
    if (account === undefined || !(await maySucceed(call, account))) {
      throw notAuthorized(caller.arn, 'sts:AssumeRoot', input.TargetPrincipal!)
    }
    const facts = {
      kind: 'root' as const,
      account,
      principalId: account,
      policy: limitedTo(document),
      sourceIdentity: caller.session?.sourceIdentity,
    }
    const { Credentials } = issue(house, facts, input.DurationSeconds ?? longestSeconds, {})
    return { Credentials, SourceIdentity: facts.sourceIdentity }
  },
})

function memberOf({ TargetPrincipal: target = '' }: StsInput<'AssumeRoot'>): string | undefined {
  return /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(target)?.[1]
}

/** Whether the organization lets the caller's account become that account's root user. */
async function maySucceed({ caller, house }: Call<unknown>, account: string): Promise<boolean> {
  const db = house.store.read
  const organization = await organizationOf(db, caller.account)
  if (organization === undefined || organization.rootSessions === 0) return false
  if (!(await managesRootAccess(db, organization, caller.account))) return false
  return isMember(house, organization.id, account) && !(await isClosedAccount(db, account))
}

/** AWS: nobody assumes the root user of the management account. */
function isMember({ organizations }: House, organizationId: string, account: string): boolean {
  const member = organizations.of(account)
  return member?.organizationId === organizationId && member.managementAccount !== account
}

/**
 * The session's policy. AWS's task policies only deny what is not the task, so that what they leave is allowed; it is
 * sealed as it is now, and what becomes of AWS's policy changes no session.
 */
function limitedTo(document: string): string {
  const policy = JSON.parse(document) as { Statement: object[] }
  const Statement = [...policy.Statement, { Effect: 'Allow', Action: '*', Resource: '*' }]
  return JSON.stringify({ ...policy, Statement })
}
