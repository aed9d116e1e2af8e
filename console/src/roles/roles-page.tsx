import type { Role, RoleLastUsed } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useMemo, useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { ago, when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteRoles } from './delete-roles.tsx'
import { listRoles, rolesLastUsed, trustText } from './operations.ts'
import { trustedEntities } from './trusted-entities.ts'

type Row = { role: Role; trusted: string; lastUsed?: RoleLastUsed }

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Role name',
    value: ({ role }) => role.RoleName!,
    cell: ({ role }) => <Link href={pathTo('roles', 'details', role.RoleName!)}>{role.RoleName}</Link>,
    isRowHeader: true,
    width: 220,
  },
  { id: 'trusted', header: 'Trusted entities', value: ({ trusted }) => trusted || '–', width: 220 },
  {
    id: 'last',
    header: 'Last activity',
    value: ({ lastUsed }) => lastUsed?.LastUsedDate?.getTime() ?? 0,
    cell: ({ lastUsed }) => lastActivity(lastUsed),
    width: 120,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ role }) => role.CreateDate?.getTime() ?? 0,
    cell: ({ role }) => when(role.CreateDate),
  },
  { id: 'path', header: 'Path', value: ({ role }) => role.Path!, width: 100, hidden: true },
  { id: 'description', header: 'Description', value: ({ role }) => role.Description ?? '–', hidden: true },
  { id: 'arn', header: 'ARN', value: ({ role }) => role.Arn!, width: 260, hidden: true },
]

const create = (
  <Button variant="primary" href={pathTo('roles', 'create')}>
    Create role
  </Button>
)

/** All roles of the account. */
export default function RolesPage() {
  usePage('Roles', [['Roles', pathTo('roles')]])
  const roles = useQuery('roles', listRoles)
  const used = useQuery('roles-last-used', rolesLastUsed)
  const data = useMemo(() => roles.data?.map((role) => rowOf(role, used.data)), [roles.data, used.data])
  const [deleting, setDeleting] = useState<Role[]>([])
  return (
    <>
      <ResourceTable
        title="Roles"
        level="h1"
        description="A role gives its permissions for a while to whom it trusts: people, services, other accounts."
        query={{ ...roles, data }}
        columns={columns}
        id={({ role }) => role.RoleName!}
        selection="multi"
        empty={{ text: 'This account has no roles.', action: create }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length === 0}
              onClick={() => setDeleting(selected.map(({ role }) => role))}
            >
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {deleting.length > 0 && <DeleteRoles roles={deleting} onDismiss={() => setDeleting([])} />}
    </>
  )
}

function rowOf(role: Role, used: ReadonlyMap<string, RoleLastUsed> | undefined): Row {
  return {
    role,
    trusted: trustedEntities(trustText(role)).join(', '),
    lastUsed: used?.get(role.RoleName!),
  }
}

function lastActivity(used: RoleLastUsed | undefined): string {
  return used?.LastUsedDate === undefined ? 'Never' : ago(used.LastUsedDate, new Date())
}
