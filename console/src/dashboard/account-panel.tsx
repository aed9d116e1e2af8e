import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { accountAlias } from '../account-settings/alias.ts'
import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { Panel } from '../details/panel.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { signInAddress } from '../users/sign-in-address.ts'

/** The account's number, alias and sign-in address. */
export function AccountPanel() {
  const { account } = useIdentity()
  const query = useQuery('account/alias', accountAlias)
  return (
    <Panel
      title="Account"
      query={query}
      actions={(alias) => (
        <Button href={pathTo('account-settings')}>{alias === null ? 'Create alias' : 'Edit'}</Button>
      )}
    >
      {(alias) => (
        <KeyValuePairs
          columns={1}
          items={[
            { label: 'Account ID', value: <Copyable text={account} name="account ID" /> },
            { label: 'Account alias', value: alias ?? 'None' },
            {
              label: 'Sign-in URL for users',
              value: <Copyable text={signInAddress(alias ?? account)} name="sign-in URL" />,
            },
          ]}
        />
      )}
    </Panel>
  )
}
