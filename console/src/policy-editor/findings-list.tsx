import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type { LintFinding } from '../../../src/policy/lint/finding.ts'
import { findingTypes } from './findings.ts'

type FindingType = LintFinding['findingType']

const icons: Record<FindingType, StatusIndicatorProps.Type> = {
  ERROR: 'error',
  SECURITY_WARNING: 'warning',
  WARNING: 'warning',
  SUGGESTION: 'info',
}

// LIMIT: nobody reads more of them at once; the worst come first.
const shownMaximum = 50

/** What the linter found, counted by kind; a click goes to the place in the editor. */
export function FindingsList(props: {
  findings: readonly LintFinding[]
  show: (finding: LintFinding) => void
}) {
  const [type, setType] = useState<FindingType | 'ALL'>('ALL')
  const { findings } = props
  const count = (wanted: FindingType) => findings.filter(({ findingType }) => findingType === wanted).length
  const rank = (finding: LintFinding) => findingTypes.findIndex(([one]) => one === finding.findingType)
  const chosen = findings
    .filter(({ findingType }) => type === 'ALL' || findingType === type)
    .toSorted((a, b) => rank(a) - rank(b))
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label="Findings"
        selectedId={type}
        onChange={({ detail }) => setType(detail.selectedId as FindingType | 'ALL')}
        options={[
          { id: 'ALL', text: `All (${findings.length})` },
          ...findingTypes.map(([id, text]) => ({ id, text: `${text} (${count(id)})` })),
        ]}
      />
      <div className="findings" role="list" aria-label="Findings">
        {chosen.slice(0, shownMaximum).map((finding) => (
          <Finding
            key={`${finding.code} ${finding.path} ${finding.place.start}`}
            finding={finding}
            show={props.show}
          />
        ))}
      </div>
      {chosen.length > shownMaximum && <Box>{chosen.length - shownMaximum} more of this kind.</Box>}
      {findings.length === 0 && (
        <StatusIndicator type="success">Nothing is wrong with this policy.</StatusIndicator>
      )}
    </SpaceBetween>
  )
}

function Finding({ finding, show }: { finding: LintFinding; show: (finding: LintFinding) => void }) {
  const { findingType, line, column, message, fix, code, learnMore } = finding
  const [, kind] = findingTypes.find(([one]) => one === findingType)!
  return (
    <div className="finding" role="listitem">
      <StatusIndicator type={icons[findingType]} iconAriaLabel={kind} />
      <div>
        <Link
          onFollow={() => show(finding)}
          variant="primary"
          ariaLabel={`Ln ${line}, Col ${column}: go to the place of ${code}`}
        >
          Ln {line}, Col {column}
        </Link>
      </div>
      <div className="finding-text">
        {message} {fix !== undefined && <span className="finding-fix">Fix: {fix}</span>}
        <div className="finding-code">
          <Badge color={findingType === 'ERROR' ? 'red' : 'grey'}>{code}</Badge>{' '}
          <Link href={learnMore} external fontSize="body-s" externalIconAriaLabel="Opens in a new tab">
            Learn more
          </Link>
        </div>
      </div>
    </div>
  )
}
