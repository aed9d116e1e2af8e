import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { fromBase64 } from '../../kernel/bytes.ts'
import { publicKeyEncodingUnrecognized, publicKeyInvalid } from './certificate-errors.ts'

/** A public key in OpenSSH's form (`ssh-rsa AAAA…`, no comment) and its MD5 fingerprint (`12:34:…`). */
export type SshKey = { publicKey: string; fingerprint: string }

// LIMIT: AWS takes no shorter ones, and OpenSSL works with no longer ones.
const bits = { least: 2048, most: 16384 }

const pemHeaders = ['-----BEGIN PUBLIC KEY-----', '-----BEGIN RSA PUBLIC KEY-----']

/**
 * Reads an RSA public key from an `ssh-rsa` line or PEM. Throws `UnrecognizedPublicKeyEncoding` where the
 * text is neither, `InvalidPublicKey` where the key is broken or too short.
 */
export function readSshPublicKey(body: string): SshKey {
  const text = body.trim()
  const blob = blobOf(pemHeaders.some((header) => text.startsWith(header)) ? keyOfPem(text) : keyOfLine(text))
  const digest = createHash('md5').update(blob).digest('hex')
  return {
    publicKey: `ssh-rsa ${blob.toString('base64')}`,
    fingerprint: digest.replace(/(..)(?=.)/g, '$1:'),
  }
}

/** The same key as PEM (SubjectPublicKeyInfo). */
export function pemOfSshKey(publicKey: string): string {
  return keyOfLine(publicKey).export({ type: 'spki', format: 'pem' }).toString()
}

function keyOfPem(text: string): KeyObject {
  try {
    return checked(createPublicKey({ key: text, format: 'pem' }))
  } catch {
    throw publicKeyInvalid()
  }
}

/** `ssh-rsa BASE64 COMMENT`; the base64 is name, exponent and modulus (RFC 4253 §6.6). */
function keyOfLine(line: string): KeyObject {
  const [name, base64 = ''] = line.split(/[ \t]/, 2)
  if (name !== 'ssh-rsa') throw publicKeyEncodingUnrecognized()
  const blob = Buffer.from(fromBase64(base64) ?? [])
  const [algorithm, e, n, ...more] = sshFields(blob)
  if (algorithm?.toString('latin1') !== 'ssh-rsa' || e === undefined || n === undefined || more.length > 0) {
    throw publicKeyInvalid()
  }
  try {
    const jwk = { kty: 'RSA', e: e.toString('base64url'), n: withoutZero(n).toString('base64url') }
    const key = checked(createPublicKey({ key: jwk, format: 'jwk' }))
    // INVARIANT: one key, one spelling, or a key could be there twice.
    if (!blobOf(key).equals(blob)) throw publicKeyInvalid()
    return key
  } catch {
    throw publicKeyInvalid()
  }
}

function checked(key: KeyObject): KeyObject {
  const length = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType !== 'rsa' || length < bits.least || length > bits.most) throw publicKeyInvalid()
  return key
}

function blobOf(key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' })
  const number = (text: string | undefined) => {
    const bytes = Buffer.from(text ?? '', 'base64url')
    return sshString((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
  }
  return Buffer.concat([sshString(Buffer.from('ssh-rsa')), number(jwk.e), number(jwk.n)])
}

/** A length in four bytes and the bytes: `string` of RFC 4251 §5. */
function sshString(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** The strings of a blob, four at most; none where it does not consist of whole ones. */
function sshFields(blob: Buffer): Buffer[] {
  const fields: Buffer[] = []
  let at = 0
  while (at + 4 <= blob.length && fields.length < 4) {
    const end = at + 4 + blob.readUInt32BE(at)
    if (end > blob.length) return []
    fields.push(blob.subarray(at + 4, end))
    at = end
  }
  return at === blob.length ? fields : []
}

const withoutZero = (bytes: Buffer) => (bytes[0] === 0 ? bytes.subarray(1) : bytes)
