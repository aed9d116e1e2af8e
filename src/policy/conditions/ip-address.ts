import { unsatisfiable } from './value-test.ts'
import type { ValueTest } from './value-test.ts'

/** What reading an address takes, in steps. */
const testSteps = 10

/**
 * `IpAddress`: the request's address lies in the policy's block; a block without `/n` is one address, host
 * bits are ignored. IPv4 and IPv6 never match one another, not even as `::ffff:1.2.3.4`.
 */
export function ipAddress(value: string): ValueTest {
  const slash = value.indexOf('/')
  const network = addressOf(slash === -1 ? value : value.slice(0, slash))
  if (network === undefined) return unsatisfiable
  const width = network.length * 16
  const prefixText = slash === -1 ? String(width) : value.slice(slash + 1)
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.NaN
  if (!(prefix <= width)) return unsatisfiable
  return (actual, _keys, steps) => {
    steps.left -= testSteps
    const address = addressOf(actual)
    return address !== undefined && address.length === network.length && samePrefix(address, network, prefix)
  }
}

/** The 16-bit groups of an address: 2 for IPv4, 8 for IPv6; undefined where the text is neither. */
export function addressOf(text: string): number[] | undefined {
  // LIMIT: the longest address, an IPv6 one that ends in an IPv4 one, has 45 characters.
  if (text.length > 45) return undefined
  return text.includes(':') ? ipv6Groups(text) : ipv4Groups(text)
}

function samePrefix(a: readonly number[], b: readonly number[], bits: number): boolean {
  for (let group = 0; group * 16 < bits; group += 1) {
    const kept = Math.min(16, bits - group * 16)
    const mask = (0xffff << (16 - kept)) & 0xffff
    if (((a[group]! ^ b[group]!) & mask) !== 0) return false
  }
  return true
}

function ipv4Groups(text: string): number[] | undefined {
  let octets = 0
  let high = 0
  let low = 0
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) continue
    const isEnd = at === text.length
    if ((!isEnd && code !== 0x2e) || at === start || at - start > 3) return undefined
    const octet = Number(text.slice(start, at))
    // A leading zero means octal to some and decimal to others.
    if (octet > 255 || (at - start > 1 && text.charCodeAt(start) === 0x30)) return undefined
    octets += 1
    if (octets <= 2) high = high * 256 + octet
    else low = low * 256 + octet
    start = at + 1
  }
  return octets === 4 ? [high, low] : undefined
}

function ipv6Groups(text: string): number[] | undefined {
  const gap = text.indexOf('::')
  if (gap !== text.lastIndexOf('::')) return undefined
  if (gap === -1) {
    const groups = groupsOf(text, true)
    return groups?.length === 8 ? groups : undefined
  }
  const head = gap === 0 ? [] : groupsOf(text.slice(0, gap), false)
  const tailText = text.slice(gap + 2)
  const tail = tailText === '' ? [] : groupsOf(tailText, true)
  if (head === undefined || tail === undefined || head.length + tail.length > 7) return undefined
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
}

function groupsOf(text: string, mayEndInIpv4: boolean): number[] | undefined {
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (mayEndInIpv4 && index === parts.length - 1 && part.includes('.')) {
      const ipv4 = ipv4Groups(part)
      if (ipv4 === undefined) return undefined
      groups.push(...ipv4)
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}
