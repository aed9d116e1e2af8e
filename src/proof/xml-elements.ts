import type { Element } from '@xmldom/xmldom'

export type { Element }

/** The namespaces of SAML 2.0 and of what it is signed and encrypted with. */
export const xmlNamespace = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
} as const

/**
 * The root of an XML document, or undefined where the text is not well-formed, declares a document type (entities are
 * nobody's business here) or has more tags and attributes than `marksMaximum`. The parser is loaded with the first
 * document.
 */
export async function parseXml(text: string, marksMaximum: number): Promise<Element | undefined> {
  if (/<![A-Za-z]/.test(text) || hasMoreMarks(text, marksMaximum)) return undefined
  const { DOMParser, onWarningStopParsing } = await import('@xmldom/xmldom')
  try {
    return (
      new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, 'text/xml').documentElement ??
      undefined
    )
  } catch {
    return undefined
  }
}

/** Whether the signs that tags and attributes are made with, `<` and `=`, are more than so many. */
function hasMoreMarks(text: string, maximum: number): boolean {
  let marks = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if ((code === 0x3c || code === 0x3d) && (marks += 1) > maximum) return true
  }
  return false
}

/** Whether an element has that name in that namespace. */
export function isElement(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name
}

/** The child elements of that name and namespace, in order. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE && isElement(node as Element, namespace, name))
      found.push(node as Element)
  }
  return found
}

/** The one child element of that name, or undefined where there is none or more than one. */
export function onlyChild(parent: Element, namespace: string, name: string): Element | undefined {
  const found = childrenOf(parent, namespace, name)
  return found.length === 1 ? found[0] : undefined
}

/** An element's text without the white space around it. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').trim()
}

/** An `xs:dateTime` attribute as milliseconds since 1970; undefined where it is absent or not in UTC. */
export function timeOf(element: Element, attribute: string): number | undefined {
  const text = element.getAttribute(attribute)
  // Source: SAML Core, section 1.3.3: times are in UTC, with no other zone.
  if (text === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
