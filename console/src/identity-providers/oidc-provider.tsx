import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useInvalidate, useQuery, type Query } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import type { Tag } from '../forms/tags.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { DeleteProvider } from './delete-provider.tsx'
import { providerName } from './list-providers.ts'
import { addAudience, getOidcProvider, removeAudiences, saveThumbprints } from './operations.ts'
import { parseThumbprints } from './provider-fields.ts'
import { ProviderTags } from './provider-tags.tsx'

const columns: readonly Column<string>[] = [
  { id: 'audience', header: 'Audience', value: (audience) => audience, isRowHeader: true, width: 300 },
]

/** An OpenID Connect provider: its audiences, thumbprints and tags. */
export function OidcProvider({ arn }: { arn: string }) {
  const query = useQuery(`identity-providers/${arn}`, (aws, signal) => getOidcProvider(aws, arn, signal))
  const [open, setOpen] = useState<'thumbprints' | 'delete'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <ResourcePage
        title={providerName(arn)}
        actions={
          <>
            <Button onClick={() => setOpen('thumbprints')}>Edit thumbprints</Button>
            <Button onClick={() => setOpen('delete')}>Delete</Button>
          </>
        }
        query={query}
        summary={({ CreateDate, ThumbprintList = [] }) => [
          { label: 'ARN', value: <Copyable text={arn} name="ARN" /> },
          { label: 'Type', value: 'OpenID Connect' },
          { label: 'Created', value: when(CreateDate) },
          {
            label: 'Thumbprints',
            value: ThumbprintList.length === 0 ? 'None' : ThumbprintList.join(', '),
          },
        ]}
        tabs={({ ClientIDList = [], Tags = [] }) => [
          {
            id: 'audiences',
            label: `Audiences (${ClientIDList.length})`,
            content: <Audiences arn={arn} query={{ ...query, data: ClientIDList }} />,
          },
          {
            id: 'tags',
            label: `Tags (${Tags.length})`,
            content: <ProviderTags arn={arn} tags={Tags as Tag[]} />,
          },
        ]}
      />
      {open === 'thumbprints' && query.data !== undefined && (
        <Thumbprints arn={arn} held={query.data.ThumbprintList ?? []} onDismiss={close} />
      )}
      {open === 'delete' && <DeleteProvider arn={arn} onDismiss={close} />}
    </>
  )
}

function Audiences({ arn, query }: { arn: string; query: Query<string[]> }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [audience, setAudience] = useState<string>()
  const [removing, setRemoving] = useState<string[]>([])
  const changed = (content: string) => {
    setAudience(undefined)
    setRemoving([])
    flash({ type: 'success', content })
    invalidate(`identity-providers/${arn}`)
  }
  return (
    <>
      <ResourceTable
        title="Audiences"
        level="h2"
        short
        description="Tokens for others are refused."
        query={query}
        columns={columns}
        id={(one) => one}
        selection="multi"
        empty={{ text: 'No audience: no token is taken.' }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setRemoving(selected)}>
              Remove
            </Button>
            <Button onClick={() => setAudience('')}>Add audience</Button>
          </>
        )}
      />
      {audience !== undefined && (
        <ActionModal
          title="Add audience"
          action="Add audience"
          disabled={audience === ''}
          onDismiss={() => setAudience(undefined)}
          work={async () => {
            await addAudience(aws, arn, audience)
            changed('Audience added.')
          }}
        >
          <FormField label="Audience">
            <Input value={audience} onChange={({ detail }) => setAudience(detail.value.trim())} autoFocus />
          </FormField>
        </ActionModal>
      )}
      {removing.length > 0 && (
        <ConfirmDelete
          title="Remove audiences?"
          word="remove"
          action="Remove"
          onDismiss={() => setRemoving([])}
          work={async () => {
            await removeAudiences(aws, arn, removing)
            changed('Audiences removed.')
          }}
        >
          Tokens for {removing.join(', ')} are refused from now on.
        </ConfirmDelete>
      )}
    </>
  )
}

function Thumbprints(props: { arn: string; held: readonly string[]; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [text, setText] = useState(props.held.join('\n'))
  const parsed = parseThumbprints(text)
  return (
    <ActionModal
      title="Edit thumbprints"
      action="Save changes"
      disabled={parsed === undefined}
      onDismiss={props.onDismiss}
      work={async () => {
        await saveThumbprints(aws, props.arn, parsed!)
        flash({ type: 'success', content: 'Thumbprints saved.' })
        invalidate(`identity-providers/${props.arn}`)
        props.onDismiss()
      }}
    >
      <FormField
        label="Thumbprints"
        description="SHA-1 of certificates, one a line, five at most. The server checks TLS by certificate authorities; thumbprints are kept only."
        errorText={parsed === undefined ? 'Each line is 40 hexadecimal digits.' : undefined}
      >
        <Textarea value={text} onChange={({ detail }) => setText(detail.value)} rows={5} />
      </FormField>
    </ActionModal>
  )
}
