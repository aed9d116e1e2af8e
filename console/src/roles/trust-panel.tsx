import type { Role } from '@aws-sdk/client-iam'
import Badge from '@cloudscape-design/components/badge'
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
import { isServiceLinked, saveTrust, trustText } from './operations.ts'
import { trustedEntities } from './trusted-entities.ts'

/** The trust policy of a role, read and edited in place. */
export function TrustPanel({ role }: { role: Role }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [draft, setDraft] = useState<string>()
  const text = indented(trustText(role))
  const editor = useRef<HTMLDivElement>(null)
  const editing = draft !== undefined
  // The button that began the editing is gone: the keyboard goes on at the editor.
  useEffect(() => {
    if (editing) editor.current?.focus()
  }, [editing])
  const { busy, error, submit, clear } = useSubmit(async () => {
    await saveTrust(aws, role.RoleName!, draft ?? text)
    setDraft(undefined)
    flash({ type: 'success', content: 'Trust policy changed.' })
    invalidate('roles')
  })
  const cancel = () => {
    setDraft(undefined)
    clear()
  }
  const trusted = trustedEntities(text)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            trusted.length === 0
              ? 'Nobody can assume this role.'
              : 'Who can assume this role, and on which conditions.'
          }
          actions={
            draft === undefined ? (
              <Button disabled={isServiceLinked(role)} onClick={() => setDraft(text)}>
                Edit trust policy
              </Button>
            ) : (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={cancel}>
                  Cancel
                </Button>
                <Button variant="primary" loading={busy} disabled={draft === text} onClick={submit}>
                  Update policy
                </Button>
              </SpaceBetween>
            )
          }
        >
          Trust policy
        </Header>
      }
    >
      <SpaceBetween size="m">
        {trusted.length > 0 && (
          <div className="actions">
            {trusted.map((entity) => (
              <Badge key={entity}>{entity}</Badge>
            ))}
          </div>
        )}
        <AwsErrorAlert error={error} />
        <div ref={editor} tabIndex={-1} className="focus-target">
          <PolicyJson
            key={draft === undefined ? 'read' : 'edit'}
            value={draft ?? text}
            onChange={setDraft}
            readOnly={draft === undefined}
            kind="trust"
            ariaLabel="Trust policy"
          />
        </div>
      </SpaceBetween>
    </Container>
  )
}
