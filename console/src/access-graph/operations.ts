import type { Layer } from '../../../src/policy/types.ts'
import type { Aws } from '../aws/clients.ts'

/** Somebody who acts, or whom a trust policy names. `Id` is the ARN where there is one. */
export type AccessNode = {
  Id: string
  Kind: 'user' | 'group' | 'role' | 'account' | 'service' | 'provider' | 'everyone'
  Name: string
  Account?: string
  ServiceLinked?: boolean
}

/** A statement of a policy, by its place. */
export type AccessStatement = { Layer: Layer; Policy: string; Owner?: string; Index: number; Sid?: string }

/** Conditions of a statement that have to hold (Allow) or must not all hold (Deny). */
export type AccessNeed = {
  Effect: 'Allow' | 'Deny'
  Statement: AccessStatement
  Conditions: { Operator: string; Key: string; Values: string[] }[]
}

/** Why somebody can become a role, and on which conditions. */
export type AccessStep = {
  Can: 'always' | 'if'
  Session?: string
  Statements: AccessStatement[]
  Needs: AccessNeed[]
}

/** `member` of a group; `assume` where both sides allow it; `trust` where the other account decides for itself. */
export type AccessEdge = { From: string; To: string; Kind: 'member' | 'assume' | 'trust'; Step?: AccessStep }

/** Who may become whom in an account; truncated where there is more than the server tells. */
export type AccessGraph = { Nodes: AccessNode[]; Edges: AccessEdge[]; IsTruncated: boolean }

/** The graph of the account that the tab acts in. */
export async function getAccessGraph(aws: Aws, abortSignal: AbortSignal): Promise<AccessGraph> {
  const understudy = await aws.understudy()
  return understudy.send<AccessGraph>('GetAccessGraph', {}, abortSignal)
}
