import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Link from '@cloudscape-design/components/link'
import type { DecidedQuestion } from '../../../src/policy/explain/decided-question.ts'
import { ExplanationView } from '../explanation/explanation-view.tsx'
import { refusingKind } from '../../../src/policy/denial.ts'
import { layerNames, outcomeWords, sentence } from '../explanation/tree.ts'
import { pathTo } from '../shell/path-to.ts'
import { askedAgain } from '../simulator/asked-again.ts'
import { searchOf } from '../simulator/question.ts'

/** Every permission that a request asked for, and how each was decided. */
export function QuestionList({ questions }: { questions: readonly DecidedQuestion[] }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={questions.length > 0 ? `(${questions.length})` : undefined}
          description="Each permission that the request needed, and what decided it."
        >
          Why
        </Header>
      }
    >
      <SpaceBetween size="xl">
        {questions.length === 0 && (
          <Box>
            No policy was asked: the operation needs no permission, or the request was answered before that.
          </Box>
        )}
        {questions.map((question, at) => (
          <Question key={`${at} ${question.action}`} question={question} />
        ))}
      </SpaceBetween>
    </Container>
  )
}

function Question({ question }: { question: DecidedQuestion }) {
  const { action, resource, explanation } = question
  const again = explanation && askedAgain(explanation)
  return (
    <SpaceBetween size="s">
      <div className="why-layer-head">
        <Box variant="h3">
          {action} on <span className="mono">{resource}</span>
        </Box>
        {again !== undefined && <Link href={`${pathTo('simulator')}?${searchOf(again)}`}>Simulate it</Link>}
      </div>
      <Told question={question} />
    </SpaceBetween>
  )
}

/** The whole tree, with what it rests on; of what cannot be told whole, what the trail keeps. */
function Told({ question }: { question: DecidedQuestion }) {
  const { basis, explanation, changes = [], unexplained } = question
  if (explanation === undefined) {
    return (
      <SpaceBetween size="s">
        <WithoutTree question={question} />
        {unexplained !== undefined && (
          <Box color="text-body-secondary">It cannot be told whole: {unexplained}.</Box>
        )}
      </SpaceBetween>
    )
  }
  if (basis === 'changed') {
    return (
      <SpaceBetween size="s">
        <WithoutTree question={question} />
        <Alert type="info" header="Something has changed since">
          <ul className="why-plain">
            {changes.map((change) => (
              <li key={change}>{sentence(change)}</li>
            ))}
          </ul>
          Below, the same question is put again to the policies as they are now.
        </Alert>
        <ExplanationView explanation={explanation} />
      </SpaceBetween>
    )
  }
  return (
    <SpaceBetween size="s">
      {basis === 'unchanged' && (
        <Box color="text-body-secondary">The policies are still those that allowed it.</Box>
      )}
      <ExplanationView explanation={explanation} />
    </SpaceBetween>
  )
}

function WithoutTree({ question: { outcome, layer, statements, policies } }: { question: DecidedQuestion }) {
  const { text, status } = outcomeWords[outcome]
  const others = policies.filter(({ id }) => !statements.some(({ policy }) => policy === id))
  return (
    <div>
      <StatusIndicator type={status}>{text}</StatusIndicator>
      <ul className="why-plain">
        {statements.map(({ layer, policy, index, sid }) => (
          <li key={`${layer} ${policy} ${index}`}>
            by statement {index + 1}
            {sid ? ` “${sid}”` : ''} of <span className="mono">{policy}</span> (
            {layerNames[layer].toLowerCase()})
          </li>
        ))}
        {outcome === 'Allowed' && statements.length === 0 && (
          <li>no policy needs to allow it to this caller</li>
        )}
        {outcome !== 'Allowed' && layer !== undefined && <li>{refusingKind(outcome, layer)}</li>}
        {others.length > 0 && <li>also looked at: {others.map(({ id }) => id).join(', ')}</li>}
      </ul>
    </div>
  )
}
