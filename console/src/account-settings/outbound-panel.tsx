import {
  DisableOutboundWebIdentityFederationCommand,
  EnableOutboundWebIdentityFederationCommand,
  GetOutboundWebIdentityFederationInfoCommand,
} from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useState } from 'react'
import type { Aws } from '../aws/clients.ts'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { Panel } from '../details/panel.tsx'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'

const key = 'account/outbound-federation'

/** Whether this account vouches for its users and roles to others by ID tokens of its own. */
export function OutboundPanel() {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const query = useQuery(key, issuerOf)
  const [asking, setAsking] = useState(false)
  const enabled = typeof query.data === 'string'
  return (
    <>
      <Panel
        title="Outbound web identity federation"
        description="Users and roles get ID tokens by sts:GetWebIdentityToken, which other services can check."
        query={query}
        actions={() => <Button onClick={() => setAsking(true)}>{enabled ? 'Disable' : 'Enable'}</Button>}
      >
        {(issuer) => (
          <KeyValuePairs
            columns={3}
            minColumnWidth={220}
            items={[
              { label: 'State', value: issuer === null ? 'Disabled' : 'Enabled' },
              {
                label: 'Issuer',
                value: issuer === null ? '–' : <Copyable text={issuer} name="issuer" />,
              },
            ]}
          />
        )}
      </Panel>
      {asking && (
        <ActionModal
          title={`${enabled ? 'Disable' : 'Enable'} outbound federation?`}
          action={enabled ? 'Disable' : 'Enable'}
          onDismiss={() => setAsking(false)}
          work={async () => {
            const iam = await aws.iam()
            if (enabled) await iam.send(new DisableOutboundWebIdentityFederationCommand({}))
            else await iam.send(new EnableOutboundWebIdentityFederationCommand({}))
            setAsking(false)
            flash({ type: 'success', content: `Outbound federation ${enabled ? 'disabled' : 'enabled'}.` })
            invalidate(key)
          }}
        >
          {enabled
            ? 'No more tokens are given out; those that are out stay valid until they end.'
            : 'The account gets an issuer whose keys are published. Who may ask for tokens, policies say.'}
        </ActionModal>
      )}
    </>
  )
}

async function issuerOf(aws: Aws, abortSignal: AbortSignal): Promise<string | null> {
  const iam = await aws.iam()
  return iam.send(new GetOutboundWebIdentityFederationInfoCommand({}), { abortSignal }).then(
    ({ IssuerIdentifier }) => IssuerIdentifier ?? null,
    (error: Error) => {
      if (error.name.startsWith('FeatureDisabled')) return null
      throw error
    },
  )
}
