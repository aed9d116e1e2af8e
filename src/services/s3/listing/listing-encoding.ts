/**
 * Keys in a listing's answer: as they are, or encoded for `encoding-type=url`, which lets any character
 * through XML. AWS: spaces become `+`, slashes and `*` stay.
 */
export function keyEncoder(type: string | undefined): <T extends string | undefined>(text: T) => T {
  if (type !== 'url') return (text) => text
  return <T extends string | undefined>(text: T) => (text === undefined ? text : (encoded(text) as T))
}

function encoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The place in a listing a page goes on from, as an opaque token. */
export function continuationToken(last: string): string {
  return Buffer.from(last).toString('base64url')
}

/** The place a token names; undefined where it is none of ours. */
export function placeOf(token: string): string | undefined {
  const place = Buffer.from(token, 'base64url')
  return place.length > 0 && place.toString('base64url') === token ? place.toString() : undefined
}
