import { useSearchParams } from 'wouter'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { providerName } from './list-providers.ts'
import { OidcProvider } from './oidc-provider.tsx'
import { isOidc } from './operations.ts'
import { providerPath } from './provider-path.ts'
import { SamlProvider } from './saml-provider.tsx'

/** One identity provider: `?arn=…`. */
export default function ProviderPage() {
  const [search] = useSearchParams()
  const arn = search.get('arn') ?? ''
  const name = providerName(arn)
  usePage(name, [
    ['Identity providers', pathTo('identity-providers')],
    [name, providerPath(arn)],
  ])
  return isOidc(arn) ? <OidcProvider arn={arn} /> : <SamlProvider arn={arn} />
}
