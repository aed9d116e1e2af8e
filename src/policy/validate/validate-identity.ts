import { operatorOf } from '../text/operator.ts'
import {
  hasRepeatedSid,
  itemsOf,
  membersByName,
  statementElements,
  strangerOf,
  stringList,
  topElements,
  writtenConditions,
} from '../text/elements.ts'
import type { WrittenCondition } from '../text/elements.ts'
import { readJson } from '../text/json-with-positions.ts'
import type { JsonNode } from '../text/json-with-positions.ts'
import { isLegacyValue } from './legacy-values.ts'
import { resourceFault } from './resource-format.ts'
import type { ResourceFault } from './resource-format.ts'

/** What differs between the operations that take an identity policy. */
export type IdentityPolicyOptions = {
  /**
   * CreatePolicy and CreatePolicyVersion demand the version 2012-10-17; inline and session policies do not.
   */
  requiresVersion2012?: boolean
  /**
   * IAM stores the policy, and so wants it in the order its older grammar can read; of session policies, SCPs
   * and the simulators nothing like that is known.
   */
  isStored?: boolean
}

/**
 * AWS's sentence for an identity, boundary or session policy that it refuses (MalformedPolicyDocument 400),
 * undefined for one that it takes. The checks run over the whole document one after another, in the order
 * recorded from AWS: the grammar, the version, the older grammar ("legacy parsing"), then Sids, actions,
 * resources and vendors.
 */
export function validateIdentityPolicy(
  text: string,
  options: IdentityPolicyOptions = {},
): string | undefined {
  const policy = shapeOf(text)
  if (policy === undefined) return 'Syntax errors in policy.'
  if (options.requiresVersion2012 === true && policy.version !== '2012-10-17') {
    return 'Policy document must be version 2012-10-17 or greater.'
  }
  const { statements } = policy
  const resources = checkResources(statements, options.isStored === true)
  const isOrdered = options.isStored !== true || isLegacyOrder(text, policy)
  if (!isOrdered || !statements.every(isLegacyStatement) || resources === 'legacy') {
    return 'The policy failed legacy parsing'
  }
  if (statements.some((statement) => statement.hasPrincipal)) {
    return 'Policy document should not specify a principal.'
  }
  if (statements.some(({ sid }) => !/^[0-9A-Za-z]*$/.test(sid))) return sidText
  if (hasRepeatedSid(statements)) return 'Statement IDs (SID) in a single policy must be unique.'
  if (statements.some(({ actions }) => actions.length === 0)) return 'Policy statement must contain actions.'
  if (statements.some((statement) => statement.resources.length === 0)) {
    return 'Policy statement must contain resources.'
  }
  return resources?.sentence ?? vendorFault(statements.flatMap(({ actions }) => actions))
}

const sidText =
  'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'

type Shape = {
  version: string | undefined
  /** Whether a statement that is no list stands before the Version. */
  isLoneFirst: boolean
  statements: readonly StatementShape[]
}

type StatementShape = {
  sid: string
  effect: string
  hasPrincipal: boolean
  actions: readonly string[]
  resources: readonly string[]
  conditions: readonly WrittenCondition[]
}

/** The policy as far as the grammar goes; undefined where it breaks it. */
function shapeOf(text: string): Shape | undefined {
  const json = readJson(text)
  const members = 'node' in json ? membersByName(json.node) : undefined
  if (members === undefined || strangerOf(members, topElements) !== undefined) return undefined
  const version = textMember(members, 'Version')
  if (version === null || (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17')) {
    return undefined
  }
  const list = members.get('Statement')
  if (textMember(members, 'Id') === null || list === undefined) return undefined
  const statements: StatementShape[] = []
  for (const node of itemsOf(list)) {
    const statement = statementShape(node)
    if (statement === undefined) return undefined
    statements.push(statement)
  }
  const order = [...members.keys()]
  const isLoneFirst = list.kind === 'object' && order.indexOf('Statement') < order.indexOf('Version')
  return statements.length === 0 ? undefined : { version, isLoneFirst, statements }
}

function statementShape(node: JsonNode): StatementShape | undefined {
  const members = membersByName(node)
  if (members === undefined || strangerOf(members, statementElements) !== undefined) return undefined
  for (const name of ['Principal', 'Action', 'Resource']) {
    if (members.has(name) && members.has(`Not${name}`)) return undefined
  }
  const sid = textMember(members, 'Sid')
  const effect = textMember(members, 'Effect')
  if (sid === null || effect === null || !/^(?:allow|deny)$/i.test(effect ?? '')) return undefined
  const actions = listMember(members, 'Action')
  const resources = listMember(members, 'Resource')
  const condition = members.get('Condition')
  const conditions = condition === undefined ? [] : writtenConditions(condition)
  if (actions === undefined || resources === undefined || conditions === undefined) return undefined
  // AWS: an unknown operator is accepted as long as it has no keys.
  if (conditions.some(({ operator }) => operatorOf(operator) === undefined)) return undefined
  if (!conditions.every(isBinaryIfSo)) return undefined
  const hasPrincipal = members.has('Principal') || members.has('NotPrincipal')
  return { sid: sid ?? '', effect: effect!, hasPrincipal, actions, resources, conditions }
}

/** AWS: the values of BinaryEquals are read with the grammar, those of other operators later. */
function isBinaryIfSo({ operator, values }: WrittenCondition): boolean {
  return operatorOf(operator)?.base !== 'BinaryEquals' || values.every((value) => base64Text.test(value))
}

const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** A string member; undefined where it is absent, null where it is no string. */
function textMember(members: ReadonlyMap<string, JsonNode>, name: string): string | undefined | null {
  const node = members.get(name)
  if (node === undefined) return undefined
  return node.kind === 'string' ? node.value : null
}

/**
 * The texts of an element or its Not twin, empty where both are absent; undefined where they are no strings.
 */
function listMember(members: ReadonlyMap<string, JsonNode>, name: string): readonly string[] | undefined {
  const node = members.get(name) ?? members.get(`Not${name}`)
  return node === undefined ? [] : stringList(node)
}

/**
 * AWS: the older grammar wants the brace first, without white space before it, and a statement that is no list
 * after the Version. Source: reports of users, hashicorp/terraform#14652 and #27880, 99designs/iamy#65.
 */
function isLegacyOrder(text: string, { isLoneFirst }: Shape): boolean {
  return text.startsWith('{') && !isLoneFirst
}

/** AWS: the grammar takes any case of Effect, the older one only these two. */
function isLegacyStatement({ effect, conditions }: StatementShape): boolean {
  if (effect !== 'Allow' && effect !== 'Deny') return false
  return conditions.every(({ operator, values }) => values.every((value) => isLegacyValue(operator, value)))
}

/** The first fault of a resource; those after it are not looked at. */
function checkResources(statements: readonly StatementShape[], isStored: boolean): ResourceFault | undefined {
  for (const { resources } of statements) {
    for (const resource of resources) {
      const fault = resourceFault(resource, isStored)
      if (fault !== undefined) return fault
    }
  }
  return undefined
}

// AWS does not say what a vendor may look like; it takes letters, digits, hyphens and dots.
const vendorText = /^[a-z0-9.-]+$/i

function vendorFault(actions: readonly string[]): string | undefined {
  for (const action of actions) {
    // AWS: what names no service at all may be written with both parts too, which scanners of policies look for.
    if (action === '*' || action === '*:*') continue
    const [vendor, ...rest] = action.split(':')
    if (rest.length === 0) {
      return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
    }
    if (rest.length > 1) return 'Actions/Condition can contain only one colon.'
    if (/[*?]/.test(vendor!)) return 'Action vendors (e.g., aws, ec2, etc.) must not contain wildcards.'
    if (!vendorText.test(vendor!)) return `Vendor ${vendor} is not valid`
  }
  return undefined
}
