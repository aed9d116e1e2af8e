import { noEffectivePolicy } from '../errors.ts'
import { reading } from '../operation.ts'
import { askAbout } from '../standing.ts'

/** AWS: only of management policies; there are none of these here, so that no account has an effective one. */
export const describeEffectivePolicy = reading('DescribeEffectivePolicy', {
  reach: 'members',
  asks: (call) => {
    const keys = { 'organizations:PolicyType': call.input.PolicyType }
    return askAbout(call, [call.input.TargetId ?? call.caller.account], { keys })
  },
  run(): never {
    throw noEffectivePolicy()
  },
})
