/** A version of a policy as far as choosing among them goes. */
export type Version = { VersionId?: string; IsDefaultVersion?: boolean }

// LIMIT: AWS's number of versions of one policy.
export const versionMaximum = 5

/** The version that is proposed to go where there is no room for one more: the oldest that is not in force. */
export function versionToReplace<V extends Version>(versions: readonly V[]): V | undefined {
  if (versions.length < versionMaximum) return undefined
  return oldestFirst(versions).find(({ IsDefaultVersion }) => !IsDefaultVersion)
}

/**
 * The two versions that are compared, older first: those that were chosen; for one, it and the default; without
 * a choice the default and the one before it. Undefined where there is no second one.
 */
export function comparedVersions<V extends Version>(
  versions: readonly V[],
  chosen: readonly V[],
): readonly [V, V] | undefined {
  const ordered = oldestFirst(versions)
  const at = ordered.findIndex(({ IsDefaultVersion }) => IsDefaultVersion)
  const current = ordered[at]
  const pair =
    chosen.length >= 2
      ? chosen.slice(0, 2)
      : chosen.length === 1 && chosen[0]!.VersionId !== current?.VersionId
        ? [chosen[0], current]
        : [ordered[at - 1] ?? ordered[at + 1], current]
  const [one, other] = oldestFirst(pair.filter((version) => version !== undefined))
  return one === undefined || other === undefined ? undefined : [one, other]
}

function oldestFirst<V extends Version>(versions: readonly V[]): V[] {
  return versions.toSorted((a, b) => numberOf(a) - numberOf(b))
}

function numberOf({ VersionId = '' }: Version): number {
  return Number(VersionId.replace(/^v/, ''))
}
