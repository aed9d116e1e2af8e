/**
 * Whether a URL can be an OIDC provider's: https, a host, no user, port, query or fragment, and spelled the
 * way its tokens' `iss` is compared. Source: IAM API Reference, CreateOpenIDConnectProvider, `Url`.
 */
export function isProviderUrl(text: string): boolean {
  const rest =
    /^https:\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)((?:\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)$/.exec(
      text,
    )
  return rest !== null && rest[1]!.includes('.') && URL.canParse(text)
}

/** The URL as ARNs, condition keys and GetOpenIDConnectProvider have it: host and path. */
export function urlWithoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '')
}

/** `arn:aws:iam::ACCOUNT:oidc-provider/HOST/PATH`. */
export function providerArn(account: string, url: string): string {
  return `arn:aws:iam::${account}:oidc-provider/${urlWithoutScheme(url)}`
}
