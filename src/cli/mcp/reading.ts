import { askJson, askQuery, type Answer, type QueryInput } from '../environment/ask.ts'
import type { Target } from '../environment/client-environment.ts'

/** One answer of the simulators. */
export type Simulated = {
  action: string
  resource: string
  decision: string
  matched: string[]
  missing: string[]
}

/** What a simulation is asked; policies are texts. */
export type Simulation = {
  principal?: string | undefined
  policies?: readonly string[] | undefined
  actions: readonly string[]
  resources?: readonly string[] | undefined
  context?: Readonly<Record<string, string | readonly string[]>> | undefined
}

/** Asks IAM's simulators, as the target's principal may. Throws Refusal. */
export async function simulate(target: Target, asked: Simulation): Promise<Simulated[]> {
  const { principal, policies, actions, resources, context } = asked
  const entries: QueryInput[] = Object.entries(context ?? {}).map(([name, value]) => ({
    ContextKeyName: name,
    ContextKeyValues: typeof value === 'string' ? [value] : value,
    ContextKeyType: typeof value === 'string' ? 'string' : 'stringList',
  }))
  const operation = principal === undefined ? 'SimulateCustomPolicy' : 'SimulatePrincipalPolicy'
  const answer = await askQuery(target, 'iam', operation, {
    PolicySourceArn: principal,
    PolicyInputList: policies,
    ActionNames: actions,
    ResourceArns: resources,
    ContextEntries: entries.length === 0 ? undefined : entries,
  })
  return members(answer['EvaluationResults']).map((one) => ({
    action: one['EvalActionName']!,
    resource: one['EvalResourceName']!,
    decision: one['EvalDecision']!,
    matched: members(one['MatchedStatements']).map((statement) => statement['SourcePolicyId']!),
    missing: members(one['MissingContextValues']),
  }))
}

/** The users and roles of the account by their ARNs, `most` at the most. */
export async function principals(
  target: Target,
  most: number,
): Promise<{ arns: string[]; truncated: boolean }> {
  const arns: string[] = []
  let marker: string | undefined
  do {
    const answer = await askQuery(target, 'iam', 'GetAccountAuthorizationDetails', {
      Filter: ['User', 'Role'],
      Marker: marker,
    })
    for (const list of ['UserDetailList', 'RoleDetailList']) {
      for (const one of members(answer[list])) arns.push(one['Arn']!)
    }
    marker = answer['IsTruncated'] === 'true' ? answer['Marker'] : undefined
  } while (marker !== undefined && arns.length <= most)
  return { arns: arns.slice(0, most), truncated: marker !== undefined || arns.length > most }
}

/** An edge of the access graph: who can become whom. */
export type Edge = { From: string; To: string; Kind: string }

/** Who can become whom in the account. */
export async function accessEdges(target: Target): Promise<Edge[]> {
  const { Edges } = await askJson<{ Edges: Edge[] }>(
    target,
    'understudy',
    'Understudy_20261101.GetAccessGraph',
    {},
  )
  return Edges
}

/** Those that are reached from `start` along `next`, nearest first, each with the way there. */
export function reached(
  start: string,
  next: (at: string) => readonly string[],
): { arn: string; path: string[] }[] {
  const found: { arn: string; path: string[] }[] = []
  const seen = new Set([start])
  const queue = [{ arn: start, path: [start] }]
  for (const { arn, path } of queue) {
    for (const to of next(arn)) {
      if (seen.has(to)) continue
      seen.add(to)
      const step = { arn: to, path: [...path, to] }
      found.push(step)
      queue.push(step)
    }
  }
  return found
}

function members(list: Answer | undefined): Answer[] {
  const found = list?.['member'] as unknown
  return Array.isArray(found) ? (found as Answer[]) : []
}
