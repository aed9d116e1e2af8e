import type { InstanceProfile } from '@aws-sdk/client-iam'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deleteInstanceProfile } from './operations.ts'

/** Asks for and does the deletion of an instance profile, and goes back to the list. */
export function DeleteInstanceProfile(props: { profile: InstanceProfile; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const name = props.profile.InstanceProfileName!
  const role = props.profile.Roles?.[0]?.RoleName
  return (
    <ConfirmDelete
      title={`Delete ${name}?`}
      word={name}
      onDismiss={props.onDismiss}
      work={async () => {
        await deleteInstanceProfile(aws, props.profile)
        flash({ type: 'success', content: `Instance profile ${name} deleted.` })
        props.onDismiss()
        navigate('/instance-profiles')
        invalidate('instance-profiles')
        invalidate('roles')
      }}
    >
      Instances that carry it get no credentials any more.
      {role !== undefined && ` The role ${role} is taken out of it and stays.`}
    </ConfirmDelete>
  )
}
