import {
  CreateServiceSpecificCredentialCommand,
  DeleteServiceSpecificCredentialCommand,
  ListServiceSpecificCredentialsCommand,
  ResetServiceSpecificCredentialCommand,
  UpdateServiceSpecificCredentialCommand,
  type ServiceSpecificCredential,
  type ServiceSpecificCredentialMetadata,
  type StatusType,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

/** A service that has credentials of its own: how it is called, and whether its keys can be made to expire. */
export type CredentialService = { service: string; label: string; isKey: boolean }

/** The services that IAM makes credentials for, as the console names them. */
export const credentialServices: readonly CredentialService[] = [
  { service: 'codecommit.amazonaws.com', label: 'AWS CodeCommit (HTTPS Git)', isKey: false },
  { service: 'cassandra.amazonaws.com', label: 'Amazon Keyspaces (for Apache Cassandra)', isKey: false },
  { service: 'bedrock.amazonaws.com', label: 'Amazon Bedrock', isKey: true },
  { service: 'logs.amazonaws.com', label: 'Amazon CloudWatch Logs', isKey: true },
]

/** The name of a service by which people know it; its own where the console has none. */
export function serviceLabel(service: string | undefined): string {
  return credentialServices.find((one) => one.service === service)?.label ?? service ?? '–'
}

/** The service-specific credentials of a user. */
export async function listServiceCredentials(
  aws: Aws,
  UserName: string,
  abortSignal?: AbortSignal,
): Promise<ServiceSpecificCredentialMetadata[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const command = new ListServiceSpecificCredentialsCommand({ UserName, Marker })
    const answer = await iam.send(command, { abortSignal })
    return { items: answer.ServiceSpecificCredentials, next: answer.Marker }
  })
}

/** Makes credentials; their secret is in this answer and nowhere else. */
export async function createServiceCredential(
  aws: Aws,
  UserName: string,
  ServiceName: string,
  CredentialAgeDays: number | undefined,
): Promise<ServiceSpecificCredential> {
  const iam = await aws.iam()
  const command = new CreateServiceSpecificCredentialCommand({ UserName, ServiceName, CredentialAgeDays })
  return (await iam.send(command)).ServiceSpecificCredential!
}

/** Replaces the secret; the new one is in this answer and nowhere else. */
export async function resetServiceCredential(
  aws: Aws,
  UserName: string,
  ServiceSpecificCredentialId: string,
): Promise<ServiceSpecificCredential> {
  const iam = await aws.iam()
  const command = new ResetServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId })
  return (await iam.send(command)).ServiceSpecificCredential!
}

/** Switches credentials on or off. */
export async function setServiceCredential(
  aws: Aws,
  UserName: string,
  ServiceSpecificCredentialId: string,
  Status: StatusType,
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(
    new UpdateServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId, Status }),
  )
}

/** Deletes credentials. */
export async function deleteServiceCredential(
  aws: Aws,
  UserName: string,
  ServiceSpecificCredentialId: string,
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }))
}
