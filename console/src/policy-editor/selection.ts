/** Where somebody was writing; offsets count UTF-16 code units. */
export type Selection = { from: number; to: number }
