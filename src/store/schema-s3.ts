/** S3's tables. */
export type S3Tables = {}
