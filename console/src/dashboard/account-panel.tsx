import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { accountAlias } from '../account-settings/alias.ts'
import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useIdentity } from '../session/session-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { signInAddress } from '../users/sign-in-address.ts'

/** The account's number, alias and sign-in address. */
export function AccountPanel() {
  const { account } = useIdentity()
  const { data: alias, status } = useQuery('account/alias', accountAlias)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            alias !== undefined && (
              <Button href={pathTo('account-settings')}>{alias === null ? 'Create alias' : 'Edit'}</Button>
            )
          }
        >
          Account
        </Header>
      }
    >
      <KeyValuePairs
        columns={1}
        items={[
          { label: 'Account ID', value: <Copyable text={account} name="account ID" /> },
          // Who may not ask for the alias still knows the account: it is their own.
          { label: 'Account alias', value: alias ?? (status === 'ready' ? 'None' : '–') },
          {
            label: 'Sign-in URL for users',
            value: <Copyable text={signInAddress(alias ?? account)} name="sign-in URL" />,
          },
        ]}
      />
    </Container>
  )
}
