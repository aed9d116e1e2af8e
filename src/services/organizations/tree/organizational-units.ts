import {
  deleteOrganizationalUnit as deleteRow,
  findOrganizationalUnit,
  insertOrganizationalUnit,
  listOrganizationalUnits,
  renameOrganizationalUnit,
  type OrganizationalUnitRow,
} from '../../../store/organizations/organizational-units.ts'
import {
  listMembers,
  putOrganizationTags,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { organizationPath } from '../../../kernel/organization-names.ts'
import type { OrganizationsOutput } from '../action.ts'
import { noSuchParent, noSuchUnit, unitExists, unitNotEmpty, violates } from '../errors.ts'
import { unitDepthLimit, unitsLimit } from '../limits.ts'
import { arnOfId, newId, ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { attachDefaults } from '../policy-types.ts'
import { askAbout } from '../standing.ts'
import { readTags, tagPermission } from './tag-rules.ts'
import { isParent, pathTo, unitsById } from './tree.ts'

type Unit = NonNullable<OrganizationsOutput<'DescribeOrganizationalUnit'>['OrganizationalUnit']>
type Db = Reader | Writer

export const createOrganizationalUnit = changing('CreateOrganizationalUnit', {
  reach: 'management',
  asks: async (call) => [
    ...(await askAbout(call, [call.input.ParentId], { requestTags: call.input.Tags })),
    ...(await tagPermission(call, call.input.Tags, 'ou')),
  ],
  async run({ input, house, now }, organization, tx) {
    const parentId = input.ParentId!
    const name = input.Name!
    const tags = readTags(input.Tags)
    const units = await unitsById(tx, organization.id)
    if (parentId !== organization.rootId && !units.has(parentId)) throw noSuchParent()
    refuseTwin([...units.values()], parentId, name)
    if (units.size >= unitsLimit) throw violates('OU_NUMBER_LIMIT_EXCEEDED')
    // The root is the first of its path and no level.
    if (pathTo(parentId, units).length > unitDepthLimit) throw violates('OU_DEPTH_LIMIT_EXCEEDED')
    const unit: OrganizationalUnitRow = {
      id: newId.unit(house.random, organization.rootId),
      organizationId: organization.id,
      parentId,
      name,
      created: now,
    }
    await insertOrganizationalUnit(tx, unit)
    await putOrganizationTags(tx, organization.id, unit.id, tags)
    await attachDefaults(tx, organization, unit.id, now)
    return { OrganizationalUnit: await unitView(tx, organization, unit) }
  },
})

export const describeOrganizationalUnit = reading('DescribeOrganizationalUnit', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.OrganizationalUnitId]),
  async run({ input }, organization, db) {
    const unit = await requireUnit(db, organization, input.OrganizationalUnitId!)
    return { OrganizationalUnit: await unitView(db, organization, unit) }
  },
})

export const updateOrganizationalUnit = changing('UpdateOrganizationalUnit', {
  reach: 'management',
  asks: (call) => askAbout(call, [call.input.OrganizationalUnitId]),
  async run({ input }, organization, tx) {
    const unit = await requireUnit(tx, organization, input.OrganizationalUnitId!)
    const name = input.Name ?? unit.name
    const siblings = await listOrganizationalUnits(tx, organization.id, unit.parentId)
    refuseTwin(
      siblings.filter(({ id }) => id !== unit.id),
      unit.parentId,
      name,
    )
    await renameOrganizationalUnit(tx, unit.id, name)
    return { OrganizationalUnit: await unitView(tx, organization, { ...unit, name }) }
  },
})

export const deleteOrganizationalUnit = changing('DeleteOrganizationalUnit', {
  reach: 'management',
  asks: (call) => askAbout(call, [call.input.OrganizationalUnitId]),
  async run({ input }, organization, tx) {
    const { id } = await requireUnit(tx, organization, input.OrganizationalUnitId!)
    const units = await listOrganizationalUnits(tx, organization.id, id)
    const accounts = await listMembers(tx, organization.id, id)
    if (units.length + accounts.length > 0) throw unitNotEmpty()
    await deleteRow(tx, organization.id, id)
    return {}
  },
})

export const listOrganizationalUnitsForParent = reading('ListOrganizationalUnitsForParent', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.ParentId]),
  async run({ input, house }, organization, db) {
    const parent = input.ParentId!
    if (!(await isParent(db, organization, parent))) throw noSuchParent()
    const rows = await listOrganizationalUnits(db, organization.id, parent)
    const { items, NextToken } = pageOf(house, rows, ({ id }) => id, input)
    const units = await unitsById(db, organization.id)
    return { OrganizationalUnits: items.map((unit) => viewWithin(organization, unit, units)), NextToken }
  },
})

async function requireUnit(db: Db, { id }: OrganizationRow, unit: string): Promise<OrganizationalUnitRow> {
  const row = await findOrganizationalUnit(db, id, unit)
  if (row === undefined) throw noSuchUnit()
  return row
}

/** AWS: names are unique among the units of one parent, letters counted as written. */
function refuseTwin(units: readonly OrganizationalUnitRow[], parentId: string, name: string): void {
  if (units.some((unit) => unit.parentId === parentId && unit.name === name)) throw unitExists()
}

async function unitView(db: Db, organization: OrganizationRow, unit: OrganizationalUnitRow): Promise<Unit> {
  return viewWithin(organization, unit, await unitsById(db, organization.id))
}

function viewWithin(
  organization: OrganizationRow,
  { id, name }: OrganizationalUnitRow,
  units: ReadonlyMap<string, OrganizationalUnitRow>,
): Unit {
  return {
    Id: id,
    Arn: arnOfId(ownerOf(organization), id),
    Name: name,
    Path: organizationPath(organization.id, pathTo(id, units)),
  }
}
