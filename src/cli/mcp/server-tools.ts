import { z } from 'zod'
import { explainDecision } from '../environment/explain-decision.ts'
import { whyText } from '../why-text.ts'
import { generatedPolicy } from './generated-policy.ts'
import { accessEdges, principals, reached, simulate } from './reading.ts'
import { tool } from './tool.ts'

// LIMIT: who may is asked one principal at a time; more than this is a question for `understudy who-can`.
const mostPrincipals = 200

const action = z
  .string()
  .regex(/^[a-zA-Z0-9-]+:[A-Za-z0-9]+$/)
  .describe('service:Operation, without wildcards')
const resource = z.string().default('*').describe('ARN, or * for actions that have none')
const context = z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional()

/** Explains a request that was made. */
export const explainRefusal = tool<{ requestId?: string }>({
  name: 'explain_refusal',
  title: 'Explain a refusal',
  description:
    "Tells how a request that was made to the server was decided: every layer, policy and statement, what was missing and the smallest grant. The latest request of the principal's account, or the one named.",
  input: { requestId: z.string().min(1).max(128).optional() },
  async run({ requestId }, { target }) {
    const { event, questions } = await explainDecision(target(), requestId)
    return { event, questions, text: whyText(event, questions) }
  },
})

/** Who may do something. */
export const whoCan = tool<{ action: string; resource: string }>({
  name: 'who_can',
  title: 'Who can do it',
  description:
    'Lists the users and roles of the account whose own policies allow an action on a resource, and who can become those roles.',
  input: { action, resource },
  async run(input, { target }) {
    const { arns, truncated } = await principals(target(), mostPrincipals)
    const edges = await accessEdges(target())
    const allowed: object[] = []
    for (const principal of arns) {
      const [answer] = await simulate(target(), {
        principal,
        actions: [input.action],
        resources: [input.resource],
      })
      if (answer?.decision !== 'allowed') continue
      const before = (at: string) => edges.filter(({ To }) => To === at).map(({ From }) => From)
      const through = reached(principal, before).map(({ path }) => path.toReversed())
      allowed.push({ principal, by: answer.matched, through })
    }
    return { ...input, allowed, truncated, ...withoutResourcePolicies }
  },
})

const withoutResourcePolicies = {
  note: "As IAM's simulators do, this counts the principals' own policies, boundaries and SCPs, and not the policy of the resource.",
}

/** What one principal may do. */
export const can = tool<{ principal: string; action: string; resource: string }>({
  name: 'can',
  title: 'Can this principal do it',
  description: 'Tells whether a user or role may do something, by itself or through the roles it can become.',
  input: { principal: z.string().describe('ARN of a user or role'), action, resource },
  async run(input, { target }) {
    const edges = await accessEdges(target())
    const after = (at: string) => edges.filter(({ From }) => From === at).map(({ To }) => To)
    const ways = [{ arn: input.principal, path: [input.principal] }, ...reached(input.principal, after)]
    const decisions: object[] = []
    for (const { arn, path } of ways
      .filter((one) => /:(user|role)\//.test(one.arn))
      .slice(0, mostPrincipals)) {
      const asked = { principal: arn, actions: [input.action], resources: [input.resource] }
      const [answer] = await simulate(target(), asked)
      decisions.push({ as: arn, path, decision: answer?.decision, by: answer?.matched })
    }
    return { ...input, decisions, ...withoutResourcePolicies }
  },
})

/** IAM's simulators. */
export const simulateTool = tool<{
  principal?: string
  policies?: (string | object)[]
  actions: string[]
  resources?: string[]
  context?: Record<string, string | string[]>
}>({
  name: 'simulate',
  title: 'Simulate policies',
  description:
    "IAM's policy simulators: of a principal (SimulatePrincipalPolicy) with further policies, or of policies alone (SimulateCustomPolicy).",
  input: {
    principal: z.string().optional().describe('ARN of a user, group or role'),
    policies: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).optional(),
    actions: z.array(z.string()).min(1).max(100),
    resources: z.array(z.string()).max(100).optional(),
    context,
  },
  async run({ policies, ...asked }, { target }) {
    const texts = policies?.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
    return { results: await simulate(target(), { ...asked, policies: texts }) }
  },
})

/** The smallest policy for what was done. */
export const generatePolicyTool = tool<{ principal: string; hours: number }>({
  name: 'generate_policy',
  title: 'Generate a policy from activity',
  description:
    'Writes the smallest policies for what a user or role was allowed to do lately, from the event history of the account.',
  input: {
    principal: z.string().describe('ARN of a user or role'),
    hours: z.number().positive().max(2160).default(24),
  },
  run: ({ principal, hours }, { target }) => generatedPolicy(target(), principal, hours),
})
