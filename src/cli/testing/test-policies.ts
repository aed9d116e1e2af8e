import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isMap, type Node } from 'yaml'
import { parsePolicy } from '../../policy/text/parse.ts'
import { jsonOf, listOf, requireText, settingsOf, type PlacedYaml } from './placed-yaml.ts'

/** A policy that a test names: its text, or the ARN of a managed policy to be looked up. */
export type NamedPolicy = { id: string; text: string } | { id: string; arn: string }

/** Reads the policies of a file: written out, by path beside the file, by the name under `policies:`, or by ARN. */
export type PolicyReader = {
  one(node: Node | undefined, what: string): NamedPolicy | undefined
  list(node: Node | undefined, what: string): NamedPolicy[] | undefined
}

/** Begins with the policies that the whole file shares. */
export function openPolicies(yaml: PlacedYaml, shared: Node | undefined): PolicyReader {
  const named = new Map<string, NamedPolicy>()
  const files = new Map<string, NamedPolicy | string>()

  function one(node: Node | undefined, what: string): NamedPolicy | undefined {
    if (node === undefined) return undefined
    const text = isMap(node) ? jsonOf(yaml, node, what) : requireText(yaml, node, what)
    if (text === undefined) return undefined
    if (isMap(node) || text.trimStart().startsWith('{')) return checked(node, what, text)
    const known = named.get(text)
    if (known !== undefined) return known
    if (text.startsWith('arn:')) return { id: text, arn: text }
    let read = files.get(text)
    if (read === undefined) files.set(text, (read = readPolicyFile(yaml.file, text)))
    if (typeof read !== 'string') return read
    yaml.blame(node, `${what}: ${read}`)
    return undefined
  }

  function checked(node: Node, what: string, text: string): NamedPolicy {
    const parsed = parsePolicy(text)
    if ('findings' in parsed) {
      for (const { message } of parsed.findings) yaml.blame(node, `${what}: ${message}`)
    }
    return { id: what, text }
  }

  function list(node: Node | undefined, what: string): NamedPolicy[] | undefined {
    if (node === undefined) return undefined
    const items = listOf(yaml, node)
    return items.flatMap((item, at) => one(item, items.length === 1 ? what : `${what} ${at + 1}`) ?? [])
  }

  if (shared !== undefined) {
    for (const [name, node] of settingsOf(yaml, shared, 'policies')) {
      const policy = one(node, name)
      if (policy !== undefined) named.set(name, policy)
    }
  }
  return { one, list }
}

/** The policy of a file, or what is wrong with it: `FILE:LINE:COL: sentence`. */
function readPolicyFile(testFile: string, name: string): NamedPolicy | string {
  const file = resolve(dirname(testFile), name)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    return code === 'ENOENT' ? `there is no policy and no file ${name}` : message
  }
  const parsed = parsePolicy(text)
  if ('document' in parsed) return { id: name, text }
  const { line, column, message } = parsed.findings[0]!
  return `${file}:${line}:${column}: ${message}`
}
