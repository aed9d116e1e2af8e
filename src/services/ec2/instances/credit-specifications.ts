import { AwsError } from '../../../kernel/aws-error.ts'
import { action } from '../action.ts'
import { checkPaging, instancesOf } from './describe-instances.ts'
import { dryRunSucceeded, unsupportedParameter } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { pageOf } from '../pages.ts'
import { everything } from '../questions.ts'

export const describeInstanceCreditSpecifications = action('DescribeInstanceCreditSpecifications', {
  access: everything,
  async run(call) {
    const { input, house } = call
    checkPaging(input)
    const named = input.InstanceIds !== undefined && input.InstanceIds.length > 0
    const all = (await instancesOf(call, input.InstanceIds)).map(({ row }) => ({
      InstanceId: row.id,
      CpuCredits: cpuCreditsOf(row.instanceType),
    }))
    if (input.DryRun) throw dryRunSucceeded()
    if (named && all.some(({ CpuCredits }) => CpuCredits === undefined)) throw withoutCredits()
    // AWS: where no instance is named, only those that may run without a limit are shown.
    const shown = named ? all : all.filter(({ CpuCredits }) => CpuCredits === 'unlimited')
    const filtered = applyFilters(shown, input.Filters, { 'instance-id': ({ InstanceId }) => InstanceId })
    const { items, NextToken } = pageOf(house, 'credits', filtered, ({ InstanceId }) => InstanceId, input)
    return { InstanceCreditSpecifications: items, NextToken }
  },
})

/**
 * The credit option an instance of a type is launched with; undefined where the type has no credits. Source:
 * Amazon EC2 User Guide, "Key concepts for burstable performance instances".
 */
export function cpuCreditsOf(instanceType: string): 'standard' | 'unlimited' | undefined {
  const family = instanceType.slice(0, instanceType.indexOf('.'))
  if (family === 't2') return 'standard'
  return /^t[3-9][a-z]{0,2}$/.test(family) ? 'unlimited' : undefined
}

/** Refuses a launch that asks for another credit option than its type's: nothing here would keep it. */
export function checkCredits(wanted: string | undefined, instanceType: string): void {
  if (wanted === undefined || wanted === cpuCreditsOf(instanceType)) return
  throw unsupportedParameter('CreditSpecification.CpuCredits')
}

const withoutCredits = () =>
  new AwsError(
    'InstanceCreditSpecification.NotSupported',
    400,
    'The specified instance does not use CPU credits for CPU usage',
  )
