import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { LastAccessedPanel } from '../details/last-accessed-panel.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { TagsPanel } from '../details/tags-panel.tsx'
import { when } from '../details/when.ts'
import type { Tag } from '../forms/tags.ts'
import { policyKind } from '../permissions/policy-kind.ts'
import { PolicyDocument } from '../policy-editor/policy-document.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeletePolicy } from './delete-policy.tsx'
import { getPolicy, saveTags } from './operations.ts'
import { PolicyEntities } from './policy-entities.tsx'
import { policyPath } from './policy-links.ts'
import { PolicyVersions } from './policy-versions.tsx'

/** One managed policy: what it says, who has it, how it was before. */
export default function PolicyPage() {
  const [search] = useSearchParams()
  const arn = search.get('arn') ?? ''
  const name = arn.split('/').at(-1)!
  usePage(name, [
    ['Policies', pathTo('policies')],
    [name, policyPath(arn)],
  ])
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const key = `policies/${arn}`
  const query = useQuery(key, (client, signal) => getPolicy(client, arn, signal))
  const [deleting, setDeleting] = useState(false)
  const isOurs = policyKind(arn) === 'Customer managed'
  return (
    <>
      <ResourcePage
        title={name}
        description={query.data?.policy.Description}
        actions={
          isOurs && (
            <>
              <Button href={policyPath(arn, 'edit')}>Edit</Button>
              <Button onClick={() => setDeleting(true)}>Delete</Button>
            </>
          )
        }
        query={query}
        summary={({ policy }) => [
          { label: 'ARN', value: <Copyable text={arn} name="ARN" /> },
          { label: 'Type', value: policyKind(arn) },
          { label: 'Attached entities', value: policy.AttachmentCount ?? 0 },
          { label: 'Created', value: when(policy.CreateDate) },
          { label: 'Updated', value: when(policy.UpdateDate) },
          { label: 'Default version', value: policy.DefaultVersionId },
        ]}
        tabs={({ policy, text }) => [
          {
            id: 'permissions',
            label: 'Permissions',
            content: (
              <Container>
                <PolicyDocument text={text} editHref={isOurs ? policyPath(arn, 'edit') : undefined} />
              </Container>
            ),
          },
          { id: 'entities', label: 'Entities attached', content: <PolicyEntities arn={arn} /> },
          {
            id: 'versions',
            label: 'Policy versions',
            content: <PolicyVersions arn={arn} isOurs={isOurs} />,
          },
          ...(isOurs
            ? [
                {
                  id: 'tags',
                  label: `Tags (${policy.Tags?.length ?? 0})`,
                  content: (
                    <TagsPanel
                      tags={(policy.Tags ?? []) as Tag[]}
                      save={async (changes) => {
                        await saveTags(aws, arn, changes)
                        invalidate(key)
                      }}
                    />
                  ),
                },
              ]
            : []),
          { id: 'access', label: 'Last accessed', content: <LastAccessedPanel arn={arn} /> },
        ]}
      />
      {deleting && <DeletePolicy name={name} arn={arn} onDismiss={() => setDeleting(false)} />}
    </>
  )
}
