/** A change that no test can notice, by its place in the code and with the reason. */
export type Equivalent = { file: string; line: string; before: string; after: string; reason: string }

/** Every change that is held to mean the same; `line` is the trimmed source line it stands on. */
export const equivalents: readonly Equivalent[] = []
