import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import { accountSummary } from '../account-settings/account-summary.ts'
import { useQuery } from '../aws/use-query.ts'
import { Panel } from '../details/panel.tsx'
import { pathTo } from '../shell/path-to.ts'

const kinds = [
  ['Users', 'users', 'UsersQuota'],
  ['Groups', 'groups', 'GroupsQuota'],
  ['Roles', 'roles', 'RolesQuota'],
  ['Policies', 'policies', 'PoliciesQuota'],
  ['Instance profiles', 'instance-profiles', 'InstanceProfilesQuota', 'InstanceProfiles'],
  ['Identity providers', 'identity-providers', undefined, 'Providers'],
] as const

/** How many of each kind there are, each leading to its list. */
export function ResourcesPanel() {
  const query = useQuery('account/summary', accountSummary)
  return (
    <Panel
      title="IAM resources"
      description="Of this account; the policies that AWS manages are not counted."
      query={query}
    >
      {(summary) => (
        <KeyValuePairs
          columns={3}
          items={kinds.map(([label, path, quota, name]) => {
            const most = quota && summary[quota]
            return {
              label,
              value: (
                <>
                  <Link
                    href={pathTo(path)}
                    fontSize="heading-l"
                    ariaLabel={`${summary[name ?? label] ?? 0} ${label}`}
                  >
                    {(summary[name ?? label] ?? 0).toLocaleString('en')}
                  </Link>
                  {most !== undefined && (
                    <Box fontSize="body-s" color="text-body-secondary">
                      of {most.toLocaleString('en')}
                    </Box>
                  )}
                </>
              ),
            }
          })}
        />
      )}
    </Panel>
  )
}
