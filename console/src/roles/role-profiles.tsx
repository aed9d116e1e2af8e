import Link from '@cloudscape-design/components/link'
import { useQuery } from '../aws/use-query.ts'
import { pathTo } from '../shell/path-to.ts'
import { profilesOfRole } from './operations.ts'

/** The instance profiles that a role is in, by name. */
export function RoleProfiles({ name }: { name: string }) {
  const { data = [] } = useQuery(`roles/${name}/profiles`, (aws, signal) => profilesOfRole(aws, name, signal))
  if (data.length === 0) return '–'
  return data.map((profile, index) => (
    <span key={profile}>
      {index > 0 && ', '}
      <Link href={pathTo('instance-profiles', 'details', profile)}>{profile}</Link>
    </span>
  ))
}
