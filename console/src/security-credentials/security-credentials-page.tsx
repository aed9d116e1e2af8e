import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { AccessKeysPanel } from '../credentials/access-keys-panel.tsx'
import { MfaPanel } from '../credentials/mfa-panel.tsx'
import { SshKeysPanel } from '../credentials/uploaded-keys-panel.tsx'
import { Copyable } from '../details/copyable.tsx'
import { when } from '../details/when.ts'
import { switchedRoleArn } from '../session/switched-role.ts'
import { useIdentity, useSession } from '../session/session-context.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { ChangePassword } from './change-password.tsx'

/** The credentials of who is signed in: a user's own, root's, or none for a role. */
export default function SecurityCredentialsPage() {
  usePage('Security credentials', [['Security credentials', pathTo('security-credentials')]])
  const { session, role } = useIdentity()
  const kind = role === undefined ? session.kind : 'role'
  const [changing, setChanging] = useState(false)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={descriptions[kind]}
          actions={kind === 'user' && <Button onClick={() => setChanging(true)}>Change password</Button>}
        >
          My security credentials
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">Details</Header>}>
          <KeyValuePairs
            columns={4}
            minColumnWidth={220}
            items={[
              {
                label: 'ARN',
                value: (
                  <Copyable text={role === undefined ? session.arn : switchedRoleArn(role)} name="ARN" />
                ),
              },
              { label: 'Signed in as', value: session.name },
              { label: 'Signed in with MFA', value: session.mfa ? 'Yes' : 'No' },
              { label: 'Sign-in ends', value: when(session.expires) },
            ]}
          />
        </Container>
        {kind === 'user' && (
          <SpaceBetween size="l">
            <MfaPanel userName={session.name} />
            <AccessKeysPanel userName={session.name} />
            <SshKeysPanel userName={session.name} />
          </SpaceBetween>
        )}
        {kind === 'root' && (
          <SpaceBetween size="l">
            <Alert type="warning">
              Use root for what only root can do. An access key of root is a key to everything in the account.
            </Alert>
            <MfaPanel userName={undefined} />
            <AccessKeysPanel userName={undefined} />
          </SpaceBetween>
        )}
        {kind === 'role' && <RoleCredentials />}
        {kind === 'federated' && (
          <Alert type="info">
            This sign-in came from outside of the account. Its credentials are temporary, and there is nothing
            to look after here.
          </Alert>
        )}
      </SpaceBetween>
      {changing && <ChangePassword onDismiss={() => setChanging(false)} />}
    </ContentLayout>
  )
}

function RoleCredentials() {
  const { session } = useIdentity()
  const { switchBack } = useSession()
  return (
    <Alert type="info" action={<Button onClick={switchBack}>Switch back to {session.name}</Button>}>
      A role has no password, keys or devices: it is acted as with temporary credentials. Those of{' '}
      {session.name} are shown after switching back.
    </Alert>
  )
}

const descriptions = {
  user: 'What you sign in with and what your programs sign with.',
  root: 'What the account’s root user signs in and signs with.',
  role: 'You act as a role.',
  federated: 'You are signed in from outside of the account.',
}
