import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '../aws/use-query.ts'
import { Panel } from '../details/panel.tsx'
import { accountSummary } from './account-summary.ts'

/** What root has to sign in and to sign with. */
export function RootPanel() {
  const query = useQuery('account/summary', accountSummary)
  return (
    <Panel
      title="Root user"
      description="Root may do everything and no policy of the account holds it back: the less it can be used, the better. Root itself changes this, under Security credentials."
      query={query}
    >
      {(summary) => (
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            {
              label: 'MFA',
              value:
                summary.AccountMFAEnabled === 1 ? (
                  <StatusIndicator type="success">Enabled</StatusIndicator>
                ) : (
                  <StatusIndicator type="warning">Not enabled</StatusIndicator>
                ),
            },
            {
              label: 'Access keys',
              value:
                (summary.AccountAccessKeysPresent ?? 0) > 0 ? (
                  <StatusIndicator type="warning">Present</StatusIndicator>
                ) : (
                  <StatusIndicator type="success">None</StatusIndicator>
                ),
            },
            {
              label: 'Signing certificates',
              value: (summary.AccountSigningCertificatesPresent ?? 0) > 0 ? 'Present' : 'None',
            },
          ]}
        />
      )}
    </Panel>
  )
}
