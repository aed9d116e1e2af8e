/** The trail: what was asked lately and what was decided. */
export type Trail = {}
