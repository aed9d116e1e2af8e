/** Hashes and checksums that S3 knows. */
export type DigestName = 'md5' | 'sha1' | 'sha256' | 'crc32' | 'crc32c' | 'crc64nvme'

/** What a streaming body must prove beside its signature. */
export type ReceiveOptions = {
  /** Digests to compute while the body streams by. */
  digests?: readonly DigestName[]
  /** The most bytes to take; larger answers `EntityTooLarge`. */
  limit?: number
}

/** A body that has been taken in: a file of ours, synced to the disk, that the handler renames or removes. */
export type Received = {
  file: string
  size: number
  /** Digest bytes, big-endian, by name. */
  digests: Readonly<Partial<Record<DigestName, Uint8Array>>>
  /** Trailing headers of an aws-chunked body (`x-amz-checksum-crc32` …), lower-case names. */
  trailers: Readonly<Record<string, string>>
}
