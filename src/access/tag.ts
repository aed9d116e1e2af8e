/** A tag as AWS's APIs spell it; what is absent was not sent. */
export type Tag = { Key?: string | undefined; Value?: string | undefined }
