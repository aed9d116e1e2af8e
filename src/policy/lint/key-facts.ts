import type { CatalogueService } from './catalogue.ts'
import type { Linting } from './document.ts'
import { globalKey, type KeyFacts, type KeyType } from './global-keys.ts'

const types: Readonly<Record<string, KeyType>> = {
  String: 'String',
  ARN: 'ARN',
  Bool: 'Bool',
  Date: 'Date',
  Numeric: 'Numeric',
  IPAddress: 'IPAddress',
}

/** A key without what is variable in its name: `s3:ExistingObjectTag/<key>` is `s3:existingobjecttag/`. */
export function keyStem(name: string): string {
  const lower = name.toLowerCase()
  const slash = lower.indexOf('/')
  const open = lower.search(/[<$]/)
  if (slash !== -1) return lower.slice(0, slash + 1)
  return open === -1 ? lower : lower.slice(0, open)
}

const stems = new WeakMap<CatalogueService, ReadonlyMap<string, string>>()

/** The keys of a service by their stems, with their types as the catalogue writes them. */
function keysOfService(service: CatalogueService): ReadonlyMap<string, string> {
  let known = stems.get(service)
  if (known === undefined) {
    known = new Map(Object.entries(service.conditionKeys).map(([name, type]) => [keyStem(name), type]))
    stems.set(service, known)
  }
  return known
}

/** A service's key under the name that a policy gives it, as the catalogue writes its type. */
export function writtenType(service: CatalogueService, name: string): string | undefined {
  const known = keysOfService(service)
  return known.get(keyStem(name)) ?? known.get(openStem(name))
}

/** `kms:EncryptionContext:` of `kms:EncryptionContext:aws:s3:arn`: what follows the second colon is free there. */
function openStem(name: string): string {
  return name.toLowerCase().split(':').slice(0, 2).join(':') + ':'
}

/** Whether a policy's key is the one that the reference writes like this. */
export function isSameKey(written: string, name: string): boolean {
  const stem = keyStem(written)
  return stem === keyStem(name) || (stem.endsWith(':') && stem === openStem(name))
}

/** What a key is, as far as the global keys and the catalogue tell. */
export function keyFacts({ catalogue }: Linting, name: string): KeyFacts | undefined {
  const global = globalKey(name)
  if (global !== undefined) return global
  const prefix = prefixOf(name)
  const service = catalogue?.service(prefix === 'saml' ? 'sts' : prefix)
  const written = service && writtenType(service, name)
  if (written === undefined) return undefined
  const multivalued = written.startsWith('ArrayOf')
  const type = types[multivalued ? written.slice('ArrayOf'.length) : written]
  return type && { type, multivalued }
}

/** What stands before a key's first colon, in lower case. */
export function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase()
}
