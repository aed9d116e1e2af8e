import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { draftPath, readDraft, writeDraft } from './draft.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { PolicySummary } from './policy-summary.tsx'

const kinds = [
  { value: 'identity', label: 'Identity policy' },
  { value: 'trust', label: 'Trust policy of a role' },
  { value: 'resource', label: 'Resource policy' },
  { value: 'scp', label: 'Service control policy' },
  { value: 'rcp', label: 'Resource control policy' },
] as const

type Kind = (typeof kinds)[number]['value']

/** A policy on a desk: written and checked, and taken from here to where it is to stand. */
export default function PolicyEditorPage() {
  usePage('Policy editor', [['Policy editor', pathTo('policy-editor')]])
  const [search, setSearch] = useSearchParams()
  const kind = kinds.find(({ value }) => value === search.get('kind'))?.value ?? 'identity'
  const [text, setText] = useState(() => readDraft(kind))
  useEffect(() => writeDraft(kind, text), [kind, text])
  const choose = (next: Kind) => {
    setSearch({ kind: next }, { replace: true })
    setText(readDraft(next))
  }
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Write a policy with the linter beside you. It stays in this tab and is saved nowhere."
          actions={
            kind === 'identity' && (
              <div className="actions">
                <Button href={draftPath('simulator')}>Simulate</Button>
                <Button variant="primary" href={draftPath('policies', 'create')}>
                  Create policy
                </Button>
              </div>
            )
          }
        >
          Policy editor
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <PolicyEditor
            value={text}
            onChange={setText}
            kind={kind}
            actions={
              <Select
                ariaLabel="Kind of policy"
                selectedOption={kinds.find(({ value }) => value === kind)!}
                options={kinds}
                onChange={({ detail }) => choose(detail.selectedOption.value as Kind)}
              />
            }
          />
        </Container>
        <Container header={<Header variant="h2">Summary</Header>}>
          <PolicySummary text={text} kind={kind === 'scp' || kind === 'identity' ? 'identity' : 'resource'} />
        </Container>
      </SpaceBetween>
    </ContentLayout>
  )
}
