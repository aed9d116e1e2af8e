import { toBase64 } from '../kernel/bytes.ts'
import type { Member, Shape } from './shape.ts'

/**
 * How one protocol writes XML: indentation, timestamps and what becomes of characters XML 1.0 cannot hold.
 */
export type XmlStyle = {
  /** What one level is indented by; empty for all on one line. */
  step: string
  /** A timestamp in an element. */
  time: (date: Date) => string
  /** Control characters as references (`&#x1;`, as S3 does) or as U+FFFD. */
  controls: 'reference' | 'replace'
}

/** `2026-07-01T12:00:00.000Z`. */
export function isoMilliseconds(date: Date): string {
  return date.toISOString()
}

/* oxlint-disable no-control-regex -- exactly the characters that must not reach a document as they are */
const special = /[&<>"'\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]/
const loneHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const specials = new RegExp(/[&<>"'\u0000-\u0008\u000b-\u001f\ufffe\uffff]|/.source + loneHalf.source, 'g')
/* oxlint-enable no-control-regex */
const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/**
 * Text for an element or attribute; a carriage return becomes `&#xD;`, which would otherwise be read as a
 * line feed.
 */
export function escapeXml(text: string, controls: XmlStyle['controls']): string {
  if (!special.test(text)) return text
  return text.replace(specials, (found) => {
    const named = names[found]
    if (named !== undefined) return named
    const code = found.charCodeAt(0)
    const referable = code === 0xd || (controls === 'reference' && code < 0x20)
    if (referable) return `&#x${code.toString(16).toUpperCase()};`
    return '\ufffd'
  })
}

/** The members of a structure as elements, each on its own line at `indent` where the style has steps. */
export function writeMembers(shape: Shape, value: object, style: XmlStyle, indent: string): string {
  let text = ''
  for (const member of shape.members) {
    const part = (value as Record<string, unknown>)[member.name]
    if (part === undefined || part === null || member.attribute) continue
    text += writeMember(member, member.wireName, part, style, indent)
  }
  return text
}

/** One member under a given element name: a value, or a flattened list's values one after another. */
export function writeMember(
  member: Member,
  name: string,
  value: unknown,
  style: XmlStyle,
  indent: string,
): string {
  const { shape } = member
  if (member.flattened && shape.type === 'list') {
    let text = ''
    for (const item of value as unknown[]) text += writeElement(shape.item!, name, item, style, indent)
    return text
  }
  if (member.flattened && shape.type === 'map')
    return writeEntries(shape, name, value as object, style, indent)
  return writeElement(member, name, value, style, indent)
}

function writeElement(member: Member, name: string, value: unknown, style: XmlStyle, indent: string): string {
  const { shape } = member
  const start = indent + '<' + name + attributesOf(member, value)
  const end = style.step === '' ? '>' : '>\n'
  const content = contentOf(shape, value, style, indent)
  if (content === '') return start + '/' + end
  if (isSimple(shape)) return start + '>' + content + '</' + name + end
  return start + end + content + indent + '</' + name + end
}

function contentOf(shape: Shape, value: unknown, style: XmlStyle, indent: string): string {
  switch (shape.type) {
    case 'structure':
    case 'union':
      return writeMembers(shape, value as object, style, deeper(style, indent))
    case 'list': {
      const item = shape.item!
      const name = item.xmlName ?? 'member'
      const inner = deeper(style, indent)
      let text = ''
      for (const one of value as unknown[]) text += writeElement(item, name, one, style, inner)
      return text
    }
    case 'map':
      return writeEntries(shape, 'entry', value as object, style, deeper(style, indent))
    default:
      return scalarText(shape, value, style)
  }
}

function writeEntries(shape: Shape, name: string, value: object, style: XmlStyle, indent: string): string {
  const end = style.step === '' ? '>' : '>\n'
  const inner = deeper(style, indent)
  let text = ''
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined || one === null) continue
    text += indent + '<' + name + end
    text += writeElement(shape.key!, shape.key!.xmlName ?? 'key', key, style, inner)
    text += writeElement(shape.value!, shape.value!.xmlName ?? 'value', one, style, inner)
    text += indent + '</' + name + end
  }
  return text
}

/** A scalar as escaped text. */
export function scalarText(shape: Shape, value: unknown, style: XmlStyle): string {
  switch (shape.type) {
    case 'timestamp':
      return timeText(shape, value as Date, style)
    case 'blob':
    case 'stream':
      return typeof value === 'string' ? escapeXml(value, style.controls) : toBase64(value as Uint8Array)
    case 'string':
      return escapeXml(String(value), style.controls)
    default:
      return String(value)
  }
}

function timeText(shape: Shape, value: Date, style: XmlStyle): string {
  if (shape.timestampFormat === 'http-date') return value.toUTCString()
  if (shape.timestampFormat === 'epoch-seconds') return String(value.getTime() / 1000)
  return style.time(value)
}

function attributesOf(member: Member, value: unknown): string {
  let text = ''
  if (member.namespace !== undefined) {
    const [prefix, uri] =
      typeof member.namespace === 'string' ? [undefined, member.namespace] : member.namespace
    text += ` xmlns${prefix === undefined ? '' : `:${prefix}`}="${uri}"`
  }
  if (member.shape.type !== 'structure') return text
  for (const inner of member.shape.members) {
    if (!inner.attribute) continue
    const part = (value as Record<string, unknown>)[inner.name]
    if (part !== undefined && part !== null)
      text += ` ${inner.wireName}="${escapeXml(String(part), 'replace')}"`
  }
  return text
}

function isSimple(shape: Shape): boolean {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map' && shape.type !== 'union'
}

function deeper(style: XmlStyle, indent: string): string {
  return indent + style.step
}
