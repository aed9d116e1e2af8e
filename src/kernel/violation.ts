/** One constraint that a value broke. `own` is a whole sentence that is used instead of the common one. */
export type Violation = { path: string; value: unknown; constraint: string; hidden: boolean; own?: string }

/** The constraint of a member that must be there. */
export const notNull = 'Member must not be null'
