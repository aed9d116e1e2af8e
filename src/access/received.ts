/** What a streaming body must prove beside its signature. Values as the client sent them. */
export type ReceiveOptions = {
  /** Hashes to compute while the body streams by; results in `Received.digests`, lower-case names. */
  digests?: readonly ('md5' | 'sha1' | 'sha256' | 'crc32' | 'crc32c' | 'crc64nvme')[]
  /** The most bytes to take; larger answers `EntityTooLarge`. */
  limit?: number
}

/** A body that has been taken in: a file of ours, synced to the disk, that the handler renames or removes. */
export type Received = {
  file: string
  size: number
  /** Raw digest bytes by algorithm. */
  digests: Readonly<Record<string, Uint8Array>>
  /** Trailing headers of an aws-chunked body (`x-amz-checksum-crc32` …), lower-case names. */
  trailers: Readonly<Record<string, string>>
}
