import { checkPolicy } from '../services/organizations/policies/policy-rules.ts'
import type { ControlPolicyType } from '../store/schema/schema-organizations.ts'
import { fieldsOf, type Fields, type Placed } from './fields.ts'
import { entriesOf, type Entry, type Place, type Source } from './source.ts'

/** A policy of the organization, as the file declares it. */
export type DeclaredPolicy = {
  place: Place
  name: string
  type: ControlPolicyType
  description: string
  content: string
}

/** The root, a unit or an account; `parent` counts from 0 in the order of declaration, where the root is first. */
export type DeclaredTarget = {
  place: Place
  kind: 'root' | 'unit' | 'account'
  name: string
  parent: number
  attachedPolicies: Placed[]
  withoutFullAccess: boolean
  tags: { Key: string; Value: string }[]
}

export type DeclaredOrganization = {
  place: Place
  managementAccount: string
  policies: DeclaredPolicy[]
  targets: DeclaredTarget[]
}

const targetSettings = ['attachedPolicies', 'withoutFullAccess', 'tags']
const holderSettings = [...targetSettings, 'accounts', 'units']
const policySettings = ['type', 'description', 'document']

const types: readonly ControlPolicyType[] = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']

/** Reads the file's `organization`; what is wrong with it gathers in the source. */
export function readOrganization(source: Source, top: Fields): DeclaredOrganization | undefined {
  const node = top.node('organization')
  if (node === null) return undefined
  const fields = fieldsOf(source, node, 'the organization', [
    'managementAccount',
    'policies',
    ...holderSettings,
  ])
  const managementAccount = fields.text('managementAccount') ?? 'default'
  if (managementAccount !== 'default' && !/^\d{12}$/.test(managementAccount)) {
    source.blame(fields.node('managementAccount'), 'a managementAccount is 12 digits, or default')
  }
  const policies = entriesOf(source, fields.node('policies'), 'policies').flatMap(
    (entry) => readPolicy(source, entry) ?? [],
  )
  const targets: DeclaredTarget[] = []
  const place = source.place(node)
  readTarget(source, targets, { kind: 'root', name: 'Root', parent: -1, place, fields })
  checkNames(source, policies, targets)
  return { place, managementAccount, policies, targets }
}

function readPolicy(source: Source, { key: name, keyNode, value }: Entry): DeclaredPolicy | undefined {
  const what = `policy ${name}`
  const fields = fieldsOf(source, value, what, policySettings)
  const type = (fields.text('type') ?? types[0]) as ControlPolicyType
  if (!types.includes(type)) {
    source.blame(fields.node('type'), `the type of ${what} is ${types.join(' or ')}`)
    return undefined
  }
  const document = fields.document('document', (text) => checkPolicy(type, text))
  if (fields.node('document') === null) source.blame(keyNode, `${what} needs a document`)
  if (document === undefined) return undefined
  const place = source.place(keyNode)
  return { place, name, type, description: fields.text('description') ?? '', content: document.text }
}

type Reading = Pick<DeclaredTarget, 'kind' | 'name' | 'parent' | 'place'> & { fields: Fields }

/** A root or unit comes before what it holds. */
function readTarget(source: Source, targets: DeclaredTarget[], { fields, ...named }: Reading): void {
  const own = targets.length
  targets.push({
    ...named,
    attachedPolicies: fields.texts('attachedPolicies'),
    withoutFullAccess: fields.flag('withoutFullAccess') ?? false,
    tags: fields.tags('tags'),
  })
  if (named.kind === 'account') return
  for (const { key: name, keyNode, value } of entriesOf(source, fields.node('accounts'), 'accounts')) {
    const place = source.place(keyNode)
    if (name !== 'default' && !/^\d{12}$/.test(name)) {
      source.blame(keyNode, `an account is 12 digits, or default, not ${name}`)
    }
    if (targets.some((one) => one.kind === 'account' && one.name === name)) {
      source.blame(keyNode, `the account ${name} stands in the organization twice`)
    }
    const inside = fieldsOf(source, value, `account ${name} of the organization`, targetSettings)
    readTarget(source, targets, { kind: 'account', name, parent: own, place, fields: inside })
  }
  for (const { key: name, keyNode, value } of entriesOf(source, fields.node('units'), 'units')) {
    const place = source.place(keyNode)
    const inside = fieldsOf(source, value, `unit ${name}`, holderSettings)
    readTarget(source, targets, { kind: 'unit', name, parent: own, place, fields: inside })
  }
}

function checkNames(
  source: Source,
  policies: readonly DeclaredPolicy[],
  targets: readonly DeclaredTarget[],
): void {
  const names = new Set(policies.map(({ name }) => name))
  for (const { text, place } of targets.flatMap((target) => target.attachedPolicies)) {
    if (names.has(text)) continue
    source.problems.push({ place, message: `the organization declares no policy ${text}` })
  }
}
