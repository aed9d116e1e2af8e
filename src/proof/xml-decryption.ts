import { constants, createDecipheriv, createPrivateKey, privateDecrypt } from 'node:crypto'
import { onlyChild, parseXml, textOf, xmlNamespace, type Element } from './xml-elements.ts'

// Source: XML Encryption 1.1. RSA 1.5 key transport is left out: it is an oracle waiting to be asked.
const cbc: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': 'aes-128-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes192-cbc': 'aes-192-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': 'aes-256-cbc',
}
const gcm: Readonly<Record<string, 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm'>> = {
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': 'aes-128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes192-gcm': 'aes-192-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm': 'aes-256-gcm',
}
const digests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}
const maskFunctions: Readonly<Record<string, string>> = {
  'http://www.w3.org/2009/xmlenc11#mgf1sha1': 'sha1',
  'http://www.w3.org/2009/xmlenc11#mgf1sha256': 'sha256',
  'http://www.w3.org/2009/xmlenc11#mgf1sha512': 'sha512',
}
const encryption11 = 'http://www.w3.org/2009/xmlenc11#'

/** What is in an encrypted element; undefined where none of the keys (PEM) opens it. */
export async function decrypted(
  element: Element,
  privateKeys: readonly string[],
  marksMaximum: number,
): Promise<Element | undefined> {
  const data = onlyChild(element, xmlNamespace.encryption, 'EncryptedData')
  if (data === undefined) return undefined
  const info = onlyChild(data, xmlNamespace.signature, 'KeyInfo')
  const sealedKey =
    (info && onlyChild(info, xmlNamespace.encryption, 'EncryptedKey')) ??
    onlyChild(element, xmlNamespace.encryption, 'EncryptedKey')
  if (sealedKey === undefined) return undefined
  for (const privateKey of privateKeys) {
    try {
      const text = openData(data, openKey(sealedKey, privateKey)).toString()
      const root = await parseXml(text, marksMaximum)
      if (root !== undefined) return root
    } catch {
      continue
    }
  }
  return undefined
}

/** RSA-OAEP. Node uses one hash for label and mask, so both must be the same. */
function openKey(sealedKey: Element, privateKey: string): Buffer {
  const method = onlyChild(sealedKey, xmlNamespace.encryption, 'EncryptionMethod')!
  const named = onlyChild(method, xmlNamespace.signature, 'DigestMethod')?.getAttribute('Algorithm')
  const digest = named === undefined ? 'sha1' : digests[named ?? '']
  const algorithm = method.getAttribute('Algorithm')
  const mask = onlyChild(method, encryption11, 'MGF')?.getAttribute('Algorithm')
  const maskHash =
    algorithm === `${encryption11}rsa-oaep` && mask !== undefined ? maskFunctions[mask ?? ''] : 'sha1'
  const isOaep =
    algorithm === `${encryption11}rsa-oaep` || algorithm === `${xmlNamespace.encryption}rsa-oaep-mgf1p`
  if (!isOaep || digest === undefined || digest !== maskHash) throw new Error('no such key transport')
  const key = createPrivateKey(privateKey)
  return privateDecrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest },
    cipherValue(sealedKey),
  )
}

function openData(data: Element, key: Buffer): Buffer {
  const algorithm =
    onlyChild(data, xmlNamespace.encryption, 'EncryptionMethod')!.getAttribute('Algorithm') ?? ''
  const sealed = cipherValue(data)
  const authenticated = gcm[algorithm]
  if (authenticated !== undefined) {
    const cipher = createDecipheriv(authenticated, key, sealed.subarray(0, 12), { authTagLength: 16 })
    cipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()])
  }
  const name = cbc[algorithm]
  if (name === undefined) throw new Error('no such cipher')
  const cipher = createDecipheriv(name, key, sealed.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > 16 || padding > padded.length) throw new Error('no padding')
  return padded.subarray(0, padded.length - padding)
}

function cipherValue(parent: Element): Buffer {
  const data = onlyChild(parent, xmlNamespace.encryption, 'CipherData')!
  return Buffer.from(textOf(onlyChild(data, xmlNamespace.encryption, 'CipherValue')!), 'base64')
}
