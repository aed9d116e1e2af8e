import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { TagFields } from '../forms/tag-fields.tsx'
import { tagChanges, tagErrors, type Tag } from '../forms/tags.ts'
import { useSubmit } from '../forms/use-submit.ts'

/** The tags of a resource, shown and edited; `save` tags and untags, and loads the resource anew. */
export function TagsPanel(props: {
  tags: readonly Tag[]
  save: (changes: { put: Tag[]; remove: string[] }) => Promise<void>
}) {
  const [draft, setDraft] = useState<Tag[]>()
  const [tried, setTried] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const editing = draft !== undefined
  // The button that began the editing is gone: the keyboard goes on at the first field or button.
  useEffect(() => {
    if (editing) fields.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [editing])
  const { busy, error, submit, clear } = useSubmit(async () => {
    await props.save(tagChanges(props.tags, draft ?? []))
    setDraft(undefined)
  })
  const cancel = () => {
    setDraft(undefined)
    setTried(false)
    clear()
  }
  const save = () => {
    const wrong = Object.keys(tagErrors(draft ?? [])).length > 0
    setTried(wrong)
    if (!wrong) submit()
  }
  const actions =
    draft === undefined ? (
      <Button onClick={() => setDraft([...props.tags])}>Manage tags</Button>
    ) : (
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={cancel}>
          Cancel
        </Button>
        <Button variant="primary" loading={busy} onClick={save}>
          Save changes
        </Button>
      </SpaceBetween>
    )
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${props.tags.length})`} actions={actions}>
          Tags
        </Header>
      }
    >
      <SpaceBetween size="m">
        <AwsErrorAlert error={error} />
        {draft !== undefined && (
          <div ref={fields}>
            <TagFields tags={draft} onChange={setDraft} tried={tried} />
          </div>
        )}
        {draft === undefined && props.tags.length === 0 && 'This resource has no tags.'}
        {draft === undefined && props.tags.length > 0 && (
          <KeyValuePairs
            columns={3}
            minColumnWidth={220}
            items={props.tags.map(({ Key, Value }) => ({ label: Key, value: Value || '–' }))}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}
