import type { DeclaredBackend } from './declared.ts'
import { neverForwarded } from './declared.ts'

/** Slices of our own that a default backend never takes: they must be named. */
const ownFirst: ReadonlySet<string> = new Set(['s3', 'ec2', 'athena'])

/** What the operator said about who serves what. */
export type Assignment = {
  backends: readonly DeclaredBackend[]
  /** Services that we serve though a default backend would take them. */
  serve: readonly string[]
  /** The signing names of our own services. */
  own: ReadonlySet<string>
}

/** Which backend serves a signing name. */
export type Assigned = {
  named: ReadonlySet<string>
  /** Undefined where we serve it ourselves, or nobody does. */
  of(signingName: string): DeclaredBackend | undefined
}

/** Gives every service its backend. Throws an Error where two say different things. */
export function assign({ backends, serve, own }: Assignment): Assigned {
  const byName = new Map<string, DeclaredBackend>()
  let everything: DeclaredBackend | undefined
  for (const backend of backends) {
    if (backend.names === undefined) {
      if (everything !== undefined) {
        throw new Error(
          `two backends take every service, ${everything.url} and ${backend.url}; name services of one`,
        )
      }
      everything = backend
    }
    for (const name of backend.names ?? []) {
      if (byName.has(name))
        throw new Error(`two backends take ${name}, ${byName.get(name)!.url} and ${backend.url}`)
      byName.set(name, backend)
    }
  }
  const served = new Set(serve)
  for (const name of served) {
    if (!own.has(name)) throw new Error(`--serve ${name}: there is no such service here`)
    if (byName.has(name)) throw new Error(`${name} is both served here and given to ${byName.get(name)!.url}`)
  }
  const stays = (name: string): boolean => neverForwarded.has(name) || ownFirst.has(name) || served.has(name)
  return {
    named: new Set(byName.keys()),
    of: (name) => byName.get(name) ?? (stays(name) ? undefined : everything),
  }
}
