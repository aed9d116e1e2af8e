import {
  GetContextKeysForCustomPolicyCommand,
  GetContextKeysForPrincipalPolicyCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
  type EvaluationResult,
  type SimulateCustomPolicyCommandInput,
  type Statement,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import type { SimulatorQuestion } from './question.ts'

/** What a simulation says of one action and one resource. */
export type SimulatedRow = {
  action: string
  resource: string
  decision: string
  matched: Statement[]
  missing: string[]
  /** Undefined where there is no boundary, or no organization. */
  allowedByBoundary?: boolean | undefined
  allowedByOrganizations?: boolean | undefined
  /** Whether other resources were asked about too: what the organization says is about all of them. */
  isOneOfSeveral?: boolean | undefined
  /** What each kind of policy says by itself, across accounts. */
  details: Record<string, string>
}

/** The context keys that the policies of a question name. */
export async function contextKeys(
  aws: Aws,
  { principal, policy, boundary, resourcePolicy }: SimulatorQuestion,
  abortSignal: AbortSignal,
): Promise<string[]> {
  const iam = await aws.iam()
  const PolicyInputList = [policy, boundary, resourcePolicy].flatMap((text) => text || [])
  if (principal !== undefined) {
    const input = { PolicySourceArn: principal, PolicyInputList }
    const answer = await iam.send(new GetContextKeysForPrincipalPolicyCommand(input), { abortSignal })
    return answer.ContextKeyNames ?? []
  }
  if (PolicyInputList.length === 0) return []
  const answer = await iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList }), {
    abortSignal,
  })
  return answer.ContextKeyNames ?? []
}

/** Holds a question against the policies; a row for each action and resource. */
export async function simulate(aws: Aws, question: SimulatorQuestion): Promise<SimulatedRow[]> {
  const iam = await aws.iam()
  const { principal, policy, boundary, actions, resources, context } = question
  const shared: Omit<SimulateCustomPolicyCommandInput, 'PolicyInputList'> = {
    ActionNames: actions,
    ResourceArns: resources.length === 0 ? undefined : resources,
    ResourcePolicy: question.resourcePolicy || undefined,
    CallerArn: question.caller || undefined,
    PermissionsBoundaryPolicyInputList: boundary ? [boundary] : undefined,
    ContextEntries: context
      .filter(({ values }) => values.length > 0)
      .map(({ key, type, values }) => ({
        ContextKeyName: key,
        ContextKeyType: type,
        ContextKeyValues: values,
      })),
  }
  const PolicyInputList = policy ? [policy] : []
  const results = await allPages(async (Marker) => {
    const answer = await (principal === undefined
      ? iam.send(new SimulateCustomPolicyCommand({ ...shared, PolicyInputList, Marker }))
      : iam.send(
          new SimulatePrincipalPolicyCommand({
            ...shared,
            PolicySourceArn: principal,
            PolicyInputList,
            Marker,
          }),
        ))
    return { items: answer.EvaluationResults, next: answer.Marker }
  })
  return results.flatMap(rowsOf)
}

/** The rows of one action: one for each resource, or one for all of it. */
export function rowsOf(result: EvaluationResult): SimulatedRow[] {
  const allowedByOrganizations = result.OrganizationsDecisionDetail?.AllowedByOrganizations
  const action = result.EvalActionName ?? ''
  const specific = result.ResourceSpecificResults ?? []
  if (specific.length > 0) {
    return specific.map((one) => ({
      action,
      resource: one.EvalResourceName ?? '*',
      decision: one.EvalResourceDecision ?? '',
      matched: one.MatchedStatements ?? [],
      missing: one.MissingContextValues ?? [],
      allowedByBoundary: one.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
      allowedByOrganizations,
      isOneOfSeveral: specific.length > 1,
      details: one.EvalDecisionDetails ?? {},
    }))
  }
  return [
    {
      action,
      resource: result.EvalResourceName ?? '*',
      decision: result.EvalDecision ?? '',
      matched: result.MatchedStatements ?? [],
      missing: result.MissingContextValues ?? [],
      allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
      allowedByOrganizations,
      details: result.EvalDecisionDetails ?? {},
    },
  ]
}
