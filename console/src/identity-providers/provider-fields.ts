/** Why a text cannot be the URL of an OpenID Connect provider, or undefined. */
export function oidcUrlError(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return 'Enter a URL that begins with https://'
  return url.search === '' && url.hash === '' ? undefined : 'The URL has neither query nor fragment.'
}

/** Why a text cannot be the name of a SAML provider, or undefined. */
export function samlNameError(text: string): string | undefined {
  return /^[\w.-]{1,128}$/.test(text) ? undefined : 'Up to 128 letters, digits and . _ -'
}

/** The thumbprints of a text, one a line; undefined where one is none (40 hex digits, five at most). */
export function parseThumbprints(text: string): string[] | undefined {
  const lines = text.split(/[\s,]+/).filter((line) => line !== '')
  return lines.length <= 5 && lines.every((line) => /^[0-9a-f]{40}$/i.test(line)) ? lines : undefined
}
