import { X509Certificate } from 'node:crypto'
import { childrenOf, isElement, parseXml, textOf, timeOf, xmlNamespace } from './xml-elements.ts'

/** What a SAML identity provider's metadata say of it. `certificates` are base64 DER without white space. */
export type SamlMetadata = {
  entityId: string
  certificates: string[]
  /** Milliseconds since 1970; undefined where they hold without end. */
  validUntil: number | undefined
}

// LIMIT: each certificate may be tried on a signature; providers have one, or two while they change.
const certificatesMaximum = 10

// LIMIT: AWS takes ten million characters; the metadata of a provider with all its claims have a thousand tags.
const marksMaximum = 20_000

/**
 * Reads the metadata of an identity provider; undefined where they name no entity or no certificate it signs
 * with.
 */
export async function readSamlMetadata(document: string): Promise<SamlMetadata | undefined> {
  const root = await parseXml(document.trimStart(), marksMaximum)
  if (root === undefined || !isElement(root, xmlNamespace.metadata, 'EntityDescriptor')) return undefined
  const entityId = root.getAttribute('entityID') ?? ''
  if (entityId === '') return undefined
  if (root.hasAttribute('validUntil') && timeOf(root, 'validUntil') === undefined) return undefined
  const certificates = new Set<string>()
  for (const descriptor of childrenOf(root, xmlNamespace.metadata, 'IDPSSODescriptor')) {
    for (const key of childrenOf(descriptor, xmlNamespace.metadata, 'KeyDescriptor')) {
      if (key.getAttribute('use') === 'encryption') continue
      for (const certificate of key.getElementsByTagNameNS(xmlNamespace.signature, 'X509Certificate')) {
        const text = textOf(certificate).replace(/\s+/g, '')
        if (!isCertificate(text)) return undefined
        certificates.add(text)
      }
    }
  }
  if (certificates.size === 0 || certificates.size > certificatesMaximum) return undefined
  return { entityId, certificates: [...certificates], validUntil: timeOf(root, 'validUntil') }
}

function isCertificate(base64: string): boolean {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).publicKey.type === 'public'
  } catch {
    return false
  }
}
