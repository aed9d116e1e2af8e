import type { House } from '../access/house.ts'
import { findGroupByName } from '../store/entities/groups.ts'
import { findRoleByName } from '../store/entities/roles.ts'
import { arnOfPolicy } from './bring-about.ts'
import type { Problem } from './source.ts'
import type { Step } from './steps.ts'

type Reference = { noun: string; name: string; isThere: () => Promise<boolean> }

/** What the file names and neither declares nor finds in the house, before anything is written. */
export async function missingNames(house: House, steps: readonly Step[]): Promise<Problem[]> {
  const declared = new Set(steps.flatMap((step) => declaredBy(step) ?? []))
  const missing: Problem[] = []
  for (const step of steps) {
    for (const { noun, name, isThere } of referencesOf(house, step)) {
      if (declared.has(key(step.account, noun, name)) || (await isThere())) continue
      missing.push({
        place: step.place,
        message: `there is no ${noun} ${name} in the account ${step.account}`,
      })
    }
  }
  return missing
}

function declaredBy({ account, operation, input }: Step): string | undefined {
  if (operation === 'CreatePolicy') return key(account, 'managed policy', String(input['PolicyName']))
  if (operation === 'CreateGroup') return key(account, 'group', String(input['GroupName']))
  return operation === 'CreateRole' ? key(account, 'role', String(input['RoleName'])) : undefined
}

function referencesOf(house: House, { account, operation, input }: Step): Reference[] {
  const db = house.store.read
  if (operation === 'AddUserToGroup') {
    const name = String(input['GroupName'])
    return [
      { noun: 'group', name, isThere: async () => (await findGroupByName(db, account, name)) !== undefined },
    ]
  }
  if (operation === 'AddRoleToInstanceProfile') {
    const name = String(input['RoleName'])
    return [
      { noun: 'role', name, isThere: async () => (await findRoleByName(db, account, name)) !== undefined },
    ]
  }
  const name = input['PolicyArn'] ?? input['PermissionsBoundary']
  if (typeof name !== 'string' || name.startsWith('arn:')) return []
  const isThere = async (): Promise<boolean> => (await arnOfPolicy(house, account, name)) !== undefined
  return [{ noun: 'managed policy', name, isThere }]
}

/** IAM's names do not differ by case alone. */
function key(account: string, noun: string, name: string): string {
  return `${account} ${noun} ${name.toLowerCase()}`
}
