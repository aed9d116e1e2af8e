import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { fromBase64 } from '../../../kernel/bytes.ts'
import { colonHex, keyOfSshBlob, sshBlob } from '../../../proof/ssh-wire.ts'
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
  const blob = sshBlob(
    pemHeaders.some((header) => text.startsWith(header)) ? keyOfPem(text) : keyOfLine(text),
  )
  return {
    publicKey: `ssh-rsa ${blob.toString('base64')}`,
    fingerprint: colonHex(createHash('md5').update(blob).digest()),
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

/** `ssh-rsa BASE64 COMMENT`. */
function keyOfLine(line: string): KeyObject {
  const [name, base64 = ''] = line.split(/[ \t]/, 2)
  if (name !== 'ssh-rsa') throw publicKeyEncodingUnrecognized()
  const key = keyOfSshBlob(Buffer.from(fromBase64(base64) ?? []))
  if (key === undefined) throw publicKeyInvalid()
  return checked(key)
}

function checked(key: KeyObject): KeyObject {
  const length = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType !== 'rsa' || length < bits.least || length > bits.most) throw publicKeyInvalid()
  return key
}
