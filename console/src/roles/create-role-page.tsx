import type { Policy } from '@aws-sdk/client-iam'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { CreateWizard } from '../forms/create-wizard.tsx'
import { iamNameError } from '../forms/iam-name.ts'
import { tagErrors } from '../forms/tags.ts'
import { BoundaryChoice } from '../permissions/boundary-choice.tsx'
import { PolicyTable } from '../permissions/policy-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { createRole } from './create-role.ts'
import { descriptionError, RoleReview, type RoleFacts } from './role-review.tsx'
import { sessionLengthError } from './session-length.ts'
import { trustDocument, trustErrors, type TrustChoice } from './trust-document.ts'
import { blankTrust, TrustStep } from './trust-step.tsx'
import { ec2 } from './use-cases.ts'

/** Makes a role in three steps: whom it trusts, what it permits, its name. */
export default function CreateRolePage() {
  usePage('Create role', [
    ['Roles', pathTo('roles')],
    ['Create role', pathTo('roles', 'create')],
  ])
  const { aws, account } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [trust, setTrust] = useState<TrustChoice>(() => blankTrust(account))
  const [policies, setPolicies] = useState<readonly Policy[]>([])
  const [boundary, setBoundary] = useState<Policy>()
  const [facts, setFacts] = useState<RoleFacts>({ name: '', description: '', seconds: 3600, tags: [] })

  const work = async () => {
    const failures = await createRole(
      aws,
      {
        RoleName: facts.name,
        AssumeRolePolicyDocument: trustDocument(trust),
        Description: facts.description || undefined,
        MaxSessionDuration: facts.seconds,
        PermissionsBoundary: boundary?.Arn,
        Tags: facts.tags.length === 0 ? undefined : facts.tags,
      },
      policies.map(({ PolicyName, Arn }) => ({ name: PolicyName!, arn: Arn! })),
      trust.kind === 'service' && trust.service === ec2,
    )
    flash({ type: 'success', content: `Role ${facts.name} created.` })
    for (const content of failures) flash({ type: 'error', content })
    invalidate('roles')
    invalidate('instance-profiles')
    invalidate('policies')
    navigate(`/roles/details/${encodeURIComponent(facts.name)}`)
  }
  return (
    <CreateWizard
      action="Create role"
      cancelPath="/roles"
      work={work}
      stepOf={stepOf}
      steps={[
        {
          title: 'Select trusted entity',
          description: 'Who can assume this role.',
          valid: Object.keys(trustErrors(trust)).length === 0,
          content: (tried) => <TrustStep trust={trust} onChange={setTrust} tried={tried} />,
        },
        {
          title: 'Add permissions',
          description: 'What can be done with the role. Permissions can be added later, too.',
          optional: true,
          valid: true,
          content: () => (
            <SpaceBetween size="l">
              <PolicyTable selection="multi" selected={policies} onSelect={setPolicies} />
              <BoundaryChoice boundary={boundary} onChange={setBoundary} />
            </SpaceBetween>
          ),
        },
        {
          title: 'Name, review, and create',
          valid: factsAreValid(facts),
          content: (tried) => (
            <RoleReview
              facts={facts}
              onChange={setFacts}
              tried={tried}
              trust={trust}
              policies={policies}
              boundary={boundary}
            />
          ),
        },
      ]}
    />
  )
}

function factsAreValid({ name, description, seconds, tags }: RoleFacts): boolean {
  return (
    iamNameError(name, 'role name', 64) === undefined &&
    descriptionError(description) === undefined &&
    sessionLengthError(seconds) === undefined &&
    Object.keys(tagErrors(tags)).length === 0
  )
}

/** The step that a refusal of CreateRole belongs to. */
function stepOf(code: string): number {
  if (/MalformedPolicyDocument/.test(code)) return 0
  return /NoSuchEntity/.test(code) ? 1 : 2
}
