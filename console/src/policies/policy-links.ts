import type { Holder } from '../permissions/policy-holder.ts'
import { pathTo } from '../shell/path-to.ts'

/** The address of a managed policy's page; `page` is another page about it. */
export function policyPath(arn: string, page: 'details' | 'edit' = 'details'): string {
  return `${pathTo('policies', page)}?${new URLSearchParams({ arn })}`
}

/** The address of the page that writes an inline policy, a new one where no name is given. */
export function inlinePolicyPath({ kind, name }: Holder, policy?: string): string {
  const search = new URLSearchParams({ entity: kind, name, ...(policy !== undefined && { policy }) })
  return `${pathTo('policies', 'inline')}?${search}`
}

/** The address of the page of a user, group or role. */
export function holderPath({ kind, name }: Holder): string {
  return pathTo(`${kind}s`, 'details', name)
}
