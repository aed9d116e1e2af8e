/** One pair of an action and a thing it is asked about. */
export type Subject = { action: string; resource: string; types: readonly string[] }
