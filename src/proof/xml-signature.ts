import { X509Certificate } from 'node:crypto'
import { childrenOf, onlyChild, parseXml, xmlNamespace, type Element } from './xml-elements.ts'

// SHA-1 is broken for signatures, and a signature by a shared secret proves nothing to who has the certificate alone.
const signatureAlgorithms = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
]
const hashAlgorithms = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512']
const transforms = [
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
]

/**
 * What an element's own enveloped signature covers, parsed anew from the bytes that were hashed; undefined where the
 * element is not signed with one of those certificates (base64 DER).
 * INVARIANT: nothing of the document that was sent is ever read as signed, only what was hashed. An element that was
 * moved, wrapped or put beside the signed one so has no say.
 */
export async function signedBy(
  element: Element,
  document: string,
  certificates: readonly string[],
): Promise<Element | undefined> {
  const signature = onlyChild(element, xmlNamespace.signature, 'Signature')
  if (signature === undefined || !refersTo(signature, element)) return undefined
  const { SignedXml } = await import('xml-crypto')
  for (const certificate of certificates) {
    const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
    // The certificate that the message brings along is not looked at.
    const check = new SignedXml({ publicCert: key.export({ type: 'spki', format: 'pem' }) })
    check.SignatureAlgorithms = only(check.SignatureAlgorithms, signatureAlgorithms)
    check.HashAlgorithms = only(check.HashAlgorithms, hashAlgorithms)
    check.CanonicalizationAlgorithms = only(check.CanonicalizationAlgorithms, transforms)
    try {
      check.loadSignature(signature.toString())
      if (!check.checkSignature(document)) continue
    } catch {
      continue
    }
    const [signed, ...more] = check.getSignedReferences()
    return signed === undefined || more.length > 0 ? undefined : parseXml(signed)
  }
  return undefined
}

/**
 * Whether a signature has one reference, to the element it stands in, as SAML wants it (SAML Core, section 5.4.2).
 * LIMIT: a reference costs a walk through the document before any signature is proved.
 */
function refersTo(signature: Element, element: Element): boolean {
  const info = onlyChild(signature, xmlNamespace.signature, 'SignedInfo')
  const reference = info && onlyChild(info, xmlNamespace.signature, 'Reference')
  const id = element.getAttribute('ID') ?? ''
  if (reference === undefined || id === '' || reference.getAttribute('URI') !== `#${id}`) return false
  const list = onlyChild(reference, xmlNamespace.signature, 'Transforms')
  return list !== undefined && childrenOf(list, xmlNamespace.signature, 'Transform').length <= 2
}

function only<T>(known: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name)))
}
