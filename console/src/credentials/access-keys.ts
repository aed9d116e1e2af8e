import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
  type AccessKey,
  type AccessKeyLastUsed,
  type AccessKeyMetadata,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'
import { ago } from '../details/when.ts'

/** An access key and its last use. */
export type UsedKey = AccessKeyMetadata & { lastUsed?: AccessKeyLastUsed }

/** The access keys of a user, or of who calls, with their last uses where those may be read. */
export async function listAccessKeys(
  aws: Aws,
  UserName: string | undefined,
  abortSignal?: AbortSignal,
): Promise<UsedKey[]> {
  const iam = await aws.iam()
  const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({ UserName }), {
    abortSignal,
  })
  return Promise.all(
    keys.map(async (key) => {
      const command = new GetAccessKeyLastUsedCommand({ AccessKeyId: key.AccessKeyId })
      const used = await iam.send(command, { abortSignal }).catch(() => undefined)
      return { ...key, lastUsed: used?.AccessKeyLastUsed }
    }),
  )
}

/** Makes an access key; its secret is in this answer and nowhere else. */
export async function createAccessKey(aws: Aws, UserName: string | undefined): Promise<AccessKey> {
  const iam = await aws.iam()
  return (await iam.send(new CreateAccessKeyCommand({ UserName }))).AccessKey!
}

/** Activates or deactivates an access key. */
export async function setAccessKey(
  aws: Aws,
  UserName: string | undefined,
  AccessKeyId: string,
  Status: 'Active' | 'Inactive',
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }))
}

/** Deletes an access key. */
export async function deleteAccessKey(
  aws: Aws,
  UserName: string | undefined,
  AccessKeyId: string,
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }))
}

/** When, with which service and where a key was used last, in words. */
export function lastUse({ lastUsed }: UsedKey): string {
  if (lastUsed?.LastUsedDate === undefined) return 'Never'
  return `${ago(lastUsed.LastUsedDate, new Date())} with ${lastUsed.ServiceName} in ${lastUsed.Region}`
}
