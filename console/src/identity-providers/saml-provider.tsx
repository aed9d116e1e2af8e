import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { saveFile } from '../credentials/save-file.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import type { Tag } from '../forms/tags.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { DeleteProvider } from './delete-provider.tsx'
import { providerName } from './list-providers.ts'
import { MetadataField } from './metadata-field.tsx'
import { getSamlProvider, saveMetadata } from './operations.ts'
import { ProviderTags } from './provider-tags.tsx'

/** A SAML provider: its metadata document, replaced and downloaded, and its tags. */
export function SamlProvider({ arn }: { arn: string }) {
  const name = providerName(arn)
  const query = useQuery(`identity-providers/${arn}`, (aws, signal) => getSamlProvider(aws, arn, signal))
  const [open, setOpen] = useState<'replace' | 'delete'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <ResourcePage
        title={name}
        actions={
          <>
            <Button onClick={() => setOpen('replace')}>Replace metadata</Button>
            <Button onClick={() => setOpen('delete')}>Delete</Button>
          </>
        }
        query={query}
        summary={({ CreateDate, ValidUntil, AssertionEncryptionMode: mode, PrivateKeyList = [] }) => [
          { label: 'ARN', value: <Copyable text={arn} name="ARN" /> },
          { label: 'Type', value: 'SAML' },
          { label: 'Created', value: when(CreateDate) },
          { label: 'Valid until', value: when(ValidUntil) },
          { label: 'Encrypted assertions', value: mode ?? 'Not set up' },
          { label: 'Private keys', value: PrivateKeyList.length },
        ]}
        tabs={({ SAMLMetadataDocument: text = '', Tags = [] }) => [
          {
            id: 'metadata',
            label: 'Metadata',
            content: (
              <Container
                header={
                  <Header
                    variant="h2"
                    actions={
                      <Button
                        iconName="download"
                        onClick={() => saveFile(`${name}.xml`, 'application/xml', text)}
                      >
                        Download
                      </Button>
                    }
                  >
                    Metadata document
                  </Header>
                }
              >
                <pre className="mono document" tabIndex={0} aria-label="Metadata document">
                  {text}
                </pre>
              </Container>
            ),
          },
          {
            id: 'tags',
            label: `Tags (${Tags.length})`,
            content: <ProviderTags arn={arn} tags={Tags as Tag[]} />,
          },
        ]}
      />
      {open === 'replace' && <ReplaceMetadata arn={arn} onDismiss={close} />}
      {open === 'delete' && <DeleteProvider arn={arn} onDismiss={close} />}
    </>
  )
}

function ReplaceMetadata({ arn, onDismiss }: { arn: string; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [text, setText] = useState('')
  return (
    <ActionModal
      title="Replace metadata"
      action="Replace metadata"
      disabled={text === ''}
      onDismiss={onDismiss}
      work={async () => {
        await saveMetadata(aws, arn, text)
        flash({ type: 'success', content: 'Metadata replaced.' })
        invalidate(`identity-providers/${arn}`)
        onDismiss()
      }}
    >
      <MetadataField onChange={setText} />
    </ActionModal>
  )
}
