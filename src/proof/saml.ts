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
import { signedBy } from './xml-signature.ts'

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

/**
 * Proves a SAML response, base64 as the browser posts it, by a signature over the response or its one
 * assertion. Source: SAML Core 2.0, Bindings 3.5, Profiles 4.1.4.
 */
export async function proveSamlResponse(
  base64: string,
  certificates: readonly string[],
  privateKeys: readonly string[] = [],
): Promise<SamlAssertion | SamlFlaw> {
  const document = decodeText(base64)
  if (document === undefined) return 'no base64'
  const response = await parsed(document)
  if (response === undefined || !isElement(response, xmlNamespace.protocol, 'Response')) return 'no response'
  const found = await signedAssertion(response, document, certificates, privateKeys)
  if (found === undefined) return 'wrong signature'
  return readAssertion(found.assertion, found.encrypted)
}

/**
 * Who a response says issued it: nothing of it is proved, it tells only whose certificates to try. Undefined
 * where it does not say.
 */
export async function claimedIssuer(base64: string): Promise<string | undefined> {
  const document = decodeText(base64)
  const response = document === undefined ? undefined : await parsed(document)
  if (response === undefined || !isElement(response, xmlNamespace.protocol, 'Response')) return undefined
  const issuer =
    onlyChild(response, xmlNamespace.assertion, 'Issuer') ??
    onlyChild(onlyAssertion(response) ?? response, xmlNamespace.assertion, 'Issuer')
  return issuer && textOf(issuer)
}

type Found = { assertion: Element; encrypted: boolean }

/** The one assertion, out of what a certificate of the provider has signed. */
async function signedAssertion(
  response: Element,
  document: string,
  certificates: readonly string[],
  privateKeys: readonly string[],
): Promise<Found | undefined> {
  const whole = await signedBy(response, document, certificates)
  if (whole !== undefined) {
    if (!isElement(whole, xmlNamespace.protocol, 'Response')) return undefined
    const inside = onlyAssertion(whole)
    if (inside === undefined || !isEncrypted(inside)) return inside && { assertion: inside, encrypted: false }
    const opened = await decrypted(inside, privateKeys)
    return opened && asAssertion(opened.root, true)
  }
  const own = onlyAssertion(response)
  if (own === undefined) return undefined
  if (!isEncrypted(own)) return asAssertion(await signedBy(own, document, certificates), false)
  const opened = await decrypted(own, privateKeys)
  return opened && asAssertion(await signedBy(opened.root, opened.text, certificates), true)
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

// LIMIT: nobody has proved anything yet, and every tag costs a reader some 20 µs. A response that lists a thousand
// roles has half as many.
const tagsMaximum = 5000

async function parsed(document: string): Promise<Element | undefined> {
  return document.split('<', tagsMaximum + 2).length > tagsMaximum + 1 ? undefined : parseXml(document)
}

function decodeText(base64: string): string | undefined {
  const plain = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(plain, 'base64'))
  } catch {
    return undefined
  }
}
