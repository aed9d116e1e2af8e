import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** A resource type an action may be about, with the keys and further actions that go with it. */
export type ResourceUse = {
  name: string
  required: boolean
  conditionKeys: readonly string[]
  dependentActions: readonly string[]
}

/** An action as the service authorization reference describes it. */
export type ReferenceAction = {
  /** `Read`, `List`, `Write`, `Tagging` or `Permissions management`. */
  accessLevel: string
  /** Empty: the action is about `*` only. */
  resourceTypes: readonly ResourceUse[]
  conditionKeys: readonly string[]
  dependentActions: readonly string[]
}

/**
 * One service's actions and condition keys by their names, resource types with ARN formats (`${Account}`
 * …).
 */
export type ServiceReference = {
  actions: Readonly<Record<string, ReferenceAction>>
  resourceTypes: Readonly<Record<string, { arn: string; conditionKeys: readonly string[] }>>
  /** Each key's type: `String`, `ArrayOfString`, `ARN`, `Bool`, `Date`, `Numeric` … */
  conditionKeys: Readonly<Record<string, string>>
}

/** The service authorization reference of the services this server has; read when first asked. */
export type AuthorizationReference = {
  services(): readonly string[]
  service(prefix: string): ServiceReference | undefined
  /** The action of a full name such as `iam:CreateRole`, in exactly this spelling. */
  action(fullName: string): ReferenceAction | undefined
}

/**
 * Opens `authorization.json.br` under `dir`. Throws the file system's error, at the first question, when it
 * is missing.
 */
export function openAuthorizationReference(dir: string): AuthorizationReference {
  let loaded: Record<string, ServiceReference> | undefined
  const load = () => {
    if (loaded === undefined) {
      const bytes = brotliDecompressSync(readFileSync(join(dir, 'authorization.json.br')))
      loaded = JSON.parse(bytes.toString('utf8')) as Record<string, ServiceReference>
    }
    return loaded
  }
  const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
    record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
  return {
    services: () => Object.keys(load()),
    service: (prefix) => own(load(), prefix),
    action(fullName) {
      const colon = fullName.indexOf(':')
      return own(own(load(), fullName.slice(0, colon))?.actions, fullName.slice(colon + 1))
    },
  }
}
