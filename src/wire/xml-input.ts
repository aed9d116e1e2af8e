import { readScalar } from './query-input.ts'
import type { Member, Shape } from './shape.ts'
import { malformedXml } from './refusal.ts'
import type { XmlElement } from './xml-reader.ts'

/**
 * The value an element holds for a shape. Throws `MalformedXML` 400 where the schema has no such element,
 * has it once only, or wants another type.
 */
export function readElement(shape: Shape, element: XmlElement): unknown {
  switch (shape.type) {
    case 'structure':
    case 'union':
      return readStructure(shape, element)
    case 'list':
      return readItems(shape.item!, shape.item!.xmlName ?? 'member', element.children)
    case 'map':
      return readEntries(shape, element.children)
    default:
      if (element.children.length > 0) throw malformedXml()
      return readText(shape, element.text)
  }
}

function readStructure(shape: Shape, element: XmlElement): object {
  const value: Record<string, unknown> = {}
  const plain = shape.members.filter((member) => !member.attribute)
  for (const member of shape.members) {
    const name = member.attribute ? member.wireName.slice(member.wireName.indexOf(':') + 1) : ''
    if (Object.hasOwn(element.attributes, name)) value[member.name] = element.attributes[name]
  }
  for (const child of element.children) {
    const member = plain.find((one) => one.wireName === child.name)
    if (member === undefined) throw malformedXml()
    addPart(value, member, child)
  }
  if (element.children.length === 0 && element.text.trim() !== '') throw malformedXml()
  return value
}

function addPart(value: Record<string, unknown>, member: Member, child: XmlElement): void {
  const { shape } = member
  if (member.flattened && shape.type === 'list') {
    const items = (value[member.name] ??= []) as unknown[]
    items.push(readElement(shape.item!.shape, child))
    return
  }
  if (Object.hasOwn(value, member.name)) throw malformedXml()
  value[member.name] = readElement(shape, child)
}

function readItems(item: Member, name: string, children: readonly XmlElement[]): unknown[] {
  return children.map((child) => {
    if (child.name !== name) throw malformedXml()
    return readElement(item.shape, child)
  })
}

function readEntries(shape: Shape, children: readonly XmlElement[]): object {
  const entries = children.map(({ children: halves }): [string, unknown] => {
    const key = halves.find(({ name }) => name === (shape.key!.xmlName ?? 'key'))
    const value = halves.find(({ name }) => name === (shape.value!.xmlName ?? 'value'))
    if (key === undefined || value === undefined) throw malformedXml()
    return [key.text, readElement(shape.value!.shape, value)]
  })
  return Object.fromEntries(entries)
}

function readText(shape: Shape, text: string): unknown {
  if (shape.type === 'string') return text
  try {
    return readScalar(shape, text.trim())
  } catch {
    throw malformedXml()
  }
}
