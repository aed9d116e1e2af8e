import type { CompiledPolicy } from './compile.ts'
import type { Layer, Outcome } from './types.ts'

/** Where a policy came from, for explanations, simulators and denial texts. */
export type PolicyType =
  | 'managed'
  | 'user'
  | 'group'
  | 'role'
  | 'resource'
  | 'trust'
  | 'session'
  | 'scp'
  | 'rcp'

/** A compiled policy with its name: an ARN for a managed policy, the policy's name for an inline one. */
export type SourcedPolicy = {
  id: string
  type: PolicyType
  owner?: string | undefined
  policy: CompiledPolicy
}

/** What a resource's own policy means for the decision: a trust or key policy must allow, others may. */
export type ResourcePolicyKind = 'generic' | 'trust-policy' | 'key-policy'

/**
 * All policies that apply to one question. Which apply is decided by the caller of the engine
 * (`access/gather`).
 */
export type PolicySet = {
  /** Levels from the organization's root down to the principal's account; empty where none apply. */
  scps: readonly (readonly SourcedPolicy[])[]
  /** Levels from the organization's root down to the resource's account; empty where none apply. */
  rcps: readonly (readonly SourcedPolicy[])[]
  identity: readonly SourcedPolicy[]
  /** The permissions boundary of the user or role. */
  boundary?: SourcedPolicy | undefined
  /** Session policies; undefined where none were passed, which is not the same as an empty list. */
  session?: readonly SourcedPolicy[] | undefined
  resource?: SourcedPolicy | undefined
  /** `trust-policy` and `key-policy` hold also where `resource` is absent: then nothing is allowed. */
  resourceKind: ResourcePolicyKind | 'none'
  /** Whose account manages its organization, so that the organization's policies do not bind it. */
  management?: { caller?: boolean; resource?: boolean } | undefined
}

/** One statement of one policy: `index` counts from 0 in the order of the document. */
export type StatementRef = { layer: Layer; source: SourcedPolicy; index: number; sid?: string | undefined }

export type Decision = {
  outcome: Outcome
  /**
   * There where deciding takes more steps than it may: the statement it stopped at. Then nothing is known, no statement
   * is named, and the outcome is that of a Deny.
   */
  unfinished?: StatementRef | undefined
  /** For a refusal, the layer that is named in AWS's denial text. */
  layer?: Layer | undefined
  /**
   * The statements that made the decision. Explicitly denied: every denying statement, the named layer's
   * first. Allowed: the first allowing statement of every layer and level that had to allow (`explain` lists
   * them all).
   */
  statements: readonly StatementRef[]
}
