import type { InstanceTypeInfo } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../kernel/aws-error.ts'
import { architectureOf } from '../../../kernel/ec2-names.ts'
import { action } from '../action.ts'
import { dryRunSucceeded, invalidValue } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { pageOf } from '../pages.ts'
import { everything } from '../questions.ts'

/** An instance type as far as this server describes it. */
export type InstanceType = {
  name: string
  vcpus: number
  memoryMib: number
  architecture: 'x86_64' | 'arm64'
  burstable: boolean
}

// Families, and the memory of the steady ones for each virtual CPU. Source: AWS, "Amazon EC2 instance types".
const burstableFamilies = ['t3', 't3a', 't4g']
const memoryGibPerCpu = {
  c5: 2,
  c6g: 2,
  c6i: 2,
  c7g: 2,
  m5: 4,
  m6g: 4,
  m6i: 4,
  m7g: 4,
  r5: 8,
  r6g: 8,
  r6i: 8,
  r7g: 8,
}
const burstableSizes = [
  ['nano', 2, 0.5],
  ['micro', 2, 1],
  ['small', 2, 2],
  ['medium', 2, 4],
  ['large', 2, 8],
  ['xlarge', 4, 16],
  ['2xlarge', 8, 32],
] as const
const firstSizes = [['nano', 1, 0.5], ['micro', 1, 1], ['small', 1, 2], ...burstableSizes.slice(3)] as const
const steadySizes = [
  ['large', 2],
  ['xlarge', 4],
  ['2xlarge', 8],
  ['4xlarge', 16],
] as const

const describedTypes: readonly InstanceType[] = [
  ...firstSizes.map(([size, vcpus, gib]) => typeOf('t2', size, vcpus, gib, true)),
  ...burstableFamilies.flatMap((family) =>
    burstableSizes.map(([size, vcpus, gib]) => typeOf(family, size, vcpus, gib, true)),
  ),
  ...Object.entries(memoryGibPerCpu).flatMap(([family, gib]) =>
    steadySizes.map(([size, vcpus]) => typeOf(family, size, vcpus, vcpus * gib, false)),
  ),
]

function typeOf(family: string, size: string, vcpus: number, gib: number, burstable: boolean): InstanceType {
  const name = `${family}.${size}`
  return { name, vcpus, memoryMib: gib * 1024, architecture: architectureOf(name), burstable }
}

/**
 * Whether a text is made like an instance type's name: a family and a size. New types appear every month, so
 * the form is judged and not a list.
 */
export function isInstanceType(name: string): boolean {
  const [family = '', size = '', ...more] = name.split('.')
  return more.length === 0 && familyForm.test(family) && sizeForm.test(size)
}

const familyForm = /^(?:[a-z]{1,4}\d{1,2}[a-z]{0,6}|u-\d{1,2}tb\d|[a-z]{1,4}-[a-z0-9]{1,8})$/
const sizeForm = /^(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\d{2}xl)?)$/

export const describeInstanceTypes = action('DescribeInstanceTypes', {
  access: everything,
  run({ input, house }) {
    if (input.DryRun) throw dryRunSucceeded()
    const names = input.InstanceTypes
    const unknown = (names ?? []).filter((name) => !describedTypes.some((type) => type.name === name))
    if (unknown.length > 0) throw unknownTypes(unknown)
    if (input.MaxResults !== undefined && (input.MaxResults < 5 || input.MaxResults > 100)) {
      throw invalidValue('The value of MaxResults must be between 5 and 100')
    }
    const listed = describedTypes
      .filter(({ name }) => names === undefined || names.length === 0 || names.includes(name as never))
      .map(describeType)
    const filtered = applyFilters(listed, input.Filters, {
      'instance-type': (type) => type.InstanceType,
      'current-generation': (type) => String(type.CurrentGeneration),
      'bare-metal': (type) => String(type.BareMetal),
      hypervisor: (type) => type.Hypervisor,
      'processor-info.supported-architecture': (type) => type.ProcessorInfo?.SupportedArchitectures,
      'vcpu-info.default-vcpus': (type) => String(type.VCpuInfo?.DefaultVCpus),
      'memory-info.size-in-mib': (type) => String(type.MemoryInfo?.SizeInMiB),
      'burstable-performance-supported': (type) => String(type.BurstablePerformanceSupported),
      'supported-root-device-type': () => 'ebs',
      'supported-usage-class': () => 'on-demand',
      'supported-virtualization-type': () => 'hvm',
    })
    const { items, NextToken } = pageOf(house, 'types', filtered, (type) => type.InstanceType ?? '', input)
    return { InstanceTypes: items, NextToken }
  },
})

function describeType({ name, vcpus, memoryMib, architecture, burstable }: InstanceType): InstanceTypeInfo {
  return {
    InstanceType: name as InstanceTypeInfo['InstanceType'],
    CurrentGeneration: true,
    FreeTierEligible: name === 't3.micro',
    SupportedUsageClasses: ['on-demand'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: name.startsWith('t2.') ? 'xen' : 'nitro',
    ProcessorInfo: { SupportedArchitectures: [architecture] },
    VCpuInfo: { DefaultVCpus: vcpus },
    MemoryInfo: { SizeInMiB: memoryMib },
    InstanceStorageSupported: false,
    BurstablePerformanceSupported: burstable,
  }
}

function unknownTypes(names: readonly string[]): AwsError {
  const listed = names.join(', ')
  return new AwsError(
    'InvalidInstanceType',
    400,
    `The following supplied instance types do not exist: [${listed}]`,
  )
}
