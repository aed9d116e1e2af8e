import { createPublicKey, type KeyObject } from 'node:crypto'

/** A length in four bytes and the bytes: `string` of RFC 4251 §5. */
export function sshString(bytes: Uint8Array | string): Buffer {
  const body = Buffer.from(bytes)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, body])
}

/** An RSA or Ed25519 public key as SSH sends it. Source: RFC 4253 §6.6, RFC 8709 §4. */
export function sshBlob(key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' })
  const part = (text: string | undefined) => Buffer.from(text ?? '', 'base64url')
  return key.asymmetricKeyType === 'rsa'
    ? Buffer.concat([sshString('ssh-rsa'), sshNumber(part(jwk.e)), sshNumber(part(jwk.n))])
    : Buffer.concat([sshString('ssh-ed25519'), sshString(part(jwk.x))])
}

/** The RSA or Ed25519 public key that SSH sends as these bytes; undefined where they are not exactly one. */
export function keyOfSshBlob(blob: Buffer): KeyObject | undefined {
  const jwk = jwkOf(sshFields(blob))
  if (jwk === undefined) return undefined
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    // INVARIANT: one key, one spelling, or a key could be there twice.
    return sshBlob(key).equals(blob) ? key : undefined
  } catch {
    return undefined
  }
}

/** Bytes as OpenSSH's older fingerprints are written: `12:34:…`. */
export function colonHex(bytes: Buffer): string {
  return bytes.toString('hex').replace(/(..)(?=.)/g, '$1:')
}

/** A positive number with a zero byte before a set top bit: `mpint` of RFC 4251 §5. */
function sshNumber(bytes: Buffer): Buffer {
  return sshString((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
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

function jwkOf(fields: readonly Buffer[]) {
  const [name, first, second] = fields
  const algorithm = name?.toString('latin1')
  if (algorithm === 'ssh-ed25519' && fields.length === 2 && first!.length === 32) {
    return { kty: 'OKP', crv: 'Ed25519', x: first!.toString('base64url') }
  }
  if (algorithm !== 'ssh-rsa' || fields.length !== 3) return undefined
  return { kty: 'RSA', e: unsigned(first!).toString('base64url'), n: unsigned(second!).toString('base64url') }
}

const unsigned = (bytes: Buffer) => (bytes[0] === 0 ? bytes.subarray(1) : bytes)
