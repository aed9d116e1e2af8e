import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { BucketPolicy } from './bucket-policy.tsx'
import { Entries } from './entries.tsx'
import { bucketRegion } from './operations.ts'

/** One bucket: its objects and its policy. */
export default function BucketPage() {
  const name = usePathPart('name')
  usePage(name, [
    ['Buckets', pathTo('buckets')],
    [name, pathTo('buckets', 'details', name)],
  ])
  // Who may not ask for the region may well read the objects: the page stands without it.
  const query = useQuery(`buckets/${name}/region`, async (aws, signal) => ({
    region: await bucketRegion(aws, name, signal).catch(() => '–'),
  }))
  return (
    <ResourcePage
      title={name}
      query={query}
      summary={({ region }) => [
        { label: 'ARN', value: <Copyable text={`arn:aws:s3:::${name}`} name="ARN" /> },
        { label: 'Region', value: region },
      ]}
      tabs={() => [
        { id: 'objects', label: 'Objects', content: <Entries key={name} bucket={name} /> },
        { id: 'policy', label: 'Bucket policy', content: <BucketPolicy bucket={name} /> },
      ]}
    />
  )
}
