import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Explanation } from '../../../src/policy/explain/explanation.ts'
import './explanation.css'
import { LayerItem } from './layer-item.tsx'
import { MissingGrants } from './missing-grants.tsx'
import { layerNames, outcomeWords, sentence, splitLayers } from './tree.ts'

/**
 * Why one question was answered as it was: layer by layer, policy by policy, the statement that decided, those
 * that nearly matched, and the smallest grant that was missing. `documents` are the texts of policies by id, so
 * that a statement can be shown where it stands.
 */
export function ExplanationView(props: {
  explanation: Explanation
  documents?: ReadonlyMap<string, string>
}) {
  const { explanation, documents } = props
  const { outcome, reason, layers, keys } = explanation
  const { told, idle } = splitLayers(layers)
  const { text, status } = outcomeWords[outcome]
  const keyNames = Object.keys(keys).sort()
  return (
    <SpaceBetween size="m">
      <div>
        <StatusIndicator type={status}>{text}</StatusIndicator>
        {reason !== '' && <Box color="text-body-secondary">{sentence(reason)}</Box>}
      </div>
      <ul className="why-layers" aria-label="Kinds of policy that were looked at">
        {told.map((layer) => (
          <LayerItem key={layer.layer} layer={layer} explanation={explanation} documents={documents} />
        ))}
        {idle.length > 0 && (
          <li className="why-idle">
            Nothing to say: {idle.map(({ layer }) => layerNames[layer].toLowerCase()).join(', ')}.
          </li>
        )}
      </ul>
      <MissingGrants explanation={explanation} />
      {keyNames.length > 0 && (
        <ExpandableSection headerText={`Request context (${keyNames.length} keys)`}>
          <KeyValuePairs
            columns={2}
            minColumnWidth={220}
            items={keyNames.map((name) => ({
              label: name,
              value: <span className="mono">{keys[name]!.join(', ') || '(empty)'}</span>,
            }))}
          />
        </ExpandableSection>
      )}
    </SpaceBetween>
  )
}
