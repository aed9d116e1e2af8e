import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { indented } from '../permissions/policy-holder.ts'
import { PolicyPanel } from '../permissions/policy-panel.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { getBucketPolicy, saveBucketPolicy } from './operations.ts'

/** The bucket's policy, read and edited in place; an empty one is taken away. */
export function BucketPolicy({ bucket }: { bucket: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = `buckets/${bucket}/policy`
  const { data, error, refresh } = useQuery(key, (client, signal) => getBucketPolicy(client, bucket, signal))
  return (
    <PolicyPanel
      title="Bucket policy"
      description="Who may do what in this bucket, beside what their own policies say."
      text={data === undefined || data === '' ? data : indented(data)}
      none="This bucket has no policy."
      kind="resource"
      label="Bucket policy"
      edit="Edit"
      update="Save changes"
      save={async (text) => {
        await saveBucketPolicy(aws, bucket, text)
        flash({ type: 'success', content: 'Bucket policy changed.' })
        invalidate(key)
      }}
    >
      <AwsErrorAlert error={error} header="The policy cannot be read" retry={refresh} />
    </PolicyPanel>
  )
}
