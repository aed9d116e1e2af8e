/** When keys and roles were last used. */
export type UsageLog = {}
