import type { Role } from '@aws-sdk/client-iam'
import Badge from '@cloudscape-design/components/badge'
import { useInvalidate } from '../aws/use-query.ts'
import { indented } from '../permissions/policy-holder.ts'
import { PolicyPanel } from '../permissions/policy-panel.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { isServiceLinked, saveTrust, trustText } from './operations.ts'
import { trustedEntities } from './trusted-entities.ts'

/** The trust policy of a role, read and edited in place. */
export function TrustPanel({ role }: { role: Role }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const text = indented(trustText(role))
  const trusted = trustedEntities(text)
  return (
    <PolicyPanel
      title="Trust policy"
      description={
        trusted.length === 0
          ? 'Nobody can assume this role.'
          : 'Who can assume this role, and on which conditions.'
      }
      text={text}
      kind="trust"
      label="Trust policy"
      edit="Edit trust policy"
      update="Update policy"
      disabled={isServiceLinked(role)}
      save={async (changed) => {
        await saveTrust(aws, role.RoleName!, changed)
        flash({ type: 'success', content: 'Trust policy changed.' })
        invalidate('roles')
      }}
    >
      {trusted.length > 0 && (
        <div className="actions">
          {trusted.map((entity) => (
            <Badge key={entity}>{entity}</Badge>
          ))}
        </div>
      )}
    </PolicyPanel>
  )
}
