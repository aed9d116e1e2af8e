/**
 * A bucket. Its objects hang on the id, not on the name: a bucket that was deleted and made again by
 * somebody else under the same name is another one. `policy` has user and role principals as unique ids,
 * `policyPublic` is 1 where it grants to everyone; `publicAccessBlock`, `tags` and `settings` are JSON, the
 * first two in the API's own shapes, null where nothing was set.
 */
export type BucketTable = {
  id: string
  name: string
  account: string
  region: string
  created: number
  policy: string | null
  policyPublic: number
  publicAccessBlock: string | null
  tags: string | null
  settings: string | null
}

/**
 * An object: `file` is the name of its bytes in the data directory. `etag` is without quotes. `headers` is
 * JSON of what GetObject gives back (`ContentType`, `Metadata` …), `parts` JSON of the sizes of a multipart
 * object's parts.
 */
export type ObjectTable = {
  bucketId: string
  key: string
  file: string
  size: number
  etag: string
  modified: number
  storageClass: string
  headers: string
  tags: string | null
  checksumAlgorithm: string
  checksumType: string
  checksum: string
  parts: string | null
}

/** A multipart upload in progress: what the object will be, and who began it (an ARN and its unique id). */
export type MultipartUploadTable = {
  id: string
  bucketId: string
  key: string
  initiatorArn: string
  initiatorId: string
  created: number
  storageClass: string
  headers: string
  tags: string | null
  checksumAlgorithm: string
  checksumType: string
  /** 1 where the client named the algorithm: then every part must carry a checksum of it. */
  checksumAsked: number
}

export type PartTable = {
  uploadId: string
  number: number
  file: string
  size: number
  etag: string
  modified: number
  checksum: string
}

/** S3's tables. */
export type S3Tables = {
  buckets: BucketTable
  objects: ObjectTable
  multipartUploads: MultipartUploadTable
  parts: PartTable
}
