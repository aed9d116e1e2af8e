import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { PolicyJson } from './policy-json.tsx'

/** The one policy of something, read and edited in place. */
export function PolicyPanel(props: {
  title: string
  description?: string
  /** What is in force: '' where there is no policy, undefined while nobody knows. */
  text: string | undefined
  /** Said where there is no policy. */
  none?: string
  kind: ComponentProps<typeof PolicyJson>['kind']
  label: string
  edit: string
  update: string
  disabled?: boolean | undefined
  save(text: string): Promise<void>
  /** What stands above the policy. */
  children?: ReactNode
}) {
  const { text, label } = props
  const [draft, setDraft] = useState<string>()
  const editor = useRef<HTMLDivElement>(null)
  const editing = draft !== undefined
  // The button that began the editing is gone: the keyboard goes on at the editor.
  useEffect(() => {
    if (editing) editor.current?.focus()
  }, [editing])
  const { busy, error, submit, clear } = useSubmit(async () => {
    await props.save(draft!)
    setDraft(undefined)
  })
  const cancel = () => {
    setDraft(undefined)
    clear()
  }
  const actions = editing ? (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={cancel}>
        Cancel
      </Button>
      <Button variant="primary" loading={busy} disabled={draft === text} onClick={submit}>
        {props.update}
      </Button>
    </SpaceBetween>
  ) : (
    <Button disabled={props.disabled === true || text === undefined} onClick={() => setDraft(text)}>
      {props.edit}
    </Button>
  )
  return (
    <Container
      header={
        <Header variant="h2" description={props.description} actions={actions}>
          {props.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {props.children}
        <AwsErrorAlert error={error} />
        {!editing && text === '' && props.none}
        {(editing || (text !== undefined && text !== '')) && (
          <div ref={editor} tabIndex={-1} className="focus-target">
            <PolicyJson
              key={editing ? 'edit' : 'read'}
              value={draft ?? text!}
              onChange={setDraft}
              readOnly={!editing}
              kind={props.kind}
              ariaLabel={label}
            />
          </div>
        )}
      </SpaceBetween>
    </Container>
  )
}
