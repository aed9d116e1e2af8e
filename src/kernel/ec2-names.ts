// What EC2 names by rule: the metadata service and EC2's own answers must say the same.

/**
 * The private DNS name of an address: `ip-172-31-0-4.ec2.internal`, with the region in every other region.
 */
export function privateDnsName(region: string, address: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return `ip-${address.replaceAll('.', '-')}.${domain}`
}

/** The processor of an instance type: families with a `g` after their generation, and `a1`, have Arm's. */
export function architectureOf(instanceType: string): 'x86_64' | 'arm64' {
  return /^(?:a1|[a-z]{1,4}\d{1,2}g[a-z]{0,6})\./.test(instanceType) ? 'arm64' : 'x86_64'
}

/**
 * The id of a zone named by its letter, e.g. `use1-az1` of `us-east-1a`. Every account has the same order
 * here.
 */
export function zoneId(zone: string): string {
  const region = zone.slice(0, -1)
  return `${regionAbbreviation(region)}-az${zone.charCodeAt(zone.length - 1) - 96}`
}

/** `us-east-1` is written `use1`, `ap-northeast-2` `apne2`. */
function regionAbbreviation(region: string): string {
  const [geography = '', ...rest] = region.split('-')
  const number = rest.pop() ?? ''
  const initials = rest.map((word) => word.replace(/north|south|east|west|central/g, (part) => part[0]!))
  return geography + initials.join('') + number
}
