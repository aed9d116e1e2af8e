import { isPrivate } from '../../conditions/private-address.ts'
import type { Linting, LintCondition } from '../document.ts'

/** AWS: aws:SourceIp is the public address of a request; from within a VPC there is aws:VpcSourceIp instead. */
export function checkPrivateAddresses(linting: Linting): void {
  for (const { conditions } of linting.statements) {
    for (const condition of conditions) {
      const base = condition.operator?.base
      if (base !== 'IpAddress' && base !== 'NotIpAddress') continue
      if (condition.key.value.toLowerCase() === 'aws:sourceip') checkBlocks(linting, condition)
    }
  }
}

function checkBlocks({ report }: Linting, { operator, key, values }: LintCondition): void {
  const privates = values.filter(({ value }) => isPrivate(value))
  if (privates.length === 0) return
  const isNot = operator!.negated
  const fix = 'Use public addresses, or aws:VpcSourceIp with aws:SourceVpc.'
  if (privates.length === values.length) {
    const result = isNot ? 'always true' : 'never true'
    const message = `No request comes from a private address, so that this is ${result}.`
    return report(isNot ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS', key.place, message, fix)
  }
  for (const { place } of privates) {
    const code = isNot ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET' : 'PRIVATE_IP_ADDRESS_SUBSET'
    report(code, place, 'No request comes from a private address.', fix)
  }
}
