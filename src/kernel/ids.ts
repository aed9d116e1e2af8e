/** Bytes nobody can guess: `crypto.randomBytes` in the server, a seeded source in a test. */
export type Random = (length: number) => Uint8Array

/** What AWS's unique ids begin with. Source: IAM User Guide, "Unique identifiers". */
export const idPrefix = {
  user: 'AIDA',
  role: 'AROA',
  group: 'AGPA',
  instanceProfile: 'AIPA',
  policy: 'ANPA',
  accessKey: 'AKIA',
  temporaryKey: 'ASIA',
  certificate: 'ASCA',
  sshPublicKey: 'APKA',
  serviceCredential: 'ACCA',
} as const

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A unique id of an entity: the prefix and 17 random base-32 characters, 21 in all. */
export function entityId(prefix: string, random: Random): string {
  return prefix + base32Text(random(17))
}

/**
 * An access key id: 4 + 16 characters. Like AWS's own it carries its account: base-32 of the last 16
 * characters, its first 48 bits shifted right by 7 and masked to 40 bits. LIMIT: 39 random bits are left, so
 * who makes a key checks that it is new.
 */
export function accessKeyId(prefix: string, account: string, random: Random): string {
  const [first, ...rest] = random(5)
  // Eighty bits as two numbers of forty: 1, the account's 40 bits, 39 random ones.
  const number = Number(account)
  const high = 2 ** 39 + Math.floor(number / 2)
  const low =
    (number % 2) * 2 ** 39 + (first! & 0x7f) * 2 ** 32 + rest.reduce((sum, byte) => sum * 256 + byte, 0)
  // Joined to a text in one piece: one of several pieces makes JSON.stringify three times as slow.
  return [prefix, base32Number(high), base32Number(low)].join('')
}

/** Forty bits as eight base-32 characters. */
function base32Number(bits: number): string {
  let text = ''
  for (let rest = bits; text.length < 8; rest = Math.floor(rest / 32)) text = base32[rest % 32] + text
  return text
}

/** A random UUID (RFC 9562, version 4). */
export function uuid(random: Random): string {
  const bytes = random(16).slice()
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A 12-digit account id that does not begin with 0. */
export function accountId(random: Random): string {
  let digits = ''
  for (const byte of random(12)) digits += String(byte % 10)
  return (digits[0] === '0' ? '7' : digits[0]) + digits.slice(1)
}

function base32Text(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += base32[byte & 31]
  return text
}

/**
 * The account that an access key id of today's kind carries, or undefined where the id is not of that kind.
 */
export function accountOfKeyId(id: string): string | undefined {
  if (!/^A[A-Z]IA[A-Z2-7]{16}$/.test(id)) return undefined
  let bits = 0n
  for (const character of id.slice(4)) bits = (bits << 5n) | BigInt(base32.indexOf(character))
  const account = (bits >> 39n) & 0xffffffffffn
  return account < 1_000_000_000_000n ? String(account).padStart(12, '0') : undefined
}
