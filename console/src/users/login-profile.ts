import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  UpdateLoginProfileCommand,
  type LoginProfile,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'

/** The console password of a user, or null where it has none. */
export async function getLoginProfile(
  aws: Aws,
  UserName: string,
  abortSignal?: AbortSignal,
): Promise<LoginProfile | null> {
  const iam = await aws.iam()
  return iam.send(new GetLoginProfileCommand({ UserName }), { abortSignal }).then(
    ({ LoginProfile }) => LoginProfile!,
    (error: Error) => {
      if (error.name === 'NoSuchEntityException' || error.name === 'NoSuchEntity') return null
      throw error
    },
  )
}

/** Gives a user its first console password. */
export async function createLoginProfile(
  aws: Aws,
  UserName: string,
  Password: string,
  PasswordResetRequired: boolean,
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new CreateLoginProfileCommand({ UserName, Password, PasswordResetRequired }))
}

/** Replaces a user's console password. */
export async function updateLoginProfile(
  aws: Aws,
  UserName: string,
  Password: string,
  PasswordResetRequired: boolean,
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new UpdateLoginProfileCommand({ UserName, Password, PasswordResetRequired }))
}

/** Takes a user's console password away. */
export async function deleteLoginProfile(aws: Aws, UserName: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeleteLoginProfileCommand({ UserName }))
}
