import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { colonHex, keyOfSshBlob, sshBlob, sshString } from '../../../proof/ssh-wire.ts'

export type KeyType = 'rsa' | 'ed25519'

/** A public key in OpenSSH's form (`ssh-rsa AAAA…`, no comment) and its fingerprint as EC2 writes it. */
export type PublicKey = { type: KeyType; publicKey: string; fingerprint: string }

/** LIMIT: longer than any key EC2 takes (an RSA key of 16384 bits has about 2,800 characters). */
const publicKeyLimit = 4096

/** A new key pair: the private key as PEM, which is handed out once and never kept. */
export async function makeKeyPair(type: KeyType): Promise<PublicKey & { privateKey: string }> {
  const { publicKey, privateKey } =
    type === 'rsa'
      ? await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
      : await promisify(generateKeyPair)('ed25519')
  const blob = sshBlob(publicKey)
  return {
    type,
    publicKey: `${sshName(type)} ${blob.toString('base64')}`,
    fingerprint: type === 'rsa' ? privateFingerprint(privateKey) : sshFingerprint(blob),
    privateKey: type === 'rsa' ? rsaPem(privateKey) : openSshPem(privateKey, blob),
  }
}

/**
 * Reads a public key: OpenSSH's line, its base64, or SubjectPublicKeyInfo as PEM or DER. Undefined for
 * others.
 */
export function readPublicKey(material: Uint8Array): PublicKey | undefined {
  if (material.length > publicKeyLimit) return undefined
  const text = Buffer.from(material).toString('latin1').trim()
  const blob = blobOf(text) ?? blobOf(Buffer.from(text, 'base64').toString('latin1').trim())
  const key = blob === undefined ? spkiKey(text, material) : keyOfSshBlob(blob)
  if (key === undefined || !isWanted(key)) return undefined
  const type = key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ed25519'
  const own = sshBlob(key)
  return {
    type,
    publicKey: `${sshName(type)} ${own.toString('base64')}`,
    // AWS: an imported RSA key has the MD5 of its public half, a created one the SHA-1 of its private half.
    fingerprint:
      type === 'rsa' ? colonHex(createHash('md5').update(spkiOf(key)).digest()) : sshFingerprint(own),
  }
}

const sshName = (type: KeyType) => (type === 'rsa' ? 'ssh-rsa' : 'ssh-ed25519')
const spkiOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

function privateFingerprint(key: KeyObject): string {
  return colonHex(
    createHash('sha1')
      .update(key.export({ type: 'pkcs8', format: 'der' }))
      .digest(),
  )
}

/** AWS: Ed25519 fingerprints are OpenSSH's, with their padding and without the `SHA256:`. */
function sshFingerprint(blob: Buffer): string {
  return createHash('sha256').update(blob).digest('base64')
}

function rsaPem(key: KeyObject): string {
  return key.export({ type: 'pkcs1', format: 'pem' }).toString().trimEnd()
}

function blobOf(line: string): Buffer | undefined {
  const [name, base64 = ''] = line.split(/[ \t]+/, 2)
  if (name !== 'ssh-rsa' && name !== 'ssh-ed25519') return undefined
  return Buffer.from(base64, 'base64')
}

function spkiKey(text: string, material: Uint8Array): KeyObject | undefined {
  try {
    const key = text.startsWith('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(material), format: 'der', type: 'spki' })
    // A private key would be read as its public half; nobody should send one here.
    return text.includes('PRIVATE') ? undefined : key
  } catch {
    return undefined
  }
}

/** EC2 takes RSA keys of 1024, 2048 and 4096 bits, and Ed25519. */
function isWanted(key: KeyObject): boolean {
  if (key.asymmetricKeyType === 'ed25519') return true
  return (
    key.asymmetricKeyType === 'rsa' &&
    [1024, 2048, 4096].includes(key.asymmetricKeyDetails?.modulusLength ?? 0)
  )
}

/**
 * OpenSSH's own private key format, the only one its tools take for Ed25519. Source: OpenSSH, PROTOCOL.key.
 */
function openSshPem(privateKey: KeyObject, blob: Buffer): string {
  const jwk = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })).export({ format: 'jwk' })
  const publicPart = Buffer.from(jwk.x ?? '', 'base64url')
  const seed = Buffer.from(jwk.d ?? '', 'base64url')
  const check = createHash('sha256').update(blob).digest().subarray(0, 4)
  const secret = Buffer.concat([
    check,
    check,
    sshString('ssh-ed25519'),
    sshString(publicPart),
    sshString(Buffer.concat([seed, publicPart])),
    sshString(''),
  ])
  const padding = Buffer.from(Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, index) => index + 1))
  const one = Buffer.from([0, 0, 0, 1])
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    sshString('none'),
    sshString('none'),
    sshString(''),
    one,
    sshString(blob),
    sshString(Buffer.concat([secret, padding])),
  ])
  const lines = body.toString('base64').match(/.{1,70}/g) ?? []
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----'].join('\n')
}
