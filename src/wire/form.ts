import { AwsError } from '../kernel/aws-error.ts'
import type { WireRequest } from './protocol.ts'
import { textOf } from '../kernel/bytes.ts'

/** A form's parameters as a tree: `Tags.member.1.Key` is four levels down. */
export type FormNode = { value?: string; children?: Map<string, FormNode> }

// LIMIT: a request of AWS's largest real shape (simulating a thousand actions with their context) has some
// thousands of parameters; names of the deepest shape have 14 segments.
const maxParameters = 20_000
const maxDepth = 24

/**
 * Reads the parameters of a query string and then of a form body, each name's first value. Throws AwsError
 * `MalformedEscape` 400 for a broken percent escape and `MalformedInput` 400 beyond our bounds.
 */
export function readForm(request: WireRequest): FormNode {
  const root: FormNode = { children: new Map() }
  const body = request.method === 'POST' ? textOf(request.body) : ''
  const count = addParameters(root, request.query, 0)
  addParameters(root, body, count)
  return root
}

/** Whether a request carries its parameters as a form. */
export function isForm(request: WireRequest): boolean {
  const type = request.headers['content-type'] ?? ''
  return request.method === 'POST' && /^application\/x-www-form-urlencoded(;|$)/i.test(type.trim())
}

function addParameters(root: FormNode, text: string, already: number): number {
  let count = already
  let start = 0
  while (start < text.length) {
    let end = text.indexOf('&', start)
    if (end === -1) end = text.length
    if (end > start) {
      if (++count > maxParameters) throw new AwsError('MalformedInput', 400, '')
      const equals = text.indexOf('=', start)
      const split = equals === -1 || equals > end ? end : equals
      add(root, decode(text.slice(start, split)), decode(text.slice(split + 1, Math.max(end, split + 1))))
    }
    start = end + 1
  }
  return count
}

function add(root: FormNode, name: string, value: string): void {
  let node = root
  let start = 0
  for (let depth = 0; ; depth++) {
    if (depth === maxDepth) throw new AwsError('MalformedInput', 400, '')
    const dot = name.indexOf('.', start)
    const segment = dot === -1 ? name.slice(start) : name.slice(start, dot)
    const children = (node.children ??= new Map())
    let child = children.get(segment)
    if (child === undefined) children.set(segment, (child = {}))
    node = child
    if (dot === -1) break
    start = dot + 1
  }
  // AWS: of a repeated parameter the first value counts, not the last.
  node.value ??= value
}

function decode(text: string): string {
  const plus = text.includes('+')
  const percent = text.includes('%')
  if (!plus && !percent) return text
  const spaced = plus ? text.replaceAll('+', ' ') : text
  if (!percent) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    throw new AwsError('MalformedEscape', 400, '')
  }
}
