import { regexMutations } from './mutate-regex.ts'
import { isNode } from './syntax.ts'
import type { Node } from './syntax.ts'

/** One change of the source: what stands between the offsets becomes `text`. */
export type Edit = { start: number; end: number; text: string }

const equality: Record<string, readonly string[]> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
}

const arithmetic: Record<string, string> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' }

const logical: Record<string, string> = { '&&': '||', '||': '&&', '??': '&&' }

const assignment: Record<string, string> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '|=': '&=',
  '&=': '|=',
  '??=': '&&=',
  '||=': '&&=',
  '&&=': '||=',
}

const methods = new Map(
  Object.entries({
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    some: 'every',
    every: 'some',
    toLowerCase: 'toUpperCase',
    toUpperCase: 'toLowerCase',
    trimStart: 'trimEnd',
    trimEnd: 'trimStart',
    min: 'max',
    max: 'min',
  }),
)

/** Methods that give something of their receiver's kind, so that the receiver can stand for the call. */
const omittable = new Set([
  'filter',
  'slice',
  'trim',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'substring',
])

/**
 * The changes that belong to one node, in the operators that Stryker made customary; a `block` or `case`
 * empties statements, everything else changes an expression.
 */
export function editsOf(node: Node, text: string): Edit[] {
  const slice = (part: Node): string => `(${text.slice(part.start, part.end)})`
  const whole = (replacement: string): Edit => ({ start: node.start, end: node.end, text: replacement })
  switch (node.type) {
    case 'BinaryExpression':
      return binaryEdits(node, text)
    case 'LogicalExpression':
      return [
        // In brackets, for `??` may not stand beside the others without them.
        whole(
          `${slice(node['left'] as Node)}${logical[node['operator'] as string]}${slice(node['right'] as Node)}`,
        ),
        ...(node['operator'] === '??' ? [] : [whole('true'), whole('false')]),
      ]
    case 'UnaryExpression':
      if (node['operator'] === '!' || node['operator'] === '~')
        return [whole(slice(node['argument'] as Node))]
      return node['operator'] === '-' ? [whole(slice(node['argument'] as Node))] : []
    case 'UpdateExpression': {
      const other = node['operator'] === '++' ? '--' : '++'
      const argument = text.slice((node['argument'] as Node).start, (node['argument'] as Node).end)
      return [whole(node['prefix'] === true ? other + argument : argument + other)]
    }
    case 'AssignmentExpression': {
      const other = assignment[node['operator'] as string]
      if (other === undefined || isText(node['right'] as Node)) return []
      return [operatorEdit(node, text, other)]
    }
    case 'Literal':
      return literalEdits(node).map(whole)
    case 'TemplateLiteral':
      return [whole(node.end - node.start === 2 ? "'mutant'" : '``')]
    case 'ArrayExpression':
      return [whole((node['elements'] as unknown[]).length === 0 ? "['mutant']" : '[]')]
    case 'ObjectExpression':
      return (node['properties'] as unknown[]).length === 0 ? [] : [whole('{}')]
    case 'ArrowFunctionExpression': {
      const body = node['body'] as Node
      return body.type === 'BlockStatement' ? [] : [{ start: body.start, end: body.end, text: 'undefined' }]
    }
    case 'CallExpression':
    case 'MemberExpression':
      return [...optionalEdits(node, text), ...methodEdits(node, text)]
    default:
      return []
  }
}

/** What a condition may be turned into: a loop that would never end is left out. */
export function conditionEdits(parent: Node, test: Node): Edit[] {
  const loop = /^(?:For|While|DoWhile)Statement$/.test(parent.type)
  return (loop ? ['false'] : ['true', 'false']).map((text) => ({ start: test.start, end: test.end, text }))
}

function binaryEdits(node: Node, text: string): Edit[] {
  const operator = node['operator'] as string
  const others = equality[operator]
  if (others !== undefined) {
    const constant = ['true', 'false'].map((value) => ({ start: node.start, end: node.end, text: value }))
    return [...others.map((other) => operatorEdit(node, text, other)), ...constant]
  }
  const other = arithmetic[operator]
  if (other === undefined || isText(node['left'] as Node) || isText(node['right'] as Node)) return []
  return [operatorEdit(node, text, other)]
}

function operatorEdit(node: Node, text: string, other: string): Edit {
  const operator = node['operator'] as string
  const start = text.indexOf(operator, (node['left'] as Node).end)
  return { start, end: start + operator.length, text: other }
}

function literalEdits(node: Node): string[] {
  if (typeof node['value'] === 'boolean') return [String(!node['value'])]
  if (typeof node['value'] === 'string') return [node['value'] === '' ? "'mutant'" : "''"]
  return isNode(node) && node['regex'] !== undefined
    ? regexMutations(node['regex'] as { pattern: string; flags: string })
    : []
}

/** `a?.b` without its question mark. */
function optionalEdits(node: Node, text: string): Edit[] {
  if (node['optional'] !== true) return []
  const before = (node.type === 'CallExpression' ? node['callee'] : node['object']) as Node
  const start = text.indexOf('?.', before.end)
  const dot = node.type === 'MemberExpression' && node['computed'] !== true
  return [{ start, end: start + 2, text: dot ? '.' : '' }]
}

function methodEdits(node: Node, text: string): Edit[] {
  const callee = node['callee'] as Node | undefined
  if (callee?.type !== 'MemberExpression' || callee['computed'] === true) return []
  const property = callee['property'] as Node
  const name = property['name'] as string
  const other = methods.get(name)
  if (other !== undefined) return [{ start: property.start, end: property.end, text: other }]
  if (!omittable.has(name)) return []
  const receiver = callee['object'] as Node
  return [{ start: node.start, end: node.end, text: `(${text.slice(receiver.start, receiver.end)})` }]
}

function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node['value'] === 'string')
}
