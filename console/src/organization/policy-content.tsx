import type { Policy } from '@aws-sdk/client-organizations'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import { useInvalidate } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { indented } from '../permissions/policy-holder.ts'
import { PolicyJson } from '../permissions/policy-json.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { policyTypes, saveOrganizationPolicy } from './operations.ts'

/** What a policy of the organization says, read and edited in place. */
export function PolicyContent({ policy }: { policy: Policy }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [draft, setDraft] = useState<string>()
  const facts = policy.PolicySummary!
  const text = indented(policy.Content ?? '')
  const editor = useRef<HTMLDivElement>(null)
  const editing = draft !== undefined
  // The button that began the editing is gone: the keyboard goes on at the editor.
  useEffect(() => {
    if (editing) editor.current?.focus()
  }, [editing])
  const { busy, error, submit, clear } = useSubmit(async () => {
    await saveOrganizationPolicy(aws, facts.Id!, draft ?? text)
    setDraft(undefined)
    flash({ type: 'success', content: 'Policy changed.' })
    invalidate('organization/')
  })
  const cancel = () => {
    setDraft(undefined)
    clear()
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            editing ? (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={cancel}>
                  Cancel
                </Button>
                <Button variant="primary" loading={busy} disabled={draft === text} onClick={submit}>
                  Save changes
                </Button>
              </SpaceBetween>
            ) : (
              <Button disabled={facts.AwsManaged} onClick={() => setDraft(text)}>
                Edit policy
              </Button>
            )
          }
        >
          Content
        </Header>
      }
    >
      <SpaceBetween size="m">
        <AwsErrorAlert error={error} />
        <div ref={editor} tabIndex={-1} className="focus-target">
          <PolicyJson
            key={editing ? 'edit' : 'read'}
            value={draft ?? text}
            onChange={setDraft}
            readOnly={!editing}
            kind={policyTypes.find(({ type }) => type === facts.Type)?.kind}
            ariaLabel="Policy content"
          />
        </div>
      </SpaceBetween>
    </Container>
  )
}
