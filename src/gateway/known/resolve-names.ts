import type { Call } from '../../access/action.ts'
import type { Api } from '../apis.ts'
import { textsAt } from '../questions/places.ts'
import type { Things } from './things.ts'

/** Names that only who keeps the thing can tell the ARN of: where the ARN stands in its answer. */
const keepers: Readonly<Record<string, { member: string; isName: RegExp; operation: string; arn: string }>> =
  {
    kms: { member: 'KeyId', isName: /(?:^|:)alias\//, operation: 'DescribeKey', arn: 'KeyMetadata.Arn' },
    secretsmanager: { member: 'SecretId', isName: /^(?!arn:)/, operation: 'DescribeSecret', arn: 'ARN' },
  }

/**
 * The call with the ARN in place of such a name, for the questions alone: what is sent on stays as it was. Where nobody
 * tells, the name stays.
 */
export async function resolveNames(
  api: Api,
  input: object,
  call: Call<object>,
  things: Things | undefined,
): Promise<Call<object>> {
  const keeper = keepers[api.prefix]
  const name = keeper && textsAt(input, keeper.member)[0]
  if (things === undefined || keeper === undefined || name === undefined || !keeper.isName.test(name))
    return call
  const { caller, request } = call
  const answer = await things.tell(
    api.api,
    keeper.operation,
    { [keeper.member]: name },
    request.region,
    caller.account,
  )
  const arn = answer && textsAt(answer, keeper.arn)[0]
  return arn === undefined ? call : { ...call, input: { ...input, [keeper.member]: arn } }
}
