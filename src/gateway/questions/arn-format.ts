/** What stands around a resource: fills the variables that every ARN format has. */
export type Where = { region: string; account: string }

const around = /\$\{(Partition|Region|Account)\}/g

/** An ARN of a format with its variables filled in their order. */
export function fillArn(format: string, where: Where, values: readonly string[]): string {
  let next = 0
  return format
    .replace(around, (_, name: string) =>
      name === 'Partition' ? 'aws' : name === 'Region' ? where.region : where.account,
    )
    .replace(/(\/?)\$\{\w+\}/g, (_, slash: string) => {
      const value = values[next++] ?? '*'
      // A name's first slash is the format's own, but in S3, whose keys are free.
      return (
        slash + (slash !== '' && value.startsWith('/') && !format.includes(':s3:') ? value.slice(1) : value)
      )
    })
}

/** The variables of a format that a request fills, in their order. */
export function variablesOf(format: string): string[] {
  const names = [...format.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!)
  return names.filter((name) => !/^(?:Partition|Region|Account)$/.test(name))
}

const patterns = new Map<string, RegExp>()

/** Whether an ARN is one of a format: its variables are parts without slash and colon, the last may go on. */
export function fitsFormat(format: string, arn: string): boolean {
  let pattern = patterns.get(format)
  if (pattern === undefined) {
    pattern = patternOf(format)
    patterns.set(format, pattern)
  }
  return pattern.test(arn)
}

function patternOf(format: string): RegExp {
  const parts = format.split(/(\$\{\w+\})/).filter((part) => part !== '')
  const last = parts.findLastIndex((part) => part.startsWith('${'))
  const source = parts.map((part, at) => {
    if (part === '${Region}' || part === '${Account}') return '[^:/]*'
    if (!part.startsWith('${')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return at === last ? '.+' : '[^:/]+'
  })
  return new RegExp(`^${source.join('')}$`, 's')
}
