import { indented } from '../permissions/policy-holder.ts'

/** A document as IAM answers it, which is percent-encoded. */
export function decodedDocument(document: string | undefined): string {
  try {
    return indented(decodeURIComponent(document ?? ''))
  } catch {
    return document ?? ''
  }
}

const blank = { Effect: 'Allow', Action: [], Resource: [] }

const templates: Readonly<Record<string, object>> = {
  trust: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  resource: { Effect: 'Allow', Principal: { AWS: '' }, Action: [], Resource: [] },
  scp: { Effect: 'Deny', Action: [], Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: [], Resource: '*' },
}

/** What a statement of a kind of policy starts from. */
export function firstStatement(kind: string): object {
  return templates[kind] ?? blank
}

/** What a new policy starts from. */
export const emptyPolicy = JSON.stringify({ Version: '2012-10-17', Statement: [blank] }, null, 4)

/** A text with one more statement; undefined where the text is not a policy. */
export function withStatement(text: string, statement: object): string | undefined {
  try {
    const policy = JSON.parse(text) as { Statement?: unknown }
    const held = policy.Statement === undefined ? [] : [policy.Statement].flat()
    return JSON.stringify({ ...policy, Statement: [...held, statement] }, null, 4)
  } catch {
    return undefined
  }
}

/**
 * The most characters of a policy, without white space. For inline policies it is the sum of all that one user,
 * role or group holds. Source: IAM User Guide, "IAM and AWS STS quotas".
 */
export const sizeLimits = { managed: 6144, user: 2048, role: 10_240, group: 5120, trust: 2048 } as const
