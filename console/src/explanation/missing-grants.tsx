import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLocation } from 'wouter'
import type { Explanation } from '../../../src/policy/explain/explanation.ts'
import { lacksOnlyCondition } from '../../../src/policy/explain/lacks-only-condition.ts'
import type { MissingGrant } from '../../../src/policy/explain/missing-grants.ts'
import { writeDraft } from '../policy-editor/draft.ts'
import { layerName, policyOf } from './tree.ts'

/** What would have to change: the Denies, and the smallest statements that would allow it, ready to be taken along. */
export function MissingGrants({ explanation }: { explanation: Explanation }) {
  const { outcome, decidedBy, alsoMissing = [] } = explanation
  const isDenied = outcome === 'ExplicitlyDenied'
  const missing = isDenied ? alsoMissing : explanation.missing
  const [, navigate] = useLocation()
  const edit = ({ layer, statement }: MissingGrant) => {
    const kind = kindOf(layer, statement)
    writeDraft(kind, policyOf([statement]))
    navigate(`/policy-editor?kind=${kind}`)
  }
  if (outcome === 'Allowed') return null
  return (
    <SpaceBetween size="s">
      {isDenied && (
        <Box>
          No grant outweighs a Deny: {decidedBy.length === 1 ? 'it has' : 'each of them has'} to go, or to
          spare this request.
        </Box>
      )}
      {outcome === 'ImplicitlyDenied' && missing.length === 0 && <Box>No grant would allow it.</Box>}
      {missing.length > 0 && (
        <Box variant="h3">
          {isDenied
            ? 'What it would take then'
            : missing.length === 1
              ? 'The smallest grant that would allow it'
              : 'The smallest grants that together would allow it'}
        </Box>
      )}
      {lacksOnlyCondition(explanation) && (
        <Box color="text-body-secondary">
          Above, only its condition keeps an Allow from matching. Where the condition is meant, meet it; a
          grant goes past it.
        </Box>
      )}
      {missing.map((grant) => {
        const text = JSON.stringify(grant.statement, null, 4)
        const name = layerName(grant.layer, kindOf(grant.layer, grant.statement) === 'trust')
        return (
          <div className="why-grant" key={`${grant.layer} ${grant.level ?? ''}`}>
            <div className="why-layer-head">
              <strong>{name}</strong>
              {grant.level !== undefined && <span className="why-quiet">level {grant.level}</span>}
            </div>
            <pre className="mono" tabIndex={0} aria-label={`Statement for ${name.toLowerCase()}`}>
              {text}
            </pre>
            {grant.version !== undefined && (
              <Box color="text-body-secondary">
                That policy has to become of version {grant.version} first.
              </Box>
            )}
            {grant.note !== undefined && <Box color="text-body-secondary">{grant.note}.</Box>}
            <div className="actions">
              <CopyToClipboard
                copyButtonText="Copy"
                copyButtonAriaLabel={`Copy the statement for ${name.toLowerCase()}`}
                copySuccessText="Statement copied"
                copyErrorText="The statement could not be copied"
                textToCopy={text}
              />
              <Button onClick={() => edit(grant)}>Open in policy editor</Button>
            </div>
          </div>
        )
      })}
    </SpaceBetween>
  )
}

/** The kind of policy a grant stands in; a trust policy's names no resource. */
function kindOf(layer: MissingGrant['layer'], statement: Record<string, unknown>): string {
  if (layer === 'scp' || layer === 'rcp') return layer
  if (layer !== 'resource') return 'identity'
  return 'Resource' in statement ? 'resource' : 'trust'
}
