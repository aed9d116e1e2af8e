import {
  findOrganizationalUnit,
  listOrganizationalUnits,
  type OrganizationalUnitRow,
} from '../../../store/organizations/organizational-units.ts'
import { findMember, listMembers, type OrganizationRow } from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { noSuchChild, noSuchParent } from '../errors.ts'
import { reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { askAbout } from '../standing.ts'

type Db = Reader | Writer

export const listParents = reading('ListParents', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.ChildId]),
  async run({ input, house }, organization, db) {
    const parent = await parentOf(db, organization, input.ChildId!)
    if (parent === undefined) throw noSuchChild()
    const Type = parent === organization.rootId ? ('ROOT' as const) : ('ORGANIZATIONAL_UNIT' as const)
    const { items, NextToken } = pageOf(house, [{ Id: parent, Type }], ({ Id }) => Id, input)
    return { Parents: items, NextToken }
  },
})

export const listChildren = reading('ListChildren', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.ParentId]),
  async run({ input, house }, organization, db) {
    const parent = input.ParentId!
    if (!(await isParent(db, organization, parent))) throw noSuchParent()
    const Type = input.ChildType!
    const ids =
      Type === 'ACCOUNT'
        ? (await listMembers(db, organization.id, parent)).map(({ account }) => account)
        : (await listOrganizationalUnits(db, organization.id, parent)).map(({ id }) => id)
    const { items, NextToken } = pageOf(house, ids, (id) => id, input)
    return { Children: items.map((Id) => ({ Id, Type })), NextToken }
  },
})

/** Whether that is the organization's root or one of its units. */
export async function isParent(db: Db, { id, rootId }: OrganizationRow, parent: string): Promise<boolean> {
  return parent === rootId || (await findOrganizationalUnit(db, id, parent)) !== undefined
}

/** What is right above an account or unit; undefined where there is no such child. */
async function parentOf(db: Db, { id }: OrganizationRow, child: string): Promise<string | undefined> {
  if (child.startsWith('ou-')) return (await findOrganizationalUnit(db, id, child))?.parentId
  return (await findMember(db, id, child))?.parentId
}

/** All units of an organization by id. */
export async function unitsById(db: Db, organizationId: string): Promise<Map<string, OrganizationalUnitRow>> {
  return new Map((await listOrganizationalUnits(db, organizationId)).map((unit) => [unit.id, unit]))
}

/** From the root down to and with `id`. */
export function pathTo(id: string, units: ReadonlyMap<string, OrganizationalUnitRow>): string[] {
  const path: string[] = []
  for (let at: string | undefined = id; at !== undefined; at = units.get(at)?.parentId) path.unshift(at)
  return path
}
