import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { fromBase64 } from '../../../kernel/bytes.ts'
import {
  chainInvalid,
  keyPairMismatch,
  malformedCertificate,
  privateKeyUnreadable,
  serverCertificateExpired,
  serverCertificateUnreadable,
  signingCertificateOutOfTime,
} from './certificate-errors.ts'

// LIMIT: real chains have two or three; each costs a signature's check.
const longestChain = 20

const begin = '-----BEGIN CERTIFICATE-----'
const end = '-----END CERTIFICATE-----'

/**
 * Reads a signing certificate (PEM) and answers the SHA-256 of its DER form in hexadecimal. Throws
 * `MalformedCertificate`, or `InvalidCertificate` before or after its time; `now` in milliseconds.
 */
export function readSigningCertificate(body: string, now: number): string {
  const [certificate, ...more] = readCertificates(body, 1) ?? []
  if (certificate === undefined || more.length > 0) throw malformedCertificate(body)
  if (!isInTime(certificate, now)) throw signingCertificateOutOfTime()
  return createHash('sha256').update(certificate.raw).digest('hex')
}

/** A server certificate's texts, PEM each. */
export type ServerCertificateTexts = { body: string; chain?: string | undefined; privateKey: string }

/**
 * Checks that a server certificate, its private key and its chain belong together, and answers when it
 * expires (milliseconds). Throws `MalformedCertificate` or `KeyPairMismatch`; `now` in milliseconds.
 * Source: IAM User Guide, "Upload a server certificate".
 */
export function checkServerCertificate(texts: ServerCertificateTexts, now: number): number {
  const [certificate] = readCertificates(texts.body, 1) ?? []
  if (certificate === undefined) throw serverCertificateUnreadable()
  if (!certificate.checkPrivateKey(readPrivateKey(texts.privateKey))) throw keyPairMismatch()
  if (now > certificate.validToDate.getTime()) throw serverCertificateExpired()
  if (now < certificate.validFromDate.getTime()) throw serverCertificateUnreadable()
  if (texts.chain !== undefined) checkChain(certificate, texts.chain)
  return certificate.validToDate.getTime()
}

/** An RSA or elliptic-curve key; keys under a passphrase are none we can read. */
function readPrivateKey(text: string): KeyObject {
  try {
    const key = createPrivateKey({ key: text, format: 'pem' })
    if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'ec') return key
  } catch {
    // What OpenSSL says of a key is nothing for an answer.
  }
  throw privateKeyUnreadable()
}

/** Each certificate must be signed by the next. The last need not be a root. */
function checkChain(certificate: X509Certificate, text: string): void {
  const chain = readCertificates(text, longestChain)
  if (chain === undefined || chain.length === 0) throw chainInvalid(-1)
  const all = [certificate, ...chain]
  const broken = chain.findIndex((issuer, index) => !isSignedBy(all[index]!, issuer))
  // AWS: -1 is the certificate itself, whose signer is not the chain's first.
  if (broken !== -1) throw chainInvalid(broken - 1)
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}

function isInTime({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime()
}

/**
 * The certificates of a PEM text, `most` at most; undefined where there is anything else in it but white
 * space.
 */
function readCertificates(text: string, most: number): X509Certificate[] | undefined {
  const certificates: X509Certificate[] = []
  let rest = text.trim()
  while (rest !== '') {
    const stop = rest.indexOf(end)
    if (!rest.startsWith(begin) || stop === -1 || certificates.length === most) return undefined
    const certificate = certificateOf(rest.slice(begin.length, stop))
    if (certificate === undefined) return undefined
    certificates.push(certificate)
    rest = rest.slice(stop + end.length).trimStart()
  }
  return certificates
}

function certificateOf(base64: string): X509Certificate | undefined {
  const der = fromBase64(base64)
  if (der === undefined) return undefined
  try {
    const certificate = new X509Certificate(der)
    return certificate.raw.length === der.length ? certificate : undefined
  } catch {
    return undefined
  }
}
