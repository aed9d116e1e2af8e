/*
 * What AWS calls an authorization id: a refused request by one word, of which IAM Toolbox tells the details. It is
 * the request's id with the account it was recorded for, so that it needs no table of its own.
 */

const uuidBits = 128n

/** The id of a refused request, of `[0-9a-z]` as AWS's are. */
export function authorizationIdOf(account: string, requestId: string): string {
  return ((BigInt(account) << uuidBits) | BigInt(`0x${requestId.replaceAll('-', '')}`)).toString(36)
}

/** The account and request that an id stands for; undefined where it stands for none. */
export function requestOf(authorizationId: string): { account: string; requestId: string } | undefined {
  // LIMIT: twelve digits and a UUID have 33 characters.
  if (!/^[0-9a-z]{1,34}$/.test(authorizationId)) return undefined
  let value = 0n
  for (const digit of authorizationId) value = value * 36n + BigInt(Number.parseInt(digit, 36))
  const account = String(value >> uuidBits).padStart(12, '0')
  if (account.length > 12) return undefined
  const hex = BigInt.asUintN(Number(uuidBits), value).toString(16).padStart(32, '0')
  return { account, requestId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
}
