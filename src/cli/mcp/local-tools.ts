import { z } from 'zod'
import { openServiceCatalogue } from '../../access/decision/service-catalogue.ts'
import { decide, explain, test, type Case, type PolicyTest } from '../../policy/public.ts'
import { lintPolicy } from '../../policy/lint.ts'
import type { LintPolicyType } from '../../policy/lint/document.ts'
import { modelsFolder } from '../environment/models-folder.ts'
import { tool } from './tool.ts'

const policy = z.union([z.string(), z.record(z.string(), z.unknown())])

const principalTypes = [
  'User',
  'AssumedRole',
  'FederatedUser',
  'Account',
  'Service',
  'WebIdentity',
  'SAML',
  'Anonymous',
] as const

const caseShape = {
  request: z.object({
    principal: z.string().describe('ARN of who asks'),
    principalType: z.enum(principalTypes),
    issuer: z.string().optional().describe('ARN of the role behind a session'),
    action: z.string().describe('service:Operation'),
    resource: z.string().describe('ARN, or *'),
    context: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Condition keys; nothing is added to them'),
  }),
  policies: z
    .object({
      identity: z.array(policy).optional(),
      resource: policy.nullish(),
      resourceType: z.enum(['none', 'generic', 'trust-policy', 'key-policy']).optional(),
      boundary: policy.nullish(),
      session: z.array(policy).optional(),
      scps: z.array(z.array(policy)).optional(),
      rcps: z.array(z.array(policy)).optional(),
    })
    .optional(),
  accounts: z.object({ principal: z.string().nullable(), resource: z.string() }),
}

/** Decides policies that are given, with nobody's state. */
export const decideTool = tool<Case>({
  name: 'decide',
  title: 'Decide a request',
  description:
    'Decides one authorization question from policies that are given, as AWS evaluates them (identity, resource, trust, ' +
    'boundary, session, SCP, RCP), and explains it: which statement decided, what is missing, the smallest grant.',
  input: caseShape,
  run: (input) => ({ ...decide(input), explanation: explain(input).text }),
})

/** Checks a policy's text. */
export const lintTool = tool<{ policy: string | object; type: LintPolicyType; account?: string }>({
  name: 'lint',
  title: 'Check a policy',
  description:
    "Tells what is wrong, dangerous or idle in a policy, with the codes of IAM Access Analyzer's policy checks, by line.",
  input: {
    policy: policy.describe('The policy as text or JSON'),
    type: z.enum(['identity', 'resource', 'trust', 'scp', 'rcp']).default('identity'),
    account: z.string().optional().describe('12 digits: whose policy it is'),
  },
  run({ policy: given, type, account }) {
    const text = typeof given === 'string' ? given : JSON.stringify(given, null, 2)
    const reference = openServiceCatalogue(modelsFolder())
    const found = lintPolicy(text, { policyType: type, account, reference })
    return { findings: found.map(({ place: _place, ...finding }) => finding) }
  },
})

/** Runs tests of policies. */
export const testTool = tool<{ tests: PolicyTest[] }>({
  name: 'test',
  title: 'Test policies',
  description:
    'Decides several cases and compares each with what is expected (allowed, denied, explicitly-denied, ' +
    'implicitly-denied); a failure comes with its explanation.',
  input: {
    tests: z
      .array(
        z.object({
          ...caseShape,
          name: z.string(),
          expect: z.enum(['allowed', 'denied', 'explicitly-denied', 'implicitly-denied']),
        }),
      )
      .min(1)
      .max(1000),
  },
  run({ tests }) {
    const results = test(tests)
    return { failed: results.filter(({ ok }) => !ok).length, results }
  },
})
