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

/** Writes one value that is there. */
type Write = (value: unknown) => string

/**
 * Writes the members of a structure as elements, each on its own line at `indent` where the style has steps. All
 * that does not depend on the value is put together once, the rest of a shape when a value first has it: shapes
 * may contain themselves.
 */
export function membersWriter(shape: Shape, style: XmlStyle, indent: string): (value: object) => string {
  const parts = shape.members
    .filter(({ attribute }) => !attribute)
    .map((member) => {
      let made: Write | undefined
      const write: Write = (value) => (made ??= memberWriter(member, style, indent))(value)
      return { name: member.name, write }
    })
  return (value) => {
    let text = ''
    for (const { name, write } of parts) {
      const part = (value as Record<string, unknown>)[name]
      if (part !== undefined && part !== null) text += write(part)
    }
    return text
  }
}

/** Writes a member under its name: a value, or a flattened list's values one after another. */
function memberWriter(member: Member, style: XmlStyle, indent: string): Write {
  const { shape, flattened, wireName } = member
  if (flattened && shape.type === 'list') return itemsWriter(shape.item!, wireName, style, indent)
  if (flattened && shape.type === 'map') return entriesWriter(shape, wireName, style, indent)
  return elementWriter(member, wireName, style, indent)
}

function elementWriter(member: Member, name: string, style: XmlStyle, indent: string): Write {
  const { shape } = member
  const end = style.step === '' ? '>' : '>\n'
  const start = indent + '<' + name + namespaceOf(member)
  const opened = isSimple(shape) ? '>' : end
  const closing = (isSimple(shape) ? '' : indent) + '</' + name + end
  const content = contentWriter(shape, style, indent)
  const attributes = shape.type === 'structure' ? shape.members.filter(({ attribute }) => attribute) : []
  return (value) => {
    const text = content(value)
    const tag = attributes.length === 0 ? start : start + attributesOf(attributes, value as object)
    return text === '' ? tag + '/' + end : tag + opened + text + closing
  }
}

function contentWriter(shape: Shape, style: XmlStyle, indent: string): Write {
  const inner = indent + style.step
  switch (shape.type) {
    case 'structure':
    case 'union': {
      const members = membersWriter(shape, style, inner)
      return (value) => members(value as object)
    }
    case 'list':
      return itemsWriter(shape.item!, shape.item!.xmlName ?? 'member', style, inner)
    case 'map':
      return entriesWriter(shape, 'entry', style, inner)
    default:
      return (value) => scalarText(shape, value, style)
  }
}

function itemsWriter(item: Member, name: string, style: XmlStyle, indent: string): Write {
  const write = elementWriter(item, name, style, indent)
  return (values) => {
    let text = ''
    for (const one of values as unknown[]) text += write(one)
    return text
  }
}

function entriesWriter({ key, value }: Shape, name: string, style: XmlStyle, indent: string): Write {
  const end = style.step === '' ? '>' : '>\n'
  const inner = indent + style.step
  const writeKey = elementWriter(key!, key!.xmlName ?? 'key', style, inner)
  const writeValue = elementWriter(value!, value!.xmlName ?? 'value', style, inner)
  return (map) => {
    let text = ''
    for (const [one, part] of Object.entries(map as object)) {
      if (part === undefined || part === null) continue
      text += indent + '<' + name + end + writeKey(one) + writeValue(part) + indent + '</' + name + end
    }
    return text
  }
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

function namespaceOf({ namespace }: Member): string {
  if (namespace === undefined) return ''
  const [prefix, uri] = typeof namespace === 'string' ? [undefined, namespace] : namespace
  return ` xmlns${prefix === undefined ? '' : `:${prefix}`}="${uri}"`
}

function attributesOf(attributes: readonly Member[], value: object): string {
  let text = ''
  for (const { name, wireName } of attributes) {
    const part = (value as Record<string, unknown>)[name]
    if (part !== undefined && part !== null) text += ` ${wireName}="${escapeXml(String(part), 'replace')}"`
  }
  return text
}

function isSimple(shape: Shape): boolean {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map' && shape.type !== 'union'
}
