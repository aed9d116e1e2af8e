/** Whether the package `iam-understudy` can be had from npm; documents and sentences follow. */
export const isPublished = false

/**
 * How a person runs this program. Without `--no-install` npx would fetch a package of that name, which is
 * somebody else's, wherever ours is not installed.
 */
export const program = isPublished ? 'npx iam-understudy' : 'npx --no-install understudy'
