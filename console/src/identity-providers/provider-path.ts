import { pathTo } from '../shell/path-to.ts'

/** The address of a provider's page. */
export function providerPath(arn: string): string {
  return `${pathTo('identity-providers', 'details')}?${new URLSearchParams({ arn })}`
}
