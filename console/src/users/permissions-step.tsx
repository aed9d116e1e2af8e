import type { Group, Policy, User } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useQuery } from '../aws/use-query.ts'
import { listGroups } from '../groups/operations.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { BoundaryChoice } from '../permissions/boundary-choice.tsx'
import { PolicyTable } from '../permissions/policy-table.tsx'
import { when } from '../details/when.ts'
import type { Permissions } from './create-user.ts'
import { listUsers } from './list-users.ts'
import { userColumns } from './user-columns.ts'

/** What the second step has been told; each way keeps its own choice while another is looked at. */
export type PermissionsChoice = {
  by: Permissions['by']
  groups: readonly Group[]
  user: User | undefined
  policies: readonly Policy[]
  boundary: Policy | undefined
}

/** What the step begins with. */
export const blankPermissions: PermissionsChoice = {
  by: 'groups',
  groups: [],
  user: undefined,
  policies: [],
  boundary: undefined,
}

/** Why nobody can go on from the step, or undefined. */
export function permissionsError({ by, user }: PermissionsChoice): string | undefined {
  return by === 'copy' && user === undefined ? 'Choose the user to copy from.' : undefined
}

/** The choice of the way that is chosen. */
export function chosenPermissions({ by, groups, user, policies }: PermissionsChoice): Permissions {
  if (by === 'groups') return { by, groups: groups.map(({ GroupName }) => GroupName!) }
  if (by === 'copy') return { by, user: user!.UserName! }
  return { by, policies: policies.map(({ PolicyName, Arn }) => ({ name: PolicyName!, arn: Arn! })) }
}

const groupColumns: readonly Column<Group>[] = [
  { id: 'name', header: 'Group name', value: ({ GroupName }) => GroupName!, isRowHeader: true },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
]

/** The second step of making a user: groups, another user's permissions, or policies; and a boundary. */
export function PermissionsStep(props: {
  choice: PermissionsChoice
  onChange: (choice: PermissionsChoice) => void
  tried: boolean
}) {
  const { choice, tried } = props
  const change = (part: Partial<PermissionsChoice>) => props.onChange({ ...choice, ...part })
  const error = tried ? permissionsError(choice) : undefined
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Permissions options</Header>}>
        <Tiles
          ariaLabel="Permissions options"
          value={choice.by}
          onChange={({ detail }) => change({ by: detail.value as Permissions['by'] })}
          items={[
            { value: 'groups', label: 'Add user to group', description: 'The groups say what it may do.' },
            {
              value: 'copy',
              label: 'Copy permissions',
              description: 'Groups, policies and boundary of another user.',
            },
            {
              value: 'policies',
              label: 'Attach policies directly',
              description: 'Managed policies for this user alone.',
            },
          ]}
        />
      </Container>
      {error !== undefined && (
        <div tabIndex={-1} data-wrong>
          <Alert type="error">{error}</Alert>
        </div>
      )}
      {choice.by === 'groups' && (
        <Groups selected={choice.groups} onSelect={(groups) => change({ groups })} />
      )}
      {choice.by === 'copy' && <Users selected={choice.user} onSelect={(user) => change({ user })} />}
      {choice.by === 'policies' && (
        <PolicyTable
          selection="multi"
          selected={choice.policies}
          onSelect={(policies) => change({ policies })}
        />
      )}
      {choice.by !== 'copy' && (
        <BoundaryChoice boundary={choice.boundary} onChange={(boundary) => change({ boundary })} />
      )}
    </SpaceBetween>
  )
}

function Groups(props: { selected: readonly Group[]; onSelect: (groups: Group[]) => void }) {
  return (
    <ResourceTable
      title="Groups"
      level="h2"
      query={useQuery('groups', listGroups)}
      columns={groupColumns}
      id={({ GroupName }) => GroupName!}
      selection="multi"
      selected={props.selected}
      onSelect={props.onSelect}
      pageSize={20}
      empty={{ text: 'This account has no groups yet. The user can join one later.' }}
    />
  )
}

function Users(props: { selected: User | undefined; onSelect: (user: User | undefined) => void }) {
  return (
    <ResourceTable
      title="Users"
      level="h2"
      query={useQuery('users', listUsers)}
      columns={userColumns}
      id={({ UserName }) => UserName!}
      selection="single"
      selected={props.selected === undefined ? [] : [props.selected]}
      onSelect={([user]) => props.onSelect(user)}
      pageSize={20}
      empty={{ text: 'This account has no other user.' }}
    />
  )
}
