import type { Member, Shape } from '../../src/wire/shape.ts'

/** A seeded source of numbers in [0, 1): the same seed gives the same values. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What kinds of text and time a carrier can hold. */
export type Carrier = {
  text: (random: () => number) => string
  headers?: boolean
  without?: ReadonlySet<string>
}

const pieces = [
  'a',
  'Z',
  '0',
  ' ',
  '/',
  '+',
  '&',
  '=',
  '<',
  '>',
  '"',
  "'",
  '%',
  '.',
  '-',
  '_',
  'é',
  '漢',
  '😀',
  '\n',
  '\t',
  '#',
  ';',
  ']]>',
]

/** Text with everything that needs care in a form or in XML; never empty, never only white space. */
export function anyText(random: () => number): string {
  let text = 'x'
  for (let i = Math.floor(random() * 12); i > 0; i--) text += pieces[Math.floor(random() * pieces.length)]
  return `${text}y`
}

/** Printable ASCII without spaces at the ends. */
export function headerText(random: () => number): string {
  return `h${Math.floor(random() * 1e9).toString(36)} v`
}

/** A value of a shape in JavaScript's types; `depth` bounds shapes that contain themselves. */
export function randomValue(shape: Shape, random: () => number, carrier: Carrier, depth = 0): unknown {
  switch (shape.type) {
    case 'structure':
      return randomStructure(shape, random, carrier, depth)
    case 'union': {
      const member = shape.members[Math.floor(random() * shape.members.length)]!
      return { [member.name]: randomValue(member.shape, random, carrier, depth + 1) }
    }
    case 'list':
      return Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
        randomValue(shape.item!.shape, random, carrier, depth + 1),
      )
    case 'map':
      return Object.fromEntries(
        Array.from({ length: 1 + Math.floor(random() * 2) }, (_, i) => [
          carrier.headers ? `key-${i}` : `${carrier.text(random)}${i}`,
          randomValue(shape.value!.shape, random, carrier, depth + 1),
        ]),
      )
    default:
      return randomScalar(shape, random, carrier)
  }
}

function randomStructure(shape: Shape, random: () => number, carrier: Carrier, depth: number): object {
  const value: Record<string, unknown> = {}
  for (const member of shape.members) {
    if (member.shape.type === 'stream' || carrier.without?.has(member.name)) continue
    const wanted = shape.required.includes(member.name) || member.label || random() < 0.7
    if (!wanted || (depth > 6 && isDeep(member))) continue
    const inHeader = member.header !== undefined || member.prefixHeaders !== undefined
    const part = randomValue(
      member.shape,
      random,
      inHeader ? { ...carrier, text: headerText, headers: true } : carrier,
      depth + 1,
    )
    if (!isEmpty(part)) value[member.name] = part
  }
  const [first] = shape.members.filter((member) => !isDeep(member) && member.shape.type !== 'stream')
  if (Object.keys(value).length === 0 && depth > 0 && first !== undefined) {
    value[first.name] = randomScalar(first.shape, random, carrier)
  }
  return value
}

/** A form cannot say that a structure is there and empty. */
function isEmpty(value: unknown): boolean {
  if (value instanceof Date || value instanceof Uint8Array) return false
  if (Array.isArray(value)) return value.length === 0 || value.some(isEmpty)
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function isDeep(member: Member): boolean {
  return ['structure', 'union', 'list', 'map'].includes(member.shape.type)
}

function randomScalar(shape: Shape, random: () => number, carrier: Carrier): unknown {
  switch (shape.type) {
    case 'integer':
    case 'long':
      return Math.floor(random() * 1000)
    case 'double':
      return Math.floor(random() * 1000) / 8
    case 'boolean':
      return random() < 0.5
    case 'timestamp':
      return new Date(Math.floor(1.7e9 + random() * 1e8) * 1000)
    case 'blob':
    case 'stream':
      return Uint8Array.from({ length: 1 + Math.floor(random() * 20) }, () => Math.floor(random() * 256))
    default:
      return shape.enum !== undefined
        ? shape.enum[Math.floor(random() * shape.enum.length)]
        : carrier.text(random)
  }
}
