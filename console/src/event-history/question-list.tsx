import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Link from '@cloudscape-design/components/link'
import type { ToldQuestion } from '../../../src/policy/told-question.ts'
import { ExplanationView } from '../explanation/explanation-view.tsx'
import { layerNames, outcomeWords } from '../explanation/tree.ts'
import { pathTo } from '../shell/path-to.ts'
import { askedAgain } from '../simulator/asked-again.ts'
import { searchOf } from '../simulator/question.ts'

/** Every permission that a request asked for, and how each was decided. */
export function QuestionList({ questions }: { questions: readonly ToldQuestion[] }) {
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

function Question({ question }: { question: ToldQuestion }) {
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
      {explanation === undefined ? (
        <Allowed question={question} />
      ) : (
        <ExplanationView explanation={explanation} />
      )}
    </SpaceBetween>
  )
}

function Allowed({ question: { outcome, statements, policies } }: { question: ToldQuestion }) {
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
        {statements.length === 0 && <li>no policy needs to allow it to this caller</li>}
        {others.length > 0 && <li>also looked at: {others.map(({ id }) => id).join(', ')}</li>}
      </ul>
    </div>
  )
}
