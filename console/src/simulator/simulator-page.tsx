import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useQuery } from '../aws/use-query.ts'
import { readDraft } from '../policy-editor/draft.ts'
import { useReference } from '../reference/use-reference.ts'
import { useIdentity } from '../session/session-context.tsx'
import { Loading } from '../shell/loading.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { ActionFields } from './action-fields.tsx'
import { ContextFields } from './context-fields.tsx'
import { fieldsFor } from './context-types.ts'
import { contextKeys } from './operations.ts'
import { questionError, questionOf, searchOf, type SimulatorQuestion } from './question.ts'
import './simulator.css'
import { useSimulation } from './use-simulation.ts'
import { WhoFields } from './who-fields.tsx'

// The table and the explanations are loaded with the first answer.
const Results = lazy(async () => ({ default: (await import('./results.tsx')).Results }))

/** Asks what policies would decide, without doing anything; the question stands in the address. */
export default function SimulatorPage() {
  usePage('Simulator', [['Simulator', pathTo('simulator')]])
  const [search, setSearch] = useSearchParams()
  const { account } = useIdentity()
  const reference = useReference()
  const [question, setQuestion] = useState<SimulatorQuestion>(() =>
    search.has('draft') ? { ...questionOf(search), policy: readDraft('identity') } : questionOf(search),
  )
  const [byText, setByText] = useState(question.principal === undefined && question.policy !== undefined)
  const [tried, setTried] = useState(false)
  const { result, run } = useSimulation()
  const named = useContextKeys(question)
  // What a trust policy asks for is first known from an answer.
  const missing = result?.query.data?.flatMap((row) => row.missing) ?? none
  const keys = [...new Set([...named, ...missing])]
  const fields = fieldsFor(keys, question.context, reference)
  const asked = { ...question, context: fields }
  const error = questionError(asked)
  const change = (part: Partial<SimulatorQuestion>) => setQuestion((held) => ({ ...held, ...part }))
  const ask = () => {
    setTried(true)
    if (error !== undefined) return
    setSearch(searchOf(asked), { replace: true })
    run(asked)
  }
  useEffect(() => {
    // Who follows a link to a question wants the answer.
    if (questionError(question) === undefined) run(question)
  }, [])
  const link = `${location.origin}${pathTo('simulator')}?${searchOf(asked)}`
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="What policies decide, by the engine that decides every request. Trust policies of roles count."
          actions={
            <CopyToClipboard
              copyButtonText="Copy link"
              copySuccessText="Link copied"
              copyErrorText="The link could not be copied"
              textToCopy={link}
            />
          }
        >
          Simulator
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div className="simulator-columns">
          <Container header={<Header variant="h2">Policies</Header>} fitHeight>
            <WhoFields question={question} onChange={change} byText={byText} onByText={setByText} />
          </Container>
          <Container header={<Header variant="h2">Request</Header>} fitHeight>
            <ActionFields question={question} onChange={change} reference={reference} account={account} />
          </Container>
        </div>
        <Container
          header={
            <Header
              variant="h2"
              description="What the request carries. The keys are those that the policies name."
            >
              Context
            </Header>
          }
        >
          <ContextFields fields={fields} onChange={(context) => change({ context })} />
        </Container>
        {tried && error !== undefined && <Alert type="error">{error}</Alert>}
        <Button variant="primary" loading={result?.query.status === 'loading'} onClick={ask}>
          Simulate
        </Button>
        {result !== undefined && (
          <Suspense fallback={<Loading />}>
            <Results query={result.query} explained={result.explained} />
          </Suspense>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

const none: never[] = []

/** The keys that the question's policies name, asked for a moment after the last change of them. */
function useContextKeys(question: SimulatorQuestion): readonly string[] {
  const { principal, policy, boundary, resourcePolicy } = question
  const texts = JSON.stringify([principal, policy, boundary, resourcePolicy])
  const [settled, setSettled] = useState(texts)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(texts), 400)
    return () => clearTimeout(timer)
  }, [texts])
  // While a text is no policy the server refuses it; the keys of before stay away, and the editor says why.
  const query = useQuery(`simulator/keys/${settled}`, (aws, signal) => {
    const [who, ...others] = JSON.parse(settled) as (string | null)[]
    const [own, bounds, ofResource] = others.map((text) => text ?? undefined)
    const asked = { principal: who ?? undefined, policy: own, boundary: bounds, resourcePolicy: ofResource }
    return contextKeys(aws, { ...asked, actions: [], resources: [], context: [] }, signal)
  })
  return query.data ?? none
}
