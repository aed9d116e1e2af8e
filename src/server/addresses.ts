import type { Service } from '../access/action.ts'

/** By what else than its scope a request tells which service it is for. */
export type Addresses = {
  /** A host below `amazonaws.com`: what stands before the service (S3's bucket), the service's label, the region. */
  host: RegExp
  /** Services by the labels of their hosts. */
  byHost: ReadonlyMap<string, string>
  /** JSON services by what stands before the operation in `X-Amz-Target`. */
  byTarget: ReadonlyMap<string, string>
  /** Services that are signed as another one, whose paths tell them apart. */
  byPath: readonly { signedAs: string; path: string; service: string }[]
}

/** Collects what the services say of themselves. */
export function addressesOf(services: readonly Service[]): Addresses {
  const byHost = new Map(
    services.flatMap(({ name, hosts }) => (hosts ?? [name]).map((label) => [label, name] as const)),
  )
  const labels = [...byHost.keys()].map((label) => RegExp.escape(label)).join('|')
  return {
    host: new RegExp(`^(?:(.+)\\.)?(${labels})(?:[.-]([a-z]{2}(?:-[a-z]+)+-\\d))?\\.amazonaws\\.com$`),
    byHost,
    byTarget: new Map(services.flatMap(({ name, target }) => (target === undefined ? [] : [[target, name]]))),
    byPath: services.flatMap(({ name, pathPrefix }) =>
      pathPrefix === undefined ? [] : [{ ...pathPrefix, service: name }],
    ),
  }
}
