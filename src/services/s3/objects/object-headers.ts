import { invalidRequest, notImplemented } from '../errors.ts'
import { invalidStorageClass, metadataTooLarge } from './object-errors.ts'

/** What is stored of a request's headers and given back with the object. `Expires` is ISO 8601. */
export type ObjectHeaders = {
  ContentType?: string | undefined
  CacheControl?: string | undefined
  ContentDisposition?: string | undefined
  ContentEncoding?: string | undefined
  ContentLanguage?: string | undefined
  Expires?: string | undefined
  WebsiteRedirectLocation?: string | undefined
  Metadata?: Record<string, string> | undefined
}

/** The members of PutObject, CopyObject and CreateMultipartUpload that say what the object will be. */
export type WritingInput = {
  [Name in Exclude<keyof ObjectHeaders, 'Expires'>]?: ObjectHeaders[Name]
} & {
  Expires?: Date | undefined
  StorageClass?: string | undefined
  ServerSideEncryption?: string | undefined
  SSECustomerAlgorithm?: string | undefined
  SSECustomerKey?: string | undefined
  SSEKMSKeyId?: string | undefined
  ObjectLockMode?: string | undefined
  ObjectLockRetainUntilDate?: Date | undefined
  ObjectLockLegalHoldStatus?: string | undefined
}

// Classes whose objects are read at once. The archives need RestoreObject, which is not here.
const storageClasses = new Set([
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
])
const archives = new Set(['GLACIER', 'DEEP_ARCHIVE'])

/** What every object says of its encryption: S3's own keys, AWS's default since 2023. */
export const encryption = { ServerSideEncryption: 'AES256' } as const

/** Checks what a writing request asks of the object beside its bytes, and answers what to store. */
export function objectHeaders(input: WritingInput): { headers: string; storageClass: string } {
  if (input.ServerSideEncryption !== undefined && input.ServerSideEncryption !== 'AES256') {
    throw notImplemented('x-amz-server-side-encryption')
  }
  if (input.SSEKMSKeyId !== undefined) throw notImplemented('x-amz-server-side-encryption-aws-kms-key-id')
  refuseCustomerKeys(input)
  if (input.ObjectLockMode ?? input.ObjectLockRetainUntilDate ?? input.ObjectLockLegalHoldStatus) {
    throw invalidRequest('Bucket is missing Object Lock Configuration')
  }
  const storageClass = input.StorageClass ?? 'STANDARD'
  if (archives.has(storageClass)) throw notImplemented('x-amz-storage-class')
  if (!storageClasses.has(storageClass)) throw invalidStorageClass(storageClass)
  const headers: ObjectHeaders = {
    ContentType: input.ContentType,
    CacheControl: input.CacheControl,
    ContentDisposition: input.ContentDisposition,
    ContentEncoding: withoutChunking(input.ContentEncoding),
    ContentLanguage: input.ContentLanguage,
    Expires: Number.isNaN(input.Expires?.getTime()) ? undefined : input.Expires?.toISOString(),
    WebsiteRedirectLocation: input.WebsiteRedirectLocation,
    Metadata: checkedMetadata(input.Metadata),
  }
  return { headers: JSON.stringify(headers), storageClass }
}

/** Encryption with the client's own keys is not here, so neither may it be thought to be. */
export function refuseCustomerKeys(input: { SSECustomerAlgorithm?: string; SSECustomerKey?: string }): void {
  if (input.SSECustomerAlgorithm !== undefined || input.SSECustomerKey !== undefined) {
    throw notImplemented('x-amz-server-side-encryption-customer-algorithm')
  }
}

/** Stored headers as GetObject's members. */
export function headersOf(json: string): Omit<ObjectHeaders, 'Expires'> & { Expires?: Date | undefined } {
  const { Expires, ...rest } = JSON.parse(json) as ObjectHeaders
  return {
    ...rest,
    ContentType: rest.ContentType ?? 'binary/octet-stream',
    Expires: Expires === undefined ? undefined : new Date(Expires),
  }
}

// AWS: `aws-chunked` tells how the request travelled and is not kept with the object.
function withoutChunking(encoding: string | undefined): string | undefined {
  const kept = encoding
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== 'aws-chunked' && part !== '')
  return kept === undefined || kept.length === 0 ? undefined : kept.join(',')
}

// LIMIT: 2 KB of user metadata, names and values in UTF-8. Source: S3 User Guide, "Working with object
// metadata".
function checkedMetadata(metadata: Record<string, string> | undefined): Record<string, string> | undefined {
  if (metadata === undefined) return undefined
  let size = 0
  for (const [name, value] of Object.entries(metadata)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(value)
  }
  if (size > 2048) throw metadataTooLarge(size)
  return metadata
}
