import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { accountProperties, setAccountProperty } from '../../../store/entities/account-properties.ts'
import { findRoleByName } from '../../../store/entities/roles.ts'
import { action } from '../action.ts'
import { invalidRequest } from '../errors.ts'
import { linkedRoleOf } from '../roles/linked-roles.ts'
import { linkedRolePath, writeLinkedRole } from '../roles/service-linked-roles.ts'

// Role manager is the one feature that has properties, and this is its one. Source: IAM User Guide, "Create
// roles automatically with role manager"; the condition key iam:AccountPropertyNamespaces.
const namespace = 'RoleManager'
const enabled = `${namespace}/Enabled`
const roleManager = 'role-manager.iam.amazonaws.com'

export const getAccountProperties = action('GetAccountProperties', {
  access: () => ({ all: [{ keys: { 'iam:AccountPropertyNamespaces': [namespace] } }] }),
  async run({ caller, house }) {
    const set = await accountProperties(house.store.read, caller.account)
    return { Properties: { [enabled]: set.get(enabled) ?? 'false' } }
  },
})

/** AWS: role manager works through a service-linked role, so that enabling it takes the leave to create it. */
export const putAccountProperties = action('PutAccountProperties', {
  access({ input, caller }) {
    const namespaces = [...new Set(Object.keys(input.Properties!).map(namespaceOf))]
    const asks: Ask[] = [{ keys: { 'iam:AccountPropertyNamespaces': namespaces } }]
    if (input.Properties![enabled] === 'true') {
      asks.push({
        action: 'iam:CreateServiceLinkedRole',
        resource: iamArn(
          caller.account,
          'role',
          linkedRolePath(roleManager),
          linkedRoleOf(roleManager)!.roleName,
        ),
        keys: { 'iam:AWSServiceName': roleManager },
      })
    }
    return { all: asks }
  },
  run(call) {
    const { account } = call.caller
    const value = wantedValue(call.input.Properties!)
    return call.house.store.write(account, async (tx) => {
      const linked = linkedRoleOf(roleManager)!
      if (value === 'true' && (await findRoleByName(tx, account, linked.roleName)) === undefined) {
        await writeLinkedRole(tx, call, { linked })
      }
      await setAccountProperty(tx, account, enabled, value)
      return {}
    })
  },
})

function namespaceOf(name: string): string {
  return name.split('/')[0]!
}

/** Checks the properties of a request; further ones of the namespace are passed over, as AWS does. */
function wantedValue(properties: Readonly<Record<string, string>>): 'true' | 'false' {
  const names = Object.keys(properties)
  for (const name of names) {
    if (!/^[^/]+\/[^/]+$/.test(name)) {
      throw invalidRequest(`Property key ${name} is not of the form Namespace/PropertyName.`)
    }
  }
  const namespaces = new Set(names.map(namespaceOf))
  if (namespaces.size !== 1) throw invalidRequest('All properties must belong to the same namespace.')
  if (!namespaces.has(namespace)) throw invalidRequest(`Namespace ${[...namespaces][0]} is not supported.`)
  const value = Object.hasOwn(properties, enabled) ? properties[enabled] : undefined
  if (value === undefined) throw invalidRequest(`The request must contain the property ${enabled}.`)
  if (value !== 'true' && value !== 'false') {
    throw invalidRequest(`The value of the property ${enabled} must be true or false.`)
  }
  return value
}
