import type { SourcedPolicy } from '../policy/policy-set.ts'
import type { Tag } from './tag.ts'

/** The caller's side of every decision. `session` is undefined where no session policy was passed. */
export type CallerPolicies = {
  identity: readonly SourcedPolicy[]
  boundary?: SourcedPolicy | undefined
  session?: readonly SourcedPolicy[] | undefined
}

/**
 * A user or role as every decision sees it: its policies compiled, as they are in one version of its account.
 */
export type LivePrincipal = {
  id: string
  account: string
  name: string
  path: string
  arn: string
  tags: readonly Tag[]
  policies: CallerPolicies
}

export type LiveRole = LivePrincipal & { trustPolicy: string; maxSessionSeconds: number }
