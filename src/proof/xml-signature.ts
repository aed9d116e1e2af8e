import { createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto'
import { childrenOf, onlyChild, parseXml, textOf, xmlNamespace, type Element } from './xml-elements.ts'

// SHA-1 is broken for signatures, and a signature by a shared secret proves nothing to who has the certificate alone.
const signatureHashes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
}
const digestHashes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** An element's own enveloped signature as it was read: nothing of it is proved. */
export type ReadSignature = {
  element: Element
  signature: Element
  /** The canonical SignedInfo, which the value is of. */
  signed: string
  hash: string
  value: Buffer
  digestHash: string
  digest: Buffer
  /** Namespaces that count as used wherever they are declared. */
  prefixes: readonly string[]
}

// LIMIT: SignedInfo is made canonical before anything is proved; with long names it has a kilobyte.
const signedInfoMaximum = 8000

/**
 * Reads the one signature of an element: with one reference, to the element it stands in, as SAML wants it (SAML Core,
 * section 5.4.2). Undefined where there is none that could prove anything.
 */
export async function readSignature(element: Element): Promise<ReadSignature | undefined> {
  const of = (parent: Element, name: string) => onlyChild(parent, xmlNamespace.signature, name)
  const signature = of(element, 'Signature')
  const info = signature && of(signature, 'SignedInfo')
  const method = info && of(info, 'CanonicalizationMethod')
  const reference = info && of(info, 'Reference')
  const transforms = reference && of(reference, 'Transforms')
  const value = signature && of(signature, 'SignatureValue')
  const digest = reference && of(reference, 'DigestValue')
  if (!info || !method || !transforms || !value || !digest) return undefined
  const id = element.getAttribute('ID') ?? ''
  if (id === '' || reference.getAttribute('URI') !== `#${id}`) return undefined
  const [first, last, ...more] = childrenOf(transforms, xmlNamespace.signature, 'Transform')
  if (first === undefined || last === undefined || more.length > 0) return undefined
  const algorithm = (one: Element | undefined) => one?.getAttribute('Algorithm') ?? ''
  const isExclusive = (one: Element) => [exclusive, `${exclusive}WithComments`].includes(algorithm(one))
  if (algorithm(first) !== enveloped || !isExclusive(last) || !isExclusive(method)) return undefined
  const hash = signatureHashes[algorithm(of(info, 'SignatureMethod'))]
  const digestHash = digestHashes[algorithm(of(reference, 'DigestMethod'))]
  if (hash === undefined || digestHash === undefined || info.toString().length > signedInfoMaximum) {
    return undefined
  }
  const withComments = algorithm(method) !== exclusive
  return {
    element,
    signature: signature!,
    signed: await canonical(info, info.cloneNode(true) as Element, prefixesOf(method), withComments),
    hash,
    value: Buffer.from(textOf(value), 'base64'),
    digestHash,
    digest: Buffer.from(textOf(digest), 'base64'),
    prefixes: prefixesOf(last),
  }
}

/** Whether a signature's value is of the key in a certificate (base64 DER): little work, before all that is much. */
export function isSignedBy({ signed, hash, value }: ReadSignature, certificate: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'))
    return publicKey.asymmetricKeyType === 'rsa' && verify(hash, Buffer.from(signed), publicKey, value)
  } catch {
    return false
  }
}

/**
 * What a signature covers, parsed anew from the bytes that were hashed; undefined where they are not what was signed.
 * INVARIANT: nothing of the document that was sent is ever read as signed, only what was hashed. An element that was
 * moved, wrapped or put beside the signed one so has no say.
 */
export async function coveredBy(read: ReadSignature, marksMaximum: number): Promise<Element | undefined> {
  const { element, signature, digest, digestHash, prefixes } = read
  const copy = element.cloneNode(true) as Element
  const at = Array.from(element.childNodes).indexOf(signature)
  copy.removeChild(copy.childNodes[at]!)
  // A reference to an element of the same document is without its comments.
  const text = await canonical(element, copy, prefixes, false)
  const hashed = createHash(digestHash).update(text).digest()
  if (hashed.length !== digest.length || !timingSafeEqual(hashed, digest)) return undefined
  return parseXml(text, marksMaximum)
}

/** Exclusive XML canonicalization of a copy, as if it stood where the element stands. */
async function canonical(
  element: Element,
  copy: Element,
  prefixes: readonly string[],
  withComments: boolean,
): Promise<string> {
  const { ExclusiveCanonicalization, ExclusiveCanonicalizationWithComments } = await import('xml-crypto')
  const method = withComments ? new ExclusiveCanonicalizationWithComments() : new ExclusiveCanonicalization()
  const options = {
    ancestorNamespaces: namespacesAround(element, prefixes),
    inclusiveNamespacesPrefixList: [...prefixes],
    defaultNsForPrefix: {},
  }
  // The library is typed for a browser's nodes; it works on those of the parser that both of us use.
  return method.process(copy as never, options as never)
}

function prefixesOf(method: Element): string[] {
  // Some write the element in the namespace of the algorithm with comments.
  const lists = [exclusive, `${exclusive}WithComments`].flatMap((namespace) =>
    childrenOf(method, namespace, 'InclusiveNamespaces'),
  )
  return lists.flatMap((one) =>
    (one.getAttribute('PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== ''),
  )
}

/** The nearest declarations of those prefixes outside of an element that does not declare them itself. */
function namespacesAround(
  element: Element,
  prefixes: readonly string[],
): { prefix: string; namespaceURI: string }[] {
  return [...new Set(prefixes)].flatMap((prefix) => {
    const name = `xmlns:${prefix}`
    if (element.hasAttribute(name)) return []
    let around = element.parentNode as Element | null
    while (around !== null && around.nodeType === element.ELEMENT_NODE && !around.hasAttribute(name)) {
      around = around.parentNode as Element | null
    }
    const namespaceURI = around?.nodeType === element.ELEMENT_NODE ? around.getAttribute(name) : null
    return namespaceURI ? [{ prefix, namespaceURI }] : []
  })
}
