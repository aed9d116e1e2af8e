import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { House } from '../access/house.ts'
import { writeSecretFile } from '../store/secret-file.ts'

/** A certificate for the server's names, its key, and the file of the authority that clients trust. */
export type OwnCertificate = { cert: string; key: string; caFile: string }

/** What is kept between starts, sealed where the master key is kept elsewhere: PEM texts and the names they are for. */
type Kept = { authority: string; authorityKey: string; cert: string; key: string; names: string[] }

const purpose = 'own-certificate'
const day = 86_400_000

// LIMIT: browsers and macOS refuse server certificates of more than 398 days (CA/Browser Forum baseline requirements).
const certificateDays = 397
const authorityDays = 3650
const renewedDaysBefore = 30

/**
 * The server's own certificate, signed by an authority of the data directory: it stays the same from start to start,
 * so that who trusts it goes on doing so. It is made anew where the names have changed or it is about to end.
 */
export async function ownCertificate(house: House, names: readonly string[]): Promise<OwnCertificate> {
  const caFile = resolve(house.dataDirectory, 'tls-ca.pem')
  const now = Date.now()
  const wished = [...new Set(names.flatMap((name) => withBuckets(name.replace(/^\[|\]$/g, ''))))].sort()
  const before = readKept(house)
  const isLasting = (pem: string) =>
    new X509Certificate(pem).validToDate.getTime() - now > renewedDaysBefore * day
  if (before && isLasting(before.cert) && before.names.join() === wished.join()) {
    writeFileSync(caFile, before.authority)
    return { cert: before.cert + before.authority, key: before.key, caFile }
  }
  const authority = before && isLasting(before.authority) ? authorityOf(before) : await makeAuthority(now)
  const made = await signFor(authority, wished, now)
  const kept: Kept = {
    authority: authority.pem,
    authorityKey: pemOf(authority.key),
    cert: made.pem,
    key: pemOf(made.key),
    names: wished,
  }
  writeKept(house, kept)
  writeFileSync(caFile, authority.pem)
  return { cert: kept.cert + kept.authority, key: kept.key, caFile }
}

/** Buckets are addressed by names below the server's. */
function withBuckets(name: string): string[] {
  return isIP(name) === 0 ? [name, `*.${name}`, `*.s3.${name}`] : [name]
}

type Signed = { pem: string; key: KeyObject; subject: string }

const authorityName = 'CN=Understudy authority of this data directory'

function authorityOf({ authority, authorityKey }: Kept): Signed {
  return { pem: authority, key: createPrivateKey(authorityKey), subject: authorityName }
}

async function makeAuthority(now: number): Promise<Signed> {
  const x509 = await loadX509()
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: authorityName,
    notBefore: new Date(now - day),
    notAfter: new Date(now + authorityDays * day),
    keys: { privateKey: webKey(privateKey, 'sign'), publicKey: webKey(publicKey, 'verify') },
    signingAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(webKey(publicKey, 'verify')),
    ],
  })
  return { pem: `${certificate.toString('pem')}\n`, key: privateKey, subject: authorityName }
}

async function signFor(authority: Signed, names: readonly string[], now: number): Promise<Signed> {
  const x509 = await loadX509()
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = new x509.X509Certificate(authority.pem)
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=Understudy',
    issuer: authority.subject,
    notBefore: new Date(now - day),
    notAfter: new Date(now + certificateDays * day),
    publicKey: webKey(publicKey, 'verify'),
    signingKey: webKey(authority.key, 'sign'),
    signingAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return { pem: `${certificate.toString('pem')}\n`, key: privateKey, subject: 'CN=Understudy' }
}

const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

function webKey(key: KeyObject, use: 'sign' | 'verify'): CryptoKey {
  return key.toCryptoKey(signingAlgorithm, true, [use])
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function readKept({ dataDirectory, sealer }: House): Kept | undefined {
  const file = join(dataDirectory, 'tls.json')
  if (!existsSync(file)) return undefined
  const read = JSON.parse(readFileSync(file, 'utf8')) as Kept | { sealed: string }
  if (!('sealed' in read)) return read
  const plain = sealer.open(purpose, '', Buffer.from(read.sealed, 'base64'))
  return plain && (JSON.parse(plain.toString()) as Kept)
}

function writeKept({ dataDirectory, outsideSealer }: House, kept: Kept): void {
  const text = JSON.stringify(kept)
  const written = outsideSealer
    ? JSON.stringify({ sealed: outsideSealer.seal(purpose, '', Buffer.from(text)).toString('base64') })
    : text
  writeSecretFile(join(dataDirectory, 'tls.json'), `${written}\n`)
}

/** The library asks for a polyfill of decorators' metadata; as much of it as it uses is enough. */
function loadX509() {
  const all = new WeakMap<object, Map<unknown, unknown>>()
  const defineMetadata = (key: unknown, value: unknown, target: object) => {
    all.set(target, (all.get(target) ?? new Map()).set(key, value))
  }
  const getOwnMetadata = (key: unknown, target: object) => all.get(target)?.get(key)
  const metadata = (key: unknown, value: unknown) => (target: object) => defineMetadata(key, value, target)
  if (!('getMetadata' in Reflect)) {
    Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata: getOwnMetadata, metadata })
  }
  return import('@peculiar/x509')
}
