import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { askingWords } from '../../../src/policy/explain/asking-words.ts'
import type { ComparedElement } from '../../../src/policy/explain/compared-elements.ts'
import type { StatementExplanation } from '../../../src/policy/explain/explanation.ts'
import { elementText, type Standing } from './tree.ts'

/** One statement: whether it matched, and what it was that did, or the elements that did not, with both values. */
export function StatementItem(props: { statement: StatementExplanation; standing: Standing }) {
  const { statement, standing } = props
  const { index, sid, effect, line, met = [], failed, alsoFailed = [] } = statement
  const compared = failed === undefined ? met : [failed, ...alsoFailed]
  return (
    <li className={`why-statement why-${standing}`}>
      <StatusIndicator type={iconOf(statement, standing)}>
        <strong>{effect}</strong> statement {index + 1}
        {sid ? ` “${sid}”` : ''}, line {line}: {wordsOf(standing)}
      </StatusIndicator>
      {compared.map((one) => (
        <Compared key={`${one.written} ${one.operator} ${one.key}`} compared={one} />
      ))}
    </li>
  )
}

function Compared({ compared }: { compared: ComparedElement }) {
  const { filledIn, actual, rule } = compared
  const { words, values } = askingWords(compared)
  return (
    <dl className="why-failed">
      <dt>{elementText(compared)}</dt>
      <dd>
        <span className="why-quiet">{words}</span> <Values values={values} />
        {filledIn !== undefined && (
          <>
            {' '}
            <span className="why-quiet">which is here</span> <Values values={filledIn} />
          </>
        )}
      </dd>
      <dd>
        <span className="why-quiet">the request has</span>{' '}
        {actual.length === 0 ? <em>no such key</em> : <Values values={actual} />}
      </dd>
      {rule !== undefined && <dd className="why-quiet">{rule}</dd>}
    </dl>
  )
}

function Values({ values }: { values: readonly string[] }) {
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
