import type { House } from '../house.ts'

// LIMIT: AWS gives every account a host of its own under `tokens.sts.global.api.aws`; here it is a page of
// this server, at the address it listens on.

/**
 * The issuer of an account's web identity tokens: a URL of this server, under which its keys are published.
 */
export function outboundIssuer({ url }: House, account: string): string {
  return `${url}/_understudy/oidc/${account}`
}
