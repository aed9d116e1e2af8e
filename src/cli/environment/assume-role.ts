import type { Credentials } from '../../sigv4/sign.ts'
import { askQuery } from './ask.ts'
import type { Target } from './client-environment.ts'

/** Takes a role on by AssumeRole; its trust and the caller's policies decide. Throws Refusal with AWS's words. */
export async function assumeRole(target: Target, roleArn: string, sessionName: string): Promise<Credentials> {
  const input = { RoleArn: roleArn, RoleSessionName: sessionName }
  const { Credentials: made } = await askQuery(target, 'sts', 'AssumeRole', input)
  return {
    accessKeyId: made!['AccessKeyId']!,
    secretAccessKey: made!['SecretAccessKey']!,
    sessionToken: made!['SessionToken']!,
  }
}
