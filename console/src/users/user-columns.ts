import type { User } from '@aws-sdk/client-iam'
import { when } from '../details/when.ts'
import type { Column } from '../listing/resource-table.tsx'

/** The columns of a table that users are chosen from. */
export const userColumns: readonly Column<User>[] = [
  { id: 'name', header: 'User name', value: ({ UserName }) => UserName!, isRowHeader: true },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
]
