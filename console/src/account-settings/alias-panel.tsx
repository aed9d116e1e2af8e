import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { Panel } from '../details/panel.tsx'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { signInAddress } from '../users/sign-in-address.ts'
import { accountAlias, aliasError, deleteAlias, saveAlias } from './alias.ts'

const key = 'account/alias'

/** The account's number and the name it goes by at sign-in. */
export function AliasPanel() {
  const { aws, account } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const query = useQuery(key, accountAlias)
  const [draft, setDraft] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const changed = (content: string) => {
    setDraft(undefined)
    setDeleting(false)
    flash({ type: 'success', content })
    invalidate(key)
  }
  const error = draft === undefined || draft === '' ? undefined : aliasError(draft)
  return (
    <>
      <Panel
        title="Account alias"
        description="A name that stands for the account's number at sign-in and in links."
        query={query}
        actions={(alias) => (
          <>
            {alias !== null && <Button onClick={() => setDeleting(true)}>Delete alias</Button>}
            <Button onClick={() => setDraft(alias ?? '')}>
              {alias === null ? 'Create alias' : 'Edit alias'}
            </Button>
          </>
        )}
      >
        {(alias) => (
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Account ID', value: <Copyable text={account} name="account ID" /> },
              { label: 'Alias', value: alias ?? 'None' },
              {
                label: 'Sign-in URL for users',
                value: <Copyable text={signInAddress(alias ?? account)} name="sign-in URL" />,
              },
            ]}
          />
        )}
      </Panel>
      {draft !== undefined && (
        <ActionModal
          title="Account alias"
          action="Save changes"
          disabled={draft === '' || error !== undefined}
          onDismiss={() => setDraft(undefined)}
          work={async () => {
            await saveAlias(aws, draft)
            changed('Account alias saved.')
          }}
        >
          <FormField
            label="Alias"
            constraintText="3 to 63 small letters, digits and hyphens. It is unique on this server."
            errorText={error}
          >
            <Input value={draft} onChange={({ detail }) => setDraft(detail.value)} autoFocus />
          </FormField>
        </ActionModal>
      )}
      {deleting && query.data && (
        <ConfirmDelete
          title={`Delete the alias ${query.data}?`}
          word={query.data}
          onDismiss={() => setDeleting(false)}
          work={async () => {
            await deleteAlias(aws, query.data!)
            changed('Account alias deleted.')
          }}
        >
          Links with the alias lead nowhere then; the account's number goes on working.
        </ConfirmDelete>
      )}
    </>
  )
}
