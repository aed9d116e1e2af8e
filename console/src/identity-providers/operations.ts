import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  CreateSAMLProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  DeleteSAMLProviderCommand,
  GetOpenIDConnectProviderCommand,
  GetSAMLProviderCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  TagSAMLProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UntagSAMLProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
  UpdateSAMLProviderCommand,
  type GetOpenIDConnectProviderResponse,
  type GetSAMLProviderResponse,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'
import type { Tag } from '../forms/tags.ts'

/** Whether the ARN is of an OpenID Connect provider, else it is of a SAML one. */
export function isOidc(arn: string): boolean {
  return arn.includes(':oidc-provider/')
}

/** Makes an OpenID Connect provider and answers its ARN. */
export async function createOidcProvider(
  aws: Aws,
  Url: string,
  ClientIDList: string[],
  tags: Tag[],
): Promise<string> {
  const iam = await aws.iam()
  const Tags = tags.length === 0 ? undefined : tags
  const answer = await iam.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList, Tags }))
  return answer.OpenIDConnectProviderArn!
}

/** Makes a SAML provider of its metadata document and answers its ARN. */
export async function createSamlProvider(
  aws: Aws,
  Name: string,
  SAMLMetadataDocument: string,
  tags: Tag[],
): Promise<string> {
  const iam = await aws.iam()
  const Tags = tags.length === 0 ? undefined : tags
  const answer = await iam.send(new CreateSAMLProviderCommand({ Name, SAMLMetadataDocument, Tags }))
  return answer.SAMLProviderArn!
}

/** An OpenID Connect provider. */
export async function getOidcProvider(
  aws: Aws,
  arn: string,
  abortSignal: AbortSignal,
): Promise<GetOpenIDConnectProviderResponse> {
  const iam = await aws.iam()
  const command = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })
  return iam.send(command, { abortSignal })
}

/** A SAML provider with its metadata document. */
export async function getSamlProvider(
  aws: Aws,
  arn: string,
  abortSignal: AbortSignal,
): Promise<GetSAMLProviderResponse> {
  const iam = await aws.iam()
  return iam.send(new GetSAMLProviderCommand({ SAMLProviderArn: arn }), { abortSignal })
}

/** Takes tokens for one more audience. */
export async function addAudience(aws: Aws, arn: string, ClientID: string): Promise<void> {
  const iam = await aws.iam()
  const input = { OpenIDConnectProviderArn: arn, ClientID }
  await iam.send(new AddClientIDToOpenIDConnectProviderCommand(input))
}

/** Takes no tokens for these audiences any more. */
export async function removeAudiences(aws: Aws, arn: string, clientIds: readonly string[]): Promise<void> {
  const iam = await aws.iam()
  for (const ClientID of clientIds) {
    const input = { OpenIDConnectProviderArn: arn, ClientID }
    await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand(input))
  }
}

/** Replaces the thumbprints of the provider's certificates. */
export async function saveThumbprints(aws: Aws, arn: string, ThumbprintList: string[]): Promise<void> {
  const iam = await aws.iam()
  const input = { OpenIDConnectProviderArn: arn, ThumbprintList }
  await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand(input))
}

/** Replaces the metadata document of a SAML provider. */
export async function saveMetadata(aws: Aws, arn: string, SAMLMetadataDocument: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn: arn, SAMLMetadataDocument }))
}

/** Tags and untags a provider of either type. */
export async function saveProviderTags(
  aws: Aws,
  arn: string,
  { put, remove }: { put: Tag[]; remove: string[] },
): Promise<void> {
  const iam = await aws.iam()
  if (isOidc(arn)) {
    const OpenIDConnectProviderArn = arn
    if (remove.length > 0) {
      await iam.send(new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys: remove }))
    }
    if (put.length > 0) {
      await iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: put }))
    }
    return
  }
  const SAMLProviderArn = arn
  if (remove.length > 0) await iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: remove }))
  if (put.length > 0) await iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags: put }))
}

/** Deletes a provider of either type. */
export async function deleteProvider(aws: Aws, arn: string): Promise<void> {
  const iam = await aws.iam()
  if (isOidc(arn)) await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }))
  else await iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn: arn }))
}
