import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Aws } from '../aws/clients.ts'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { heldPolicies, policyText, putInlinePolicy, type Holder } from '../permissions/policy-holder.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { revokedBefore, revokingPolicy, revokingPolicyName } from './revoked-sessions.ts'

/** Makes the sessions of a role worthless that were issued until now. */
export function RevokePanel({ name }: { name: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const holder: Holder = { kind: 'role', name }
  const {
    data: before,
    error,
    refresh,
  } = useQuery(`roles/${name}/policies/revoked`, (client, signal) => revoked(client, holder, signal))
  const [asking, setAsking] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="If credentials of this role may have got into wrong hands, end all sessions it gave out."
          actions={<Button onClick={() => setAsking(true)}>Revoke active sessions</Button>}
        >
          Revoke all active sessions
        </Header>
      }
    >
      <SpaceBetween size="m">
        <span>
          The inline policy <span className="mono">{revokingPolicyName}</span> denies everything to sessions
          that were issued before this moment. Whoever the role trusts can assume it again and gets a session
          that works.
        </span>
        <AwsErrorAlert error={error} header="Earlier revocations cannot be shown" retry={refresh} />
        {before && <Alert type="info">Sessions issued before {when(before)} are revoked.</Alert>}
      </SpaceBetween>
      {asking && (
        <ConfirmDelete
          title={`Revoke all active sessions of ${name}?`}
          word="revoke"
          action="Revoke active sessions"
          onDismiss={() => setAsking(false)}
          work={async () => {
            await putInlinePolicy(aws, holder, revokingPolicyName, revokingPolicy(new Date()))
            setAsking(false)
            flash({ type: 'success', content: 'All sessions issued before now are revoked.' })
            invalidate(`roles/${name}/`)
          }}
        >
          Everybody who works with this role now is denied everything until they assume it again.
        </ConfirmDelete>
      )}
    </Container>
  )
}

async function revoked(aws: Aws, holder: Holder, signal: AbortSignal): Promise<Date | null> {
  const policy = (await heldPolicies(aws, holder, signal)).find(
    ({ name, arn }) => arn === undefined && name === revokingPolicyName,
  )
  return policy === undefined ? null : (revokedBefore(await policyText(aws, holder, policy, signal)) ?? null)
}
