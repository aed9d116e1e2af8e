import { decrypted } from './xml-decryption.ts'
import {
  childrenOf,
  isElement,
  onlyChild,
  parseXml,
  textOf,
  timeOf,
  xmlNamespace,
  type Element,
} from './xml-elements.ts'
import { coveredBy, isSignedBy, readSignature, type ReadSignature } from './xml-signature.ts'

/** What a SAML assertion says, once its signature is proved. Times are milliseconds since 1970. */
export type SamlAssertion = {
  /** Its issuer gives no other assertion the same one. */
  id: string
  issuer: string
  issued: number
  subject: string
  /** The NameID's format, a URI; undefined where it names none. */
  subjectFormat: string | undefined
  /** Whom the bearer may show it to, and until when. */
  recipient: string
  confirmedUntil: number
  /** Every restriction must be met; each is met by one of its audiences. */
  audienceRestrictions: string[][]
  notBefore: number | undefined
  notOnOrAfter: number | undefined
  /** When the user's session at the provider ends. */
  sessionEnds: number | undefined
  attributes: ReadonlyMap<string, readonly string[]>
  encrypted: boolean
}

/** Why a response proves nothing. */
export type SamlFlaw =
  | 'no base64'
  | 'no response'
  | 'wrong signature'
  | 'no confirmation'
  | 'incomplete assertion'

/** A SAML response as it was parsed, once: nothing of it is proved. */
export type SamlResponse = {
  root: Element
  /** Which certificates have signed which element: several providers may have the same. */
  readonly proofs: Map<Element, Proof>
}

type Proof = {
  read: ReadSignature | undefined
  byCertificate: Map<string, boolean>
  covered?: Promise<Element | undefined>
}

/** Reads a SAML response, base64 as the browser posts it. Source: SAML Bindings 2.0, section 3.5. */
export async function readSamlResponse(base64: string): Promise<SamlResponse | 'no base64' | 'no response'> {
  const document = decodeText(base64)
  if (document === undefined) return 'no base64'
  const root = await parseXml(document, marksMaximum)
  if (root === undefined || !isElement(root, xmlNamespace.protocol, 'Response')) return 'no response'
  return { root, proofs: new Map() }
}

/**
 * Proves a SAML response by a signature over the response or its one assertion. Source: SAML Core 2.0, Profiles
 * 4.1.4.
 */
export async function proveSamlResponse(
  sent: string | SamlResponse,
  certificates: readonly string[],
  privateKeys: readonly string[] = [],
): Promise<SamlAssertion | SamlFlaw> {
  const response = typeof sent === 'string' ? await readSamlResponse(sent) : sent
  if (typeof response === 'string') return response
  const found = await signedAssertion(response, certificates, privateKeys)
  if (found === undefined) return 'wrong signature'
  return readAssertion(found.assertion, found.encrypted)
}

/**
 * What a response says of itself: nothing of it is proved, it tells only whose certificates to try. The issuer is
 * undefined where it does not say; the attributes are, where they are encrypted.
 */
export function claimsOf({ root }: SamlResponse): {
  issuer: string | undefined
  attributes: ReadonlyMap<string, readonly string[]> | undefined
} {
  const assertion = onlyAssertion(root)
  const issuer =
    onlyChild(root, xmlNamespace.assertion, 'Issuer') ??
    onlyChild(assertion ?? root, xmlNamespace.assertion, 'Issuer')
  const isPlain = assertion !== undefined && !isEncrypted(assertion)
  return { issuer: issuer && textOf(issuer), attributes: isPlain ? attributesOf(assertion) : undefined }
}

type Found = { assertion: Element; encrypted: boolean }

/** The one assertion, out of what a certificate of the provider has signed. */
async function signedAssertion(
  response: SamlResponse,
  certificates: readonly string[],
  privateKeys: readonly string[],
): Promise<Found | undefined> {
  const { root } = response
  const whole = await signedBy(response, root, certificates)
  if (whole !== undefined) {
    if (!isElement(whole, xmlNamespace.protocol, 'Response')) return undefined
    const inside = onlyAssertion(whole)
    if (inside === undefined || !isEncrypted(inside)) return inside && { assertion: inside, encrypted: false }
    return asAssertion(await decrypted(inside, privateKeys, marksMaximum), true)
  }
  const own = onlyAssertion(root)
  if (own === undefined) return undefined
  if (!isEncrypted(own)) return asAssertion(await signedBy(response, own, certificates), false)
  const opened = await decrypted(own, privateKeys, marksMaximum)
  return opened && asAssertion(await signedBy(response, opened, certificates), true)
}

/**
 * What a signature of the element covers, where it was made with one of those certificates. The key is tried first:
 * whoever has none costs no more than that.
 */
async function signedBy(
  { proofs }: SamlResponse,
  element: Element,
  certificates: readonly string[],
): Promise<Element | undefined> {
  const proof: Proof = proofs.get(element) ?? {
    read: await readSignature(element),
    byCertificate: new Map(),
  }
  proofs.set(element, proof)
  const { read, byCertificate } = proof
  if (read === undefined) return undefined
  for (const certificate of certificates) {
    const known = byCertificate.get(certificate) ?? isSignedBy(read, certificate)
    byCertificate.set(certificate, known)
    if (known) return (proof.covered ??= coveredBy(read, marksMaximum))
  }
  return undefined
}

function asAssertion(element: Element | undefined, encrypted: boolean): Found | undefined {
  if (element === undefined || !isElement(element, xmlNamespace.assertion, 'Assertion')) return undefined
  return { assertion: element, encrypted }
}

function onlyAssertion(response: Element): Element | undefined {
  const all = ['Assertion', 'EncryptedAssertion'].flatMap((name) =>
    childrenOf(response, xmlNamespace.assertion, name),
  )
  return all.length === 1 ? all[0] : undefined
}

function isEncrypted(element: Element): boolean {
  return element.localName === 'EncryptedAssertion'
}

function readAssertion(assertion: Element, encrypted: boolean): SamlAssertion | SamlFlaw {
  const incomplete = 'incomplete assertion'
  const child = (parent: Element | undefined, name: string) =>
    parent && onlyChild(parent, xmlNamespace.assertion, name)
  const id = assertion.getAttribute('ID') ?? ''
  const issuer = child(assertion, 'Issuer')
  const issued = timeOf(assertion, 'IssueInstant')
  const subject = child(assertion, 'Subject')
  const name = child(subject, 'NameID')
  const conditions = child(assertion, 'Conditions')
  if (issuer === undefined || issued === undefined || subject === undefined || name === undefined)
    return incomplete
  const confirmation = bearerConfirmation(subject)
  if (confirmation === undefined) return 'no confirmation'
  if (id === '' || conditions === undefined) return incomplete
  // A time that cannot be read must not pass for one that was not given.
  if (
    ['NotBefore', 'NotOnOrAfter'].some(
      (at) => conditions.hasAttribute(at) && timeOf(conditions, at) === undefined,
    )
  ) {
    return incomplete
  }
  const ends = childrenOf(assertion, xmlNamespace.assertion, 'AuthnStatement')
    .filter((statement) => statement.hasAttribute('SessionNotOnOrAfter'))
    .map((statement) => timeOf(statement, 'SessionNotOnOrAfter') ?? 0)
  return {
    id,
    issuer: textOf(issuer),
    issued,
    subject: textOf(name),
    subjectFormat: name.getAttribute('Format') ?? undefined,
    ...confirmation,
    audienceRestrictions: childrenOf(conditions, xmlNamespace.assertion, 'AudienceRestriction').map(
      (restriction) => childrenOf(restriction, xmlNamespace.assertion, 'Audience').map(textOf),
    ),
    notBefore: timeOf(conditions, 'NotBefore'),
    notOnOrAfter: timeOf(conditions, 'NotOnOrAfter'),
    sessionEnds: ends.length === 0 ? undefined : Math.min(...ends),
    attributes: attributesOf(assertion),
    encrypted,
  }
}

/**
 * The one bearer confirmation: whom it is for, and until when. Source: SAML Profiles 2.0, section 4.1.4.2.
 */
function bearerConfirmation(subject: Element): { recipient: string; confirmedUntil: number } | undefined {
  const bearers = childrenOf(subject, xmlNamespace.assertion, 'SubjectConfirmation').filter(
    (one) => one.getAttribute('Method') === 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
  )
  const data =
    bearers.length === 1
      ? onlyChild(bearers[0]!, xmlNamespace.assertion, 'SubjectConfirmationData')
      : undefined
  const recipient = data?.getAttribute('Recipient') ?? ''
  const confirmedUntil = data && timeOf(data, 'NotOnOrAfter')
  if (data === undefined || recipient === '' || confirmedUntil === undefined) return undefined
  return data.hasAttribute('NotBefore') ? undefined : { recipient, confirmedUntil }
}

function attributesOf(assertion: Element): Map<string, string[]> {
  const attributes = new Map<string, string[]>()
  for (const statement of childrenOf(assertion, xmlNamespace.assertion, 'AttributeStatement')) {
    for (const attribute of childrenOf(statement, xmlNamespace.assertion, 'Attribute')) {
      const values = childrenOf(attribute, xmlNamespace.assertion, 'AttributeValue').map(textOf)
      const name = attribute.getAttribute('Name') ?? ''
      attributes.set(name, [...(attributes.get(name) ?? []), ...values])
    }
  }
  return attributes
}

// LIMIT: tags and attributes; nobody has proved anything yet, and each costs a reader some microseconds. A response of
// the size that AWS takes, full of roles that each declare their types, has two thousand.
const marksMaximum = 3000

function decodeText(base64: string): string | undefined {
  const plain = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(plain, 'base64'))
  } catch {
    return undefined
  }
}
