import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLocation } from 'wouter'
import type { MissingGrant } from '../../../src/policy/missing-grants.ts'
import { writeDraft } from '../policy-editor/draft.ts'
import { layerName, policyOf } from './tree.ts'

/** The smallest statements that would have allowed it, ready to be taken along. */
export function MissingGrants(props: { missing: readonly MissingGrant[]; lacksOnlyCondition: boolean }) {
  const { missing, lacksOnlyCondition } = props
  const [, navigate] = useLocation()
  if (missing.length === 0) return null
  const edit = ({ layer, statement }: MissingGrant) => {
    const kind = kindOf(layer, statement)
    writeDraft(kind, policyOf([statement]))
    navigate(`/policy-editor?kind=${kind}`)
  }
  return (
    <SpaceBetween size="s">
      <Box variant="h3">
        {missing.length === 1
          ? 'The smallest grant that would allow it'
          : 'The smallest grants that together would allow it'}
      </Box>
      {lacksOnlyCondition && (
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
