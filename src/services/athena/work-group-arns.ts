import type { Call } from '../../access/action.ts'
import type { Ask } from '../../access/questions.ts'
import { parseArn } from '../../kernel/arn.ts'
import type { RegionOf } from '../../store/ec2/instances.ts'
import { tagsOfResource } from '../../store/ec2/resource-tags.ts'

/** `arn:aws:athena:REGION:ACCOUNT:workgroup/NAME`. */
export function workGroupArn(of: RegionOf, name: string): string {
  return `arn:aws:athena:${of.region}:${of.account}:workgroup/${name}`
}

/** The account and region a call is about: the caller's, and the one it was signed for. */
export function regionOf({ caller, request }: Pick<Call<unknown>, 'caller' | 'request'>): RegionOf {
  return { account: caller.account, region: request.region }
}

/** The name of the workgroup an ARN of this account and region names; undefined for any other ARN. */
export function nameOfWorkGroup(of: RegionOf, arn: string): string | undefined {
  const parts = parseArn(arn)
  const name = parts?.resource.startsWith('workgroup/')
    ? parts.resource.slice('workgroup/'.length)
    : undefined
  return name !== undefined && workGroupArn(of, name) === arn ? name : undefined
}

/** The question about a workgroup, with the tags it has. */
export async function workGroupQuestion(
  call: Pick<Call<unknown>, 'caller' | 'request' | 'house'>,
  arn: string,
): Promise<Ask> {
  const tags = await tagsOfResource(call.house.store.read, regionOf(call), arn)
  return { resource: arn, resourceTags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }
}
