import type { House } from '../../../access/house.ts'
import { parseArn } from '../../../kernel/arn.ts'
import { validateIdentityPolicy } from '../../../policy/validate/validate-identity.ts'
import { defaultDocuments } from '../../../store/entities/policies.ts'
import type { Reader } from '../../../store/store.ts'
import { invalidRequest } from '../errors.ts'

// Source: IAM User Guide, "Policy templates" of temporary delegation: `@{name}` stands for a parameter.
// LIMIT: the statements that a template makes under a condition are not read.

/** A parameter as a delegation request brings it. */
export type PolicyParameter = {
  Name?: string | undefined
  Values?: string[] | undefined
  Type?: 'string' | 'stringList' | undefined
}

type Given = { values: readonly string[]; list: boolean; used: boolean }

// LIMIT: the same page: the rendered policy has at most 2,048 characters.
const renderedMaximum = 2048

/**
 * The text of a product's policy template. LIMIT: nobody registers templates with this server; a managed
 * policy of the account that asks, or one of AWS's, in its default version stands for one.
 */
export async function templateText(
  db: Reader,
  house: House,
  account: string,
  arn: string | undefined,
): Promise<string> {
  if (arn === undefined) throw invalidRequest('A delegation request must name its policy template.')
  const own = parseArn(arn)?.account === account ? (await defaultDocuments(db, [arn])).get(arn) : undefined
  const text = own ?? house.managedPolicies.defaultDocument(arn)
  if (text === undefined) throw invalidRequest(`Policy template ${arn} does not exist.`)
  return text
}

/** The template with the parameters' values in it: a policy as compact JSON. Throws InvalidInput. */
export function renderTemplate(text: string, parameters: readonly PolicyParameter[]): string {
  const given = new Map<string, Given>()
  for (const { Name = '', Values: values = [], Type } of parameters) {
    if (given.has(Name)) throw invalidRequest(`The parameter ${Name} is given twice.`)
    const list = Type === 'stringList'
    if (values.length === 0 || (!list && values.length > 1)) {
      throw invalidRequest(`The parameter ${Name} must have ${list ? 'values' : 'one value'}.`)
    }
    given.set(Name, { values, list, used: false })
  }
  const policy = JSON.stringify(render(JSON.parse(text), given))
  for (const [name, { used }] of given) {
    if (!used) throw invalidRequest(`The policy template has no parameter ${name}.`)
  }
  if (policy.length > renderedMaximum) {
    throw invalidRequest(`The rendered policy is longer than ${renderedMaximum} characters.`)
  }
  const fault = validateIdentityPolicy(policy)
  if (fault !== undefined) throw invalidRequest(`The rendered policy is not valid: ${fault}`)
  return policy
}

// INVARIANT: values are put into the parsed template, so that none can add to its structure.
function render(node: unknown, given: ReadonlyMap<string, Given>): unknown {
  if (typeof node === 'string') return renderText(node, given)
  if (Array.isArray(node)) return node.flatMap((item) => render(item, given))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [oneText(name, given), render(value, given)]),
  )
}

/** A text with its parameters' values; one text for each value where a parameter is a list. */
function renderText(text: string, given: ReadonlyMap<string, Given>): string | string[] {
  const lists = new Set<string>()
  for (const [, name = ''] of text.matchAll(placeholder)) if (given.get(name)?.list) lists.add(name)
  const [list] = lists
  if (list === undefined) return oneText(text, given)
  if (lists.size > 1) throw invalidRequest(`"${text}" has more than one parameter that is a list.`)
  return given.get(list)!.values.map((value) => oneText(text, given, { name: list, value }))
}

const placeholder = /@\{([^{}]{0,256})\}/g

function oneText(
  text: string,
  given: ReadonlyMap<string, Given>,
  item?: { name: string; value: string },
): string {
  return text.replace(placeholder, (_, name: string) => {
    const parameter = given.get(name)
    if (parameter === undefined) throw invalidRequest(`The parameter ${name} is missing.`)
    parameter.used = true
    if (item?.name === name) return item.value
    if (parameter.list) throw invalidRequest(`The parameter ${name} cannot be a list here.`)
    return parameter.values[0]!
  })
}
