import { newSteps } from '../steps.ts'
import { addressOf, ipAddress } from './ip-address.ts'

/** RFC 1918, and RFC 4193 for IPv6. */
const blocks = [
  { bits: 8, covers: ipAddress('10.0.0.0/8') },
  { bits: 12, covers: ipAddress('172.16.0.0/12') },
  { bits: 16, covers: ipAddress('192.168.0.0/16') },
  { bits: 7, covers: ipAddress('fc00::/7') },
]

/** Whether an address, or all of a range of them, is private, so that AWS never sees a request come from it. */
export function isPrivate(value: string): boolean {
  const [address = '', prefix] = value.split('/')
  const groups = addressOf(address)
  if (groups === undefined) return false
  const bits = prefix === undefined ? groups.length * 16 : Number(prefix)
  return blocks.some((block) => bits >= block.bits && block.covers(address, new Map(), newSteps()))
}
