import type { PasswordPolicy } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Panel } from '../details/panel.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { EditPasswordPolicy } from './edit-password-policy.tsx'
import { deletePasswordPolicy, getPasswordPolicy, toFields } from './password-policy.ts'

const key = 'account/password-policy'

/** The rules that passwords of users have to meet. */
export function PasswordPolicyPanel() {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const query = useQuery(key, getPasswordPolicy)
  const [open, setOpen] = useState<'edit' | 'reset'>()
  const changed = (content: string) => {
    setOpen(undefined)
    flash({ type: 'success', content })
    invalidate(key)
  }
  return (
    <>
      <Panel
        title="Password policy"
        description={
          query.data === null
            ? 'The default policy holds: this account has none of its own.'
            : 'It holds for passwords of users, not for root.'
        }
        query={query}
        actions={(policy) => (
          <>
            {policy !== null && <Button onClick={() => setOpen('reset')}>Use the default</Button>}
            <Button onClick={() => setOpen('edit')}>Edit</Button>
          </>
        )}
      >
        {(policy) => (
          <ul className="facts">
            {(policy === null ? defaultRules : rulesOf(policy)).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
      </Panel>
      {open === 'edit' && query.data !== undefined && (
        <EditPasswordPolicy
          policy={query.data}
          onDone={() => changed('Password policy saved.')}
          onDismiss={() => setOpen(undefined)}
        />
      )}
      {open === 'reset' && (
        <ConfirmDelete
          title="Use the default password policy?"
          word="default"
          action="Use the default"
          onDismiss={() => setOpen(undefined)}
          work={async () => {
            await deletePasswordPolicy(aws)
            changed('The default password policy holds.')
          }}
        >
          The account's own password policy is deleted.
        </ConfirmDelete>
      )}
    </>
  )
}

// AWS: source: IAM User Guide, "Set an account password policy for IAM users", default password policy.
const defaultRules = [
  'At least 8 characters, 128 at most',
  'At least three of: uppercase letters, lowercase letters, numbers, symbols',
  'Not the same as the account name or email address',
  'Passwords never expire',
]

function rulesOf(policy: PasswordPolicy): string[] {
  const { length, symbols, numbers, uppercase, lowercase, ...rest } = toFields(policy)
  const kinds = [
    uppercase && 'an uppercase letter',
    lowercase && 'a lowercase letter',
    numbers && 'a number',
    symbols && 'a symbol',
  ].filter((kind) => kind !== false)
  return [
    `At least ${length} characters`,
    ...(kinds.length === 0 ? [] : [`At least ${kinds.join(', ')}`]),
    rest.expiresAfterDays === 0
      ? 'Passwords never expire'
      : `Passwords expire after ${rest.expiresAfterDays} days${rest.hardExpiry ? ', and only an administrator can set a new one' : ''}`,
    rest.usersMayChange ? 'Users may change their own password' : 'Users may not change their own password',
    rest.remembered === 0
      ? 'Old passwords may be used again'
      : `The last ${rest.remembered} passwords cannot be used again`,
  ]
}
