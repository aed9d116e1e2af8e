import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { toCsv } from '../credentials/csv.ts'
import { saveFile } from '../credentials/save-file.ts'
import { SecretText } from '../credentials/secret-text.tsx'
import { Copyable } from '../details/copyable.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useSignInAddress } from './sign-in-address.ts'

/** Where and with what a user signs in, the only time the password can be seen. */
export function SignInDetails({ userName, password }: { userName: string; password: string }) {
  const { account } = useIdentity()
  const address = useSignInAddress()
  const save = () =>
    saveFile(
      `${userName}_credentials.csv`,
      'text/csv',
      toCsv([
        ['User name', 'Password', 'Console sign-in URL'],
        [userName, password, address],
      ]),
    )
  return (
    <SpaceBetween size="m">
      <Alert
        type="warning"
        action={
          <Button iconName="download" onClick={save}>
            Download .csv file
          </Button>
        }
      >
        This is the only time that the password can be seen or downloaded.
      </Alert>
      <KeyValuePairs
        columns={1}
        items={[
          { label: 'Console sign-in URL', value: <Copyable text={address} name="sign-in URL" /> },
          { label: 'Account ID', value: <Copyable text={account} name="account ID" /> },
          { label: 'User name', value: <Copyable text={userName} name="user name" /> },
          { label: 'Console password', value: <SecretText text={password} name="password" /> },
        ]}
      />
    </SpaceBetween>
  )
}
