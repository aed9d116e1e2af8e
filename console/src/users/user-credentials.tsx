import type { User } from '@aws-sdk/client-iam'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { AccessKeysPanel } from '../credentials/access-keys-panel.tsx'
import { MfaPanel } from '../credentials/mfa-panel.tsx'
import { ServiceCredentialsPanel } from '../credentials/service-credentials-panel.tsx'
import { SigningCertificatesPanel, SshKeysPanel } from '../credentials/uploaded-keys-panel.tsx'
import { SignInPanel } from './sign-in-panel.tsx'

/** All that a user proves itself with. */
export default function UserCredentials({ user: { UserName: name = '', PasswordLastUsed } }: { user: User }) {
  return (
    <SpaceBetween size="l">
      <SignInPanel userName={name} lastUsed={PasswordLastUsed} />
      <MfaPanel userName={name} />
      <AccessKeysPanel userName={name} />
      <SshKeysPanel userName={name} />
      <ServiceCredentialsPanel userName={name} />
      <SigningCertificatesPanel userName={name} />
    </SpaceBetween>
  )
}
