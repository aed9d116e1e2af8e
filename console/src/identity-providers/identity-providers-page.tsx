import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteProvider } from './delete-provider.tsx'
import { listProviders, type Provider } from './list-providers.ts'
import { getOidcProvider } from './operations.ts'
import { providerPath } from './provider-path.ts'

const columns: readonly Column<Provider>[] = [
  {
    id: 'name',
    header: 'Provider',
    value: ({ name }) => name,
    cell: ({ arn, name }) => <Link href={providerPath(arn)}>{name}</Link>,
    isRowHeader: true,
    width: 300,
  },
  { id: 'type', header: 'Type', value: ({ type }) => type },
  {
    id: 'created',
    header: 'Created',
    value: ({ created }) => created?.getTime() ?? 0,
    cell: (provider) => <Created provider={provider} />,
  },
]

/** When a provider was made; the list of OpenID Connect providers does not tell it, each by itself does. */
function Created({ provider }: { provider: Provider }) {
  const { arn, type, created } = provider
  const { data } = useQuery(`identity-providers/${arn}/created`, async (aws, signal) =>
    type === 'SAML' ? created : (await getOidcProvider(aws, arn, signal)).CreateDate,
  )
  return when(data)
}

const create = (
  <Button variant="primary" href={pathTo('identity-providers', 'create')}>
    Add provider
  </Button>
)

/** All identity providers of the account. */
export default function IdentityProvidersPage() {
  usePage('Identity providers', [['Identity providers', pathTo('identity-providers')]])
  const query = useQuery('identity-providers', listProviders)
  const [deleting, setDeleting] = useState<Provider>()
  return (
    <>
      <ResourceTable
        title="Identity providers"
        level="h1"
        description="Users of a provider assume roles of this account without a user of their own in it."
        query={query}
        columns={columns}
        id={({ arn }) => arn}
        selection="single"
        empty={{ text: 'This account trusts no identity provider.', action: create }}
        actions={([selected]) => (
          <>
            <Button disabled={selected === undefined} onClick={() => setDeleting(selected)}>
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {deleting !== undefined && (
        <DeleteProvider arn={deleting.arn} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  )
}
