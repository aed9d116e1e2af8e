import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Alert from '@cloudscape-design/components/alert'
import { useEffect, useRef, useState } from 'react'
import { awsFailure } from '../aws/aws-failure.ts'
import { signIn } from '../session/api.ts'
import { useSession } from '../session/session-context.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import mark from '../shell/mark.svg'
import {
  emptyFields,
  fieldError,
  nextStep,
  toAttempt,
  type SignInFields,
  type Step,
} from './sign-in-steps.ts'

/** Signs somebody in: account, name and password, then a code or a new password where the server asks. */
export default function SignInPage() {
  const { use, sessions, ended } = useSession()
  const [fields, setFields] = useState<SignInFields>(() => ({ ...emptyFields, account: accountOfLink() }))
  const [step, setStep] = useState<Step>('password')
  const [tried, setTried] = useState(false)
  const { busy, error, submit, clear } = useSubmit(async () => {
    const answer = await signIn(toAttempt(fields, step))
    if (answer.status === 'signed-in') use(answer.session)
    else {
      setStep(nextStep(answer.status))
      setTried(false)
    }
  })
  useEffect(() => void (document.title = 'Sign in | Understudy'), [])
  const set = (part: Partial<SignInFields>) => setFields((before) => ({ ...before, ...part }))
  const missing = fieldError(fields, step)
  const form = useRef<HTMLFormElement>(null)
  // The button is never off: a password manager fills fields in without telling of it.
  const send = () => {
    setTried(missing !== undefined)
    if (missing === undefined) submit()
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const errorOf = (field: keyof SignInFields) =>
    tried && missing?.field === field ? missing.text : undefined
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <img src={mark} alt="" />
        <Box variant="h1" fontSize="heading-xl">
          Understudy
        </Box>
      </div>
      <Container header={<Header variant="h2">{titles[step]}</Header>}>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <SpaceBetween size="l">
            {ended && error === undefined && step === 'password' && (
              <Alert type="info">Your sign-in has ended. Sign in again to go on where you were.</Alert>
            )}
            {error !== undefined && (
              <Alert type="error" header="Sign-in failed">
                {awsFailure(error).message}
              </Alert>
            )}
            {step === 'password' && <PasswordFields fields={fields} set={set} errorOf={errorOf} />}
            {step === 'mfa' && <MfaField fields={fields} set={set} errorOf={errorOf} />}
            {step === 'new-password' && <NewPasswordFields fields={fields} set={set} errorOf={errorOf} />}
            <Button variant="primary" fullWidth loading={busy} formAction="submit">
              {step === 'new-password' ? 'Change password and sign in' : 'Sign in'}
            </Button>
            {step !== 'password' && (
              <Button
                variant="link"
                fullWidth
                formAction="none"
                onClick={() => {
                  setStep('password')
                  setTried(false)
                  setFields(({ kind, account, userName }) => ({ ...emptyFields, kind, account, userName }))
                  clear()
                }}
              >
                Start again
              </Button>
            )}
          </SpaceBetween>
        </form>
      </Container>
      {step === 'password' && (
        <Box textAlign="center" fontSize="body-s" color="text-body-secondary">
          Is this server yours? <Box variant="code">npx --no-install understudy console</Box> in its folder
          prints the account and a user to sign in as, with its first password.
        </Box>
      )}
      {sessions.length > 0 && step === 'password' && (
        <Container header={<Header variant="h3">Signed in already</Header>}>
          <SpaceBetween size="xs">
            {sessions.map((session) => (
              <Button key={session.sessionId} fullWidth onClick={() => use(session)}>
                {session.name} @ {session.alias ?? session.account}
              </Button>
            ))}
          </SpaceBetween>
        </Container>
      )}
    </main>
  )
}

const titles: Record<Step, string> = {
  password: 'Sign in',
  mfa: 'Multi-factor authentication',
  'new-password': 'Change your password',
}

type FieldsProps = {
  fields: SignInFields
  set: (part: Partial<SignInFields>) => void
  errorOf: (field: keyof SignInFields) => string | undefined
}

function PasswordFields({ fields, set, errorOf }: FieldsProps) {
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label="Kind of sign-in"
        selectedId={fields.kind}
        onChange={({ detail }) => set({ kind: detail.selectedId === 'root' ? 'root' : 'user' })}
        options={[
          { id: 'user', text: 'IAM user' },
          { id: 'root', text: 'Root user' },
        ]}
      />
      <FormField label="Account ID or alias" errorText={errorOf('account')}>
        <Input
          value={fields.account}
          onChange={({ detail }) => set({ account: detail.value })}
          autoFocus
          name="account"
          autoComplete="organization"
          spellcheck={false}
        />
      </FormField>
      {fields.kind === 'user' && (
        <FormField label="User name" errorText={errorOf('userName')}>
          <Input
            value={fields.userName}
            onChange={({ detail }) => set({ userName: detail.value })}
            name="username"
            autoComplete="username"
            spellcheck={false}
          />
        </FormField>
      )}
      <FormField label="Password" errorText={errorOf('password')}>
        <Input
          value={fields.password}
          onChange={({ detail }) => set({ password: detail.value })}
          type="password"
          name="password"
          autoComplete="current-password"
        />
      </FormField>
    </SpaceBetween>
  )
}

function MfaField({ fields, set, errorOf }: FieldsProps) {
  return (
    <FormField
      label="MFA code"
      description="Six digits from your authenticator."
      errorText={errorOf('mfaCode')}
    >
      <Input
        value={fields.mfaCode}
        onChange={({ detail }) => set({ mfaCode: detail.value.replace(/\s/g, '') })}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
      />
    </FormField>
  )
}

function NewPasswordFields({ fields, set, errorOf }: FieldsProps) {
  const differs = fields.repeated !== '' && fields.repeated !== fields.newPassword
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">Your password has to be changed before you can go on.</Box>
      <FormField label="New password" errorText={errorOf('newPassword')}>
        <Input
          value={fields.newPassword}
          onChange={({ detail }) => set({ newPassword: detail.value })}
          type="password"
          autoComplete="new-password"
          autoFocus
        />
      </FormField>
      <FormField
        label="Repeat the new password"
        errorText={differs ? 'The two passwords differ.' : errorOf('repeated')}
      >
        <Input
          value={fields.repeated}
          onChange={({ detail }) => set({ repeated: detail.value })}
          type="password"
          autoComplete="new-password"
        />
      </FormField>
    </SpaceBetween>
  )
}

/** The account that a link to this page names: `?signInTo=111122223333`. */
function accountOfLink(): string {
  return new URLSearchParams(location.search).get('signInTo') ?? ''
}
