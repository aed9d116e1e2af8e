import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { validateIdentityPolicy } from '../../../src/policy/validate/validate-identity.ts'
import { useInvalidate } from '../aws/use-query.ts'
import { CreateWizard } from '../forms/create-wizard.tsx'
import { readDraft } from '../policy-editor/draft.ts'
import { PolicyEditor } from '../policy-editor/policy-editor.tsx'
import { emptyPolicy, sizeLimits } from '../policy-editor/policy-text.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { createPolicy } from './operations.ts'
import { factsAreValid, PolicyFacts, type Facts } from './policy-facts.tsx'

/** Makes a managed policy: what it permits, then its name. */
export default function CreatePolicyPage() {
  usePage('Create policy', [
    ['Policies', pathTo('policies')],
    ['Create policy', pathTo('policies', 'create')],
  ])
  const [search] = useSearchParams()
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [text, setText] = useState(() => (search.has('draft') ? readDraft('identity') : emptyPolicy))
  const [facts, setFacts] = useState<Facts>({ name: '', description: '', tags: [] })
  const fault = validateIdentityPolicy(text, { requiresVersion2012: true, isStored: true })
  const work = async () => {
    const arn = await createPolicy(aws, { ...facts, document: text })
    flash({ type: 'success', content: `Policy ${facts.name} created.` })
    invalidate('policies')
    navigate(`/policies/details?${new URLSearchParams({ arn })}`)
  }
  return (
    <CreateWizard
      action="Create policy"
      cancelPath="/policies"
      work={work}
      stepOf={(code) => (/MalformedPolicyDocument|LimitExceeded/.test(code) ? 0 : 1)}
      steps={[
        {
          title: 'Specify permissions',
          description: 'What the policy allows and denies.',
          valid: fault === undefined,
          content: (tried) => (
            <Container>
              <SpaceBetween size="m">
                {tried && fault !== undefined && <Alert type="error">{fault}</Alert>}
                <PolicyEditor value={text} onChange={setText} kind="identity" limit={sizeLimits.managed} />
              </SpaceBetween>
            </Container>
          ),
        },
        {
          title: 'Review and create',
          valid: factsAreValid(facts),
          content: (tried) => <PolicyFacts facts={facts} onChange={setFacts} text={text} tried={tried} />,
        },
      ]}
    />
  )
}
