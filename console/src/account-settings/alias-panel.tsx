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
  const { account } = useIdentity()
  const query = useQuery(key, accountAlias)
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Panel
        title="Account alias"
        description="A name that stands for the account's number at sign-in and in links."
        query={query}
        actions={(alias) => (
          <>
            {alias !== null && <Button onClick={() => setOpen('delete')}>Delete alias</Button>}
            <Button onClick={() => setOpen('edit')}>{alias === null ? 'Create alias' : 'Edit alias'}</Button>
          </>
        )}
      >
        {(alias) => (
          <KeyValuePairs
            columns={3}
            minColumnWidth={220}
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
      {open === 'edit' && <EditAlias alias={query.data ?? ''} onClose={close} />}
      {open === 'delete' && query.data && <DeleteAlias alias={query.data} onClose={close} />}
    </>
  )
}

function EditAlias({ alias, onClose }: { alias: string; onClose: () => void }) {
  const { aws } = useIdentity()
  const changed = useChanged(onClose)
  const [draft, setDraft] = useState(alias)
  const error = draft === '' ? undefined : aliasError(draft)
  return (
    <ActionModal
      title="Account alias"
      action="Save changes"
      disabled={draft === '' || error !== undefined}
      onDismiss={onClose}
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
        <Input value={draft} onChange={({ detail }) => setDraft(detail.value)} />
      </FormField>
    </ActionModal>
  )
}

function DeleteAlias({ alias, onClose }: { alias: string; onClose: () => void }) {
  const { aws } = useIdentity()
  const changed = useChanged(onClose)
  return (
    <ConfirmDelete
      title={`Delete the alias ${alias}?`}
      word={alias}
      onDismiss={onClose}
      work={async () => {
        await deleteAlias(aws, alias)
        changed('Account alias deleted.')
      }}
    >
      Links with the alias lead nowhere then; the account's number goes on working.
    </ConfirmDelete>
  )
}

function useChanged(onClose: () => void): (content: string) => void {
  const invalidate = useInvalidate()
  const flash = useFlash()
  return (content) => {
    onClose()
    flash({ type: 'success', content })
    invalidate(key)
  }
}
