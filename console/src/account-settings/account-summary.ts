import { GetAccountSummaryCommand } from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'

/** Counts, quotas and the state of root's credentials, by IAM's names; kept under the key `account/summary`. */
export async function accountSummary(
  aws: Aws,
  abortSignal: AbortSignal,
): Promise<Partial<Record<string, number>>> {
  const iam = await aws.iam()
  return (await iam.send(new GetAccountSummaryCommand({}), { abortSignal })).SummaryMap ?? {}
}
