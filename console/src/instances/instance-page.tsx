import type { Instance } from '@aws-sdk/client-ec2'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { ChangeState, stateChanges } from './change-state.tsx'
import { InstanceState, instanceName, profileName, ProfileLink } from './instance-name.tsx'
import { changeProfile, getInstance, type StateChange } from './operations.ts'
import { ProfileSelect } from './profile-select.tsx'

/** One instance: its facts, its role, and how to run something on it. */
export default function InstancePage() {
  const id = usePathPart('id')
  usePage(id, [
    ['Instances', pathTo('instances')],
    [id, pathTo('instances', 'details', id)],
  ])
  const query = useQuery(`instances/${id}`, (aws, signal) => getInstance(aws, id, signal))
  const [change, setChange] = useState<StateChange>()
  const [modifying, setModifying] = useState(false)
  return (
    <>
      <ResourcePage
        title={id}
        query={query}
        actions={
          <>
            <Button onClick={() => setModifying(true)}>Modify IAM role</Button>
            <ButtonDropdown
              items={stateChanges}
              onItemClick={({ detail }) => setChange(detail.id as StateChange)}
            >
              Instance state
            </ButtonDropdown>
          </>
        }
        summary={summaryOf}
        tabs={(instance) => [{ id: 'use', label: 'Use its role', content: <UseRole instance={instance} /> }]}
      />
      {change !== undefined && query.data !== undefined && (
        <ChangeState change={change} instances={[query.data]} onDismiss={() => setChange(undefined)} />
      )}
      {modifying && query.data !== undefined && (
        <ModifyRole instance={query.data} onDismiss={() => setModifying(false)} />
      )}
    </>
  )
}

function summaryOf(instance: Instance) {
  return [
    { label: 'Name', value: instanceName(instance) || '–' },
    { label: 'State', value: <InstanceState instance={instance} /> },
    { label: 'Instance profile', value: <ProfileLink instance={instance} /> },
    { label: 'Type', value: instance.InstanceType },
    { label: 'Image', value: instance.ImageId },
    { label: 'Availability Zone', value: instance.Placement?.AvailabilityZone ?? '–' },
    { label: 'Private address', value: instance.PrivateIpAddress ?? '–' },
    { label: 'Metadata tokens', value: instance.MetadataOptions?.HttpTokens ?? '–' },
    { label: 'Launched', value: when(instance.LaunchTime) },
  ]
}

/** Instances here compute nothing: a program of this computer runs as one. */
function UseRole({ instance }: { instance: Instance }) {
  const command = `npx --no-install understudy run-on ${instance.InstanceId} -- aws sts get-caller-identity`
  return (
    <Container header={<Header variant="h2">Run a program on it</Header>}>
      <SpaceBetween size="s">
        <Box>
          Instances of this server compute nothing themselves. A program of the server’s computer runs as if
          it were on one: it finds a metadata service, and by that the credentials of the instance’s role.
        </Box>
        {profileName(instance) === '' && (
          <Alert type="info">This instance has no role yet. “Modify IAM role” gives it one.</Alert>
        )}
        <Box variant="code">
          <Copyable text={command} name="command" />
        </Box>
      </SpaceBetween>
    </Container>
  )
}

function ModifyRole({ instance, onDismiss }: { instance: Instance; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [arn, setArn] = useState(instance.IamInstanceProfile?.Arn)
  return (
    <ActionModal
      title="Modify IAM role"
      action="Save changes"
      disabled={arn === instance.IamInstanceProfile?.Arn}
      work={async () => {
        await changeProfile(aws, instance.InstanceId!, arn)
        flash({ type: 'success', content: 'IAM role changed.' })
        invalidate('instances')
        onDismiss()
      }}
      onDismiss={onDismiss}
    >
      <FormField label="Instance profile" description="You need iam:PassRole for its role.">
        <ProfileSelect value={arn} onChange={setArn} />
      </FormField>
    </ActionModal>
  )
}
