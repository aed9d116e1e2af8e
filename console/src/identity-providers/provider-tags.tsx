import { useInvalidate } from '../aws/use-query.ts'
import { TagsPanel } from '../details/tags-panel.tsx'
import type { Tag } from '../forms/tags.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { saveProviderTags } from './operations.ts'

/** The tags of a provider of either type. */
export function ProviderTags({ arn, tags }: { arn: string; tags: Tag[] }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  return (
    <TagsPanel
      tags={tags}
      save={async (changes) => {
        await saveProviderTags(aws, arn, changes)
        flash({ type: 'success', content: 'Tags saved.' })
        invalidate(`identity-providers/${arn}`)
      }}
    />
  )
}
