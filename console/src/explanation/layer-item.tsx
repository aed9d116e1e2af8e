import Badge from '@cloudscape-design/components/badge'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type {
  Explanation,
  LayerExplanation,
  PolicyExplanation,
} from '../../../src/policy/explain/explanation.ts'
import { holderPath, policyPath } from '../policies/policy-links.ts'
import { PolicyModal } from './policy-modal.tsx'
import { StatementItem } from './statement-item.tsx'
import { layerName, sentence, standingOf, verdictWords } from './tree.ts'

/** One kind of policy: what it said and why, and its policies. */
export function LayerItem(props: {
  layer: LayerExplanation
  explanation: Explanation
  documents: ReadonlyMap<string, string> | undefined
}) {
  const { layer, explanation, documents } = props
  const { text, status } = verdictWords[layer.verdict]
  const decides = explanation.layer === layer.layer
  const isTrust = layer.policies.some(({ type }) => type === 'trust')
  return (
    <li className={decides ? 'why-layer why-layer-decides' : 'why-layer'}>
      <div className="why-layer-head">
        <strong>{layerName(layer.layer, isTrust)}</strong>
        <StatusIndicator type={status}>{text}</StatusIndicator>
        {decides && <Badge color="red">decided</Badge>}
      </div>
      {layer.because && <div className="why-because">{sentence(layer.because)}</div>}
      {layer.levels !== undefined && layer.levels.length > 1 && (
        <div className="why-because">
          {layer.levels
            .map(({ level, verdict }) => `level ${level} ${verdictWords[verdict].text}`)
            .join(', ')}
        </div>
      )}
      {layer.policies.length > 0 && (
        <ul className="why-policies">
          {layer.policies.map((policy) => (
            <PolicyItem
              key={[policy.id, policy.owner, policy.level].join(' ')}
              policy={policy}
              layer={layer}
              explanation={explanation}
              text={documents?.get(policy.id)}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

function PolicyItem(props: {
  policy: PolicyExplanation
  layer: LayerExplanation
  explanation: Explanation
  text: string | undefined
}) {
  const { policy, layer, explanation, text } = props
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const placed = policy.statements.map((statement) => ({
    statement,
    standing: standingOf(statement, { explanation, layer: layer.layer, policy }),
  }))
  const others = placed.filter(({ standing }) => standing === 'other').length
  return (
    <li>
      <div className="why-policy-head">
        <PolicyName policy={policy} />
        {text !== undefined && (
          <button type="button" className="why-button" onClick={() => setOpen(true)}>
            Show the policy
          </button>
        )}
      </div>
      {policy.unreadable && (
        <StatusIndicator type="error">It cannot be read, and so denies everything.</StatusIndicator>
      )}
      <ul className="why-statements">
        {placed
          .filter(({ standing }) => all || standing !== 'other')
          .map(({ statement, standing }) => (
            <StatementItem key={statement.index} statement={statement} standing={standing} />
          ))}
        {others > 0 && (
          <li>
            <button type="button" className="why-button" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Hide' : 'Show'}{' '}
              {others === 1 ? '1 statement that does' : `${others} statements that do`} not apply
            </button>
          </li>
        )}
      </ul>
      {open && text !== undefined && (
        <PolicyModal
          title={policy.id}
          text={text}
          statements={placed
            .filter(({ statement }) => statement.matched)
            .map(({ statement }) => statement.index)}
          onDismiss={() => setOpen(false)}
        />
      )}
    </li>
  )
}

const typeNames: Readonly<Record<PolicyExplanation['type'], string>> = {
  managed: 'Managed policy',
  user: 'Inline policy of user',
  group: 'Inline policy of group',
  role: 'Inline policy of role',
  resource: "The resource's policy",
  trust: "The role's trust policy",
  session: 'Session policy',
  scp: 'Service control policy',
  rcp: 'Resource control policy',
}

function PolicyName({ policy: { id, type, owner, level } }: { policy: PolicyExplanation }) {
  const isManaged = id.startsWith('arn:') && id.includes(':policy/') && id.includes(':iam:')
  const name = isManaged ? id.split('/').at(-1)! : id
  const isHeld = type === 'user' || type === 'group' || type === 'role'
  return (
    <span>
      {isManaged ? <Link href={policyPath(id)}>{name}</Link> : <span className="mono">{name}</span>}{' '}
      <span className="why-quiet">
        {typeNames[type]}{' '}
        {isHeld && owner !== undefined && <Link href={holderPath({ kind: type, name: owner })}>{owner}</Link>}
        {!isHeld && owner !== undefined && `of ${owner}`}
        {level !== undefined && ` at level ${level}`}
      </span>
    </span>
  )
}
