import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { indented } from '../permissions/policy-holder.ts'
import { PolicyJson } from '../permissions/policy-json.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { getBucketPolicy, saveBucketPolicy } from './operations.ts'

/** The bucket's policy, read and edited in place; an empty one is taken away. */
export function BucketPolicy({ bucket }: { bucket: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = `buckets/${bucket}/policy`
  const query = useQuery(key, (client, signal) => getBucketPolicy(client, bucket, signal))
  const [draft, setDraft] = useState<string>()
  const saved = query.data === undefined || query.data === '' ? '' : indented(query.data)
  const { busy, error, submit, clear } = useSubmit(async () => {
    await saveBucketPolicy(aws, bucket, draft ?? '')
    flash({ type: 'success', content: 'Bucket policy changed.' })
    setDraft(undefined)
    invalidate(key)
  })
  const cancel = () => {
    setDraft(undefined)
    clear()
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Who may do what in this bucket, beside what their own policies say."
          actions={
            draft === undefined ? (
              <Button disabled={query.data === undefined} onClick={() => setDraft(saved)}>
                Edit
              </Button>
            ) : (
              <div className="actions">
                <Button onClick={cancel}>Cancel</Button>
                <Button variant="primary" loading={busy} onClick={submit}>
                  Save changes
                </Button>
              </div>
            )
          }
        >
          Bucket policy
        </Header>
      }
    >
      <SpaceBetween size="m">
        <AwsErrorAlert error={query.error} header="The policy cannot be read" retry={query.refresh} />
        {draft === undefined && query.data === '' && 'This bucket has no policy.'}
        {(draft !== undefined || saved !== '') && (
          <PolicyJson
            value={draft ?? saved}
            readOnly={draft === undefined}
            kind="resource"
            ariaLabel="Bucket policy"
            onChange={setDraft}
          />
        )}
        <AwsErrorAlert error={error} />
      </SpaceBetween>
    </Container>
  )
}
