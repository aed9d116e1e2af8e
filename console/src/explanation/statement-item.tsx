import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { StatementExplanation } from '../../../src/policy/explanation.ts'
import { elementText, type Standing } from './tree.ts'

/** One statement: whether it matched, and else the first element that did not with both values. */
export function StatementItem(props: { statement: StatementExplanation; standing: Standing }) {
  const { statement, standing } = props
  const { index, sid, effect, line, failed } = statement
  return (
    <li className={`why-statement why-${standing}`}>
      <StatusIndicator type={iconOf(statement, standing)}>
        <strong>{effect}</strong> statement {index + 1}
        {sid ? ` “${sid}”` : ''}, line {line}: {wordsOf(standing)}
      </StatusIndicator>
      {failed !== undefined && (
        <dl className="why-failed">
          <dt>{elementText(failed)}</dt>
          <dd>
            <span className="why-quiet">asks for</span> <Values values={failed.expected} none="nothing" />
            {failed.filledIn !== undefined && (
              <>
                {' '}
                <span className="why-quiet">which is here</span>{' '}
                <Values values={failed.filledIn} none="nothing" />
              </>
            )}
          </dd>
          <dd>
            <span className="why-quiet">the request has</span>{' '}
            <Values values={failed.actual} none="no such key" />
          </dd>
        </dl>
      )}
    </li>
  )
}

function Values({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length === 0) return <em>{none}</em>
  return values.map((value, at) => (
    <span key={`${at} ${value}`}>
      {at > 0 && ', '}
      <code className="why-value">{value || '(empty)'}</code>
    </span>
  ))
}

function iconOf({ effect }: StatementExplanation, standing: Standing): StatusIndicatorProps.Type {
  if (standing === 'near') return 'warning'
  if (standing === 'other') return 'stopped'
  return effect === 'Allow' ? 'success' : 'error'
}

function wordsOf(standing: Standing): string {
  if (standing === 'decides') return 'matches and decides'
  if (standing === 'matches') return 'matches'
  return standing === 'near' ? 'nearly matches' : 'does not apply'
}
