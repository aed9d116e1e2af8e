import { SetSecurityTokenServicePreferencesCommand } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { Panel } from '../details/panel.tsx'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { accountSummary } from './account-summary.ts'

type Version = 'v1Token' | 'v2Token'

const key = 'account/summary'

/** Where STS answers, and which tokens its global endpoint gives out. */
export function StsPanel() {
  const query = useQuery(key, accountSummary)
  const [editing, setEditing] = useState(false)
  const version: Version = query.data?.GlobalEndpointTokenVersion === 2 ? 'v2Token' : 'v1Token'
  return (
    <>
      <Panel
        title="Security Token Service (STS)"
        query={query}
        actions={() => <Button onClick={() => setEditing(true)}>Change tokens</Button>}
      >
        {() => (
          <KeyValuePairs
            columns={3}
            minColumnWidth={220}
            items={[
              {
                label: 'Endpoint, for every Region',
                value: <Copyable text={location.origin} name="endpoint" />,
              },
              {
                label: 'Session tokens of the global endpoint',
                value: version === 'v2Token' ? 'Valid in all Regions' : 'Valid in Regions enabled by default',
              },
            ]}
          />
        )}
      </Panel>
      {editing && <ChangeTokens version={version} onDismiss={() => setEditing(false)} />}
    </>
  )
}

function ChangeTokens({ version, onDismiss }: { version: Version; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [chosen, setChosen] = useState(version)
  return (
    <ActionModal
      title="Session tokens of the global endpoint"
      action="Save changes"
      disabled={chosen === version}
      onDismiss={onDismiss}
      work={async () => {
        const iam = await aws.iam()
        await iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: chosen }))
        flash({ type: 'success', content: 'Preference saved.' })
        invalidate(key)
        onDismiss()
      }}
    >
      <FormField label="Tokens are">
        <RadioGroup
          value={chosen}
          onChange={({ detail }) => setChosen(detail.value as Version)}
          items={[
            { value: 'v1Token', label: 'Valid in Regions enabled by default' },
            {
              value: 'v2Token',
              label: 'Valid in all Regions',
              description: 'Longer tokens, which old programs may cut off.',
            },
          ]}
        />
      </FormField>
    </ActionModal>
  )
}
