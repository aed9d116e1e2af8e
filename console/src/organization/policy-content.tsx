import type { Policy } from '@aws-sdk/client-organizations'
import { useInvalidate } from '../aws/use-query.ts'
import { indented } from '../permissions/policy-holder.ts'
import { PolicyPanel } from '../permissions/policy-panel.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { policyTypes, saveOrganizationPolicy } from './operations.ts'

/** What a policy of the organization says, read and edited in place. */
export function PolicyContent({ policy }: { policy: Policy }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const facts = policy.PolicySummary!
  return (
    <PolicyPanel
      title="Content"
      text={indented(policy.Content ?? '')}
      kind={policyTypes.find(({ type }) => type === facts.Type)?.kind}
      label="Policy content"
      edit="Edit policy"
      update="Save changes"
      disabled={facts.AwsManaged}
      save={async (text) => {
        await saveOrganizationPolicy(aws, facts.Id!, text)
        flash({ type: 'success', content: 'Policy changed.' })
        invalidate('organization/')
      }}
    />
  )
}
