import {
  DisableOrganizationsRootCredentialsManagementCommand,
  DisableOrganizationsRootSessionsCommand,
  EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand,
  ListOrganizationsFeaturesCommand,
  type FeatureType,
} from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { awsFailure } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/clients.ts'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Panel } from '../details/panel.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'

const key = 'account/organization-features'

type Features = { enabled: readonly FeatureType[] } | { why: string; untrusted: boolean }

const features: readonly { type: FeatureType; label: string; description: string }[] = [
  {
    type: 'RootCredentialsManagement',
    label: 'Root credentials management',
    description: "Member accounts' root credentials are looked after from here, and can be deleted.",
  },
  {
    type: 'RootSessions',
    label: 'Privileged root actions in member accounts',
    description: 'sts:AssumeRoot gives sessions for single tasks.',
  },
]

/** Centralized root access of the organization, where this account manages one. */
export function OrganizationPanel() {
  const query = useQuery(key, featuresOf)
  return (
    <Panel
      title="Centralized root access for member accounts"
      description="Of an organization, set in its management account."
      query={query}
    >
      {(known) =>
        'why' in known ? (
          <NotThere {...known} />
        ) : (
          <SpaceBetween size="s">
            {features.map((feature) => (
              <Feature key={feature.type} {...feature} enabled={known.enabled.includes(feature.type)} />
            ))}
          </SpaceBetween>
        )
      }
    </Panel>
  )
}

/** Why there is nothing to switch on yet; where IAM lacks the organization's trust, a button that gives it. */
function NotThere({ why, untrusted }: { why: string; untrusted: boolean }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const { busy, error, submit } = useSubmit(async () => {
    const { EnableAWSServiceAccessCommand } = await import('@aws-sdk/client-organizations')
    const organizations = await aws.organizations()
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'iam.amazonaws.com' }))
    flash({ type: 'success', content: 'Trusted access enabled.' })
    invalidate(key)
  })
  if (!untrusted) return <Box color="text-body-secondary">{why}</Box>
  return (
    <SpaceBetween size="s">
      <Box color="text-body-secondary">IAM needs trusted access to the organization first.</Box>
      <Button loading={busy} onClick={submit}>
        Enable trusted access
      </Button>
      <AwsErrorAlert error={error} />
    </SpaceBetween>
  )
}

function Feature(props: { type: FeatureType; label: string; description: string; enabled: boolean }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const { busy, error, submit } = useSubmit(async () => {
    await setFeature(aws, props.type, !props.enabled)
    flash({ type: 'success', content: `${props.label} ${props.enabled ? 'disabled' : 'enabled'}.` })
    invalidate(key)
  })
  return (
    <SpaceBetween size="xs">
      <Toggle checked={props.enabled} disabled={busy} onChange={submit} description={props.description}>
        {props.label}
      </Toggle>
      <AwsErrorAlert error={error} />
    </SpaceBetween>
  )
}

/** The features that are on; where there is no organization to manage, the service's sentence on why. */
async function featuresOf(aws: Aws, abortSignal: AbortSignal): Promise<Features> {
  const iam = await aws.iam()
  return iam.send(new ListOrganizationsFeaturesCommand({}), { abortSignal }).then(
    ({ EnabledFeatures = [] }) => ({ enabled: EnabledFeatures }),
    (error: unknown) => {
      const { code, message } = awsFailure(error)
      if (/Organization|ServiceAccessNotEnabled|CallerIsNotManagementAccount/.test(code))
        return { why: message, untrusted: /ServiceAccessNotEnabled/.test(code) }
      throw error
    },
  )
}

async function setFeature(aws: Aws, type: FeatureType, on: boolean): Promise<void> {
  const iam = await aws.iam()
  if (type === 'RootSessions') {
    if (on) await iam.send(new EnableOrganizationsRootSessionsCommand({}))
    else await iam.send(new DisableOrganizationsRootSessionsCommand({}))
  } else if (on) await iam.send(new EnableOrganizationsRootCredentialsManagementCommand({}))
  else await iam.send(new DisableOrganizationsRootCredentialsManagementCommand({}))
}
