import {
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'

/** A provider of identities: its ARN, and its name (of SAML) or its URL without `https://` (of OIDC). */
export type Provider = { arn: string; name: string; type: 'SAML' | 'OpenID Connect'; created?: Date }

/** Every identity provider of the account; kept under the key `identity-providers`. */
export async function listProviders(aws: Aws, abortSignal: AbortSignal): Promise<Provider[]> {
  const iam = await aws.iam()
  const [oidc, saml] = await Promise.all([
    iam.send(new ListOpenIDConnectProvidersCommand({}), { abortSignal }),
    iam.send(new ListSAMLProvidersCommand({}), { abortSignal }),
  ])
  return [
    ...(oidc.OpenIDConnectProviderList ?? []).map(({ Arn }) => ({
      arn: Arn!,
      name: providerName(Arn!),
      type: 'OpenID Connect' as const,
    })),
    ...(saml.SAMLProviderList ?? []).map(({ Arn, CreateDate }) => ({
      arn: Arn!,
      name: providerName(Arn!),
      type: 'SAML' as const,
      created: CreateDate,
    })),
  ]
}

/** The audiences (client ids) that an OIDC provider's tokens may be for. */
export async function audiencesOf(aws: Aws, arn: string, abortSignal: AbortSignal): Promise<string[]> {
  const iam = await aws.iam()
  const command = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })
  return (await iam.send(command, { abortSignal })).ClientIDList ?? []
}

/** What a provider is called: the end of its ARN. */
export function providerName(arn: string): string {
  return arn.replace(/^.*?:(oidc|saml)-provider\//, '')
}
