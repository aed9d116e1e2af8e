import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { CreateWizard } from '../forms/create-wizard.tsx'
import { iamNameError } from '../forms/iam-name.ts'
import { tagErrors, type Tag } from '../forms/tags.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { blankPassword, chosenPassword, passwordChoiceError } from './console-access.ts'
import { createUser } from './create-user.ts'
import { CreatedUser } from './created-user.tsx'
import {
  blankPermissions,
  chosenPermissions,
  permissionsError,
  PermissionsStep,
} from './permissions-step.tsx'
import { UserDetailsStep, type UserDetails } from './user-details-step.tsx'
import { UserReview } from './user-review.tsx'

const blankDetails: UserDetails = { name: '', consoleAccess: false, password: blankPassword }

/** Makes a user in three steps: who it is, what it may do, a look at all of it; then shows its password. */
export default function CreateUserPage() {
  usePage('Create user', [
    ['Users', pathTo('users')],
    ['Create user', pathTo('users', 'create')],
  ])
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [details, setDetails] = useState(blankDetails)
  const [permissions, setPermissions] = useState(blankPermissions)
  const [tags, setTags] = useState<Tag[]>([])
  const [made, setMade] = useState<{ name: string; password: string }>()

  const work = async () => {
    const { name, consoleAccess, password: choice } = details
    const password = consoleAccess ? chosenPassword(choice) : undefined
    const { failures, passwordSet } = await createUser(
      aws,
      {
        UserName: name,
        PermissionsBoundary: permissions.by === 'copy' ? undefined : permissions.boundary?.Arn,
        Tags: tags.length === 0 ? undefined : tags,
      },
      password === undefined ? undefined : { password, mustChange: choice.mustChange },
      chosenPermissions(permissions),
    )
    for (const content of failures) flash({ type: 'error', content })
    flash({ type: 'success', content: `User ${name} created.` })
    invalidate('users')
    invalidate('groups')
    invalidate('policies')
    if (password !== undefined && passwordSet) setMade({ name, password })
    else navigate(`/users/details/${encodeURIComponent(name)}`)
  }
  if (made !== undefined) return <CreatedUser {...made} />
  return (
    <CreateWizard
      action="Create user"
      cancelPath="/users"
      work={work}
      stepOf={(code) => (/EntityAlreadyExists/.test(code) ? 0 : /NoSuchEntity/.test(code) ? 1 : 2)}
      steps={[
        {
          title: 'Specify user details',
          valid: detailsAreValid(details),
          content: (tried) => <UserDetailsStep details={details} onChange={setDetails} tried={tried} />,
        },
        {
          title: 'Set permissions',
          description: 'Permissions of a group reach all of its members and are easier to keep right.',
          optional: true,
          valid: permissionsError(permissions) === undefined,
          content: (tried) => (
            <PermissionsStep choice={permissions} onChange={setPermissions} tried={tried} />
          ),
        },
        {
          title: 'Review and create',
          valid: Object.keys(tagErrors(tags)).length === 0,
          content: (tried) => (
            <UserReview
              details={details}
              permissions={permissions}
              tags={tags}
              onTags={setTags}
              tried={tried}
            />
          ),
        },
      ]}
    />
  )
}

function detailsAreValid({ name, consoleAccess, password }: UserDetails): boolean {
  return (
    iamNameError(name, 'user name', 64) === undefined &&
    (!consoleAccess || passwordChoiceError(password) === undefined)
  )
}
