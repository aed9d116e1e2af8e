import type { LoginProfile } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import { useState } from 'react'
import { ModalButtons } from '../forms/modal-buttons.tsx'
import { useInvalidate } from '../aws/use-query.ts'
import { credentialsKey } from '../credentials/credentials-key.ts'
import { Copyable } from '../details/copyable.tsx'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { blankPassword, chosenPassword, passwordChoiceError } from './console-access.ts'
import { createLoginProfile, deleteLoginProfile, updateLoginProfile } from './login-profile.ts'
import { PasswordFields } from './password-fields.tsx'
import { useSignInAddress } from './sign-in-address.ts'
import { SignInDetails } from './sign-in-details.tsx'
import { usePassword } from './use-user.ts'

/** Whether a user can sign in to the console, and its password: set, replaced, taken away. */
export function SignInPanel(props: { userName: string; lastUsed: Date | undefined }) {
  const { userName } = props
  const invalidate = useInvalidate()
  const { data, error, refresh } = usePassword(userName)
  const [open, setOpen] = useState<'set' | 'remove'>()
  const [password, setPassword] = useState<string>()
  const close = () => setOpen(undefined)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <div className="actions">
              {data && <Button onClick={() => setOpen('remove')}>Disable console access</Button>}
              {data !== undefined && (
                <Button onClick={() => setOpen('set')}>
                  {data === null ? 'Enable console access' : 'Reset password'}
                </Button>
              )}
            </div>
          }
        >
          Console sign-in
        </Header>
      }
    >
      <AwsErrorAlert error={error} header="The password's state cannot be shown" retry={refresh} />
      {data !== undefined && <Facts profile={data} lastUsed={props.lastUsed} />}
      {open === 'set' && (
        <SetPassword
          userName={userName}
          isNew={data === null}
          onDismiss={close}
          onDone={(set) => {
            close()
            setPassword(set)
            invalidate(credentialsKey(userName))
          }}
        />
      )}
      {password !== undefined && (
        <ShownPassword userName={userName} password={password} onDismiss={() => setPassword(undefined)} />
      )}
      {open === 'remove' && <DisableAccess userName={userName} onDismiss={close} />}
    </Container>
  )
}

function Facts({ profile, lastUsed }: { profile: LoginProfile | null; lastUsed: Date | undefined }) {
  const address = useSignInAddress()
  return (
    <KeyValuePairs
      columns={3}
      minColumnWidth={220}
      items={[
        {
          label: 'Console sign-in URL',
          value: <Copyable text={address} name="sign-in URL" />,
        },
        {
          label: 'Console password',
          value: profile === null ? 'None: the user cannot sign in' : `Set ${when(profile.CreateDate)}`,
        },
        { label: 'Last console sign-in', value: lastUsed === undefined ? 'Never' : when(lastUsed) },
        ...(profile?.PasswordResetRequired
          ? [{ label: 'At next sign-in', value: 'The user must create a new password' }]
          : []),
      ]}
    />
  )
}

function DisableAccess({ userName, onDismiss }: { userName: string; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  return (
    <ConfirmDelete
      title={`Disable console access of ${userName}?`}
      word="disable"
      action="Disable"
      onDismiss={onDismiss}
      work={async () => {
        await deleteLoginProfile(aws, userName)
        onDismiss()
        flash({ type: 'success', content: 'Console access disabled.' })
        invalidate(credentialsKey(userName))
      }}
    >
      The password is deleted. Access keys go on working.
    </ConfirmDelete>
  )
}

function SetPassword(props: {
  userName: string
  isNew: boolean
  onDone: (password: string) => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  const [choice, setChoice] = useState(blankPassword)
  const set = props.isNew ? createLoginProfile : updateLoginProfile
  return (
    <ActionModal
      title={props.isNew ? 'Enable console access' : 'Reset password'}
      action={props.isNew ? 'Enable console access' : 'Reset password'}
      disabled={passwordChoiceError(choice) !== undefined}
      onDismiss={props.onDismiss}
      work={async () => {
        const password = chosenPassword(choice)
        await set(aws, props.userName, password, choice.mustChange)
        props.onDone(password)
      }}
    >
      <PasswordFields choice={choice} onChange={setChoice} tried={false} />
    </ActionModal>
  )
}

function ShownPassword(props: { userName: string; password: string; onDismiss: () => void }) {
  return (
    <Modal
      visible
      header="Console password"
      onDismiss={props.onDismiss}
      footer={
        <ModalButtons>
          <Button variant="primary" onClick={props.onDismiss}>
            Done
          </Button>
        </ModalButtons>
      }
    >
      <SignInDetails userName={props.userName} password={props.password} />
    </Modal>
  )
}
