import type { AnyAction, Service } from '../../access/action.ts'
import type { S3Operation } from './action.ts'
import { getBucketAcl, getObjectAcl, putBucketAcl, putObjectAcl } from './buckets/acls.ts'
import {
  deleteBucketEncryption,
  getBucketEncryption,
  putBucketEncryption,
} from './buckets/bucket-encryption.ts'
import {
  deleteBucketPolicy,
  getBucketPolicy,
  getBucketPolicyStatus,
  putBucketPolicy,
} from './buckets/bucket-policy.ts'
import {
  deleteBucketCors,
  deleteBucketLifecycle,
  deleteBucketReplication,
  deleteBucketWebsite,
  getBucketAccelerateConfiguration,
  getBucketCors,
  getBucketLifecycleConfiguration,
  getBucketLogging,
  getBucketNotificationConfiguration,
  getBucketReplication,
  getBucketRequestPayment,
  getBucketVersioning,
  getBucketWebsite,
  getObjectLockConfiguration,
  putBucketAccelerateConfiguration,
  putBucketLogging,
  putBucketNotificationConfiguration,
  putBucketRequestPayment,
} from './buckets/bucket-settings.ts'
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from './buckets/bucket-tagging.ts'
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './buckets/buckets.ts'
import { completeMultipartUpload } from './multipart/complete-multipart-upload.ts'
import { copyObject } from './objects/copy-object.ts'
import { createMultipartUpload } from './multipart/create-multipart-upload.ts'
import { deleteObject, deleteObjects } from './objects/delete-object.ts'
import { getObject, headObject } from './objects/get-object.ts'
import { listObjects, listObjectsV2, listObjectVersions } from './listing/list-objects.ts'
import { abortMultipartUpload, listMultipartUploads, listParts } from './multipart/multipart-uploads.ts'
import { getObjectAttributes } from './objects/object-attributes.ts'
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './objects/object-tagging.ts'
import {
  deleteBucketOwnershipControls,
  getBucketOwnershipControls,
  putBucketOwnershipControls,
} from './buckets/ownership-controls.ts'
import {
  deletePublicAccessBlock,
  getPublicAccessBlock,
  putPublicAccessBlock,
} from './buckets/public-access-block.ts'
import { putObject } from './objects/put-object.ts'
import { uploadPart, uploadPartCopy } from './multipart/upload-part.ts'
import { checkDocument } from './objects/check-document.ts'
import { refuse } from './refuse.ts'

/** S3's table of contents. */
const actions = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateBucketMetadataConfiguration: 'not yet',
  CreateBucketMetadataTableConfiguration: 'not yet',
  CreateMultipartUpload: createMultipartUpload,
  CreateSession: 'not yet',
  DeleteBucket: deleteBucket,
  DeleteBucketAnalyticsConfiguration: 'not yet',
  DeleteBucketCors: deleteBucketCors,
  DeleteBucketEncryption: deleteBucketEncryption,
  DeleteBucketIntelligentTieringConfiguration: 'not yet',
  DeleteBucketInventoryConfiguration: 'not yet',
  DeleteBucketLifecycle: deleteBucketLifecycle,
  DeleteBucketMetadataConfiguration: 'not yet',
  DeleteBucketMetadataTableConfiguration: 'not yet',
  DeleteBucketMetricsConfiguration: 'not yet',
  DeleteBucketOwnershipControls: deleteBucketOwnershipControls,
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteBucketReplication: deleteBucketReplication,
  DeleteBucketTagging: deleteBucketTagging,
  DeleteBucketWebsite: deleteBucketWebsite,
  DeleteObject: deleteObject,
  DeleteObjectAnnotation: 'not yet',
  DeleteObjectTagging: deleteObjectTagging,
  DeleteObjects: deleteObjects,
  DeletePublicAccessBlock: deletePublicAccessBlock,
  GetBucketAbac: 'not yet',
  GetBucketAccelerateConfiguration: getBucketAccelerateConfiguration,
  GetBucketAcl: getBucketAcl,
  GetBucketAnalyticsConfiguration: 'not yet',
  GetBucketCors: getBucketCors,
  GetBucketEncryption: getBucketEncryption,
  GetBucketIntelligentTieringConfiguration: 'not yet',
  GetBucketInventoryConfiguration: 'not yet',
  GetBucketLifecycleConfiguration: getBucketLifecycleConfiguration,
  GetBucketLocation: getBucketLocation,
  GetBucketLogging: getBucketLogging,
  GetBucketMetadataConfiguration: 'not yet',
  GetBucketMetadataTableConfiguration: 'not yet',
  GetBucketMetricsConfiguration: 'not yet',
  GetBucketNotificationConfiguration: getBucketNotificationConfiguration,
  GetBucketOwnershipControls: getBucketOwnershipControls,
  GetBucketPolicy: getBucketPolicy,
  GetBucketPolicyStatus: getBucketPolicyStatus,
  GetBucketReplication: getBucketReplication,
  GetBucketRequestPayment: getBucketRequestPayment,
  GetBucketTagging: getBucketTagging,
  GetBucketVersioning: getBucketVersioning,
  GetBucketWebsite: getBucketWebsite,
  GetObject: getObject,
  GetObjectAcl: getObjectAcl,
  GetObjectAnnotation: 'not yet',
  GetObjectAttributes: getObjectAttributes,
  GetObjectLegalHold: 'not yet',
  GetObjectLockConfiguration: getObjectLockConfiguration,
  GetObjectRetention: 'not yet',
  GetObjectTagging: getObjectTagging,
  GetObjectTorrent: 'not yet',
  GetPublicAccessBlock: getPublicAccessBlock,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBucketAnalyticsConfigurations: 'not yet',
  ListBucketIntelligentTieringConfigurations: 'not yet',
  ListBucketInventoryConfigurations: 'not yet',
  ListBucketMetricsConfigurations: 'not yet',
  ListBuckets: listBuckets,
  ListDirectoryBuckets: 'not yet',
  ListMultipartUploads: listMultipartUploads,
  ListObjectAnnotations: 'not yet',
  ListObjectVersions: listObjectVersions,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketAbac: 'not yet',
  PutBucketAccelerateConfiguration: putBucketAccelerateConfiguration,
  PutBucketAcl: putBucketAcl,
  PutBucketAnalyticsConfiguration: 'not yet',
  PutBucketCors: 'not yet',
  PutBucketEncryption: putBucketEncryption,
  PutBucketIntelligentTieringConfiguration: 'not yet',
  PutBucketInventoryConfiguration: 'not yet',
  PutBucketLifecycleConfiguration: 'not yet',
  PutBucketLogging: putBucketLogging,
  PutBucketMetricsConfiguration: 'not yet',
  PutBucketNotificationConfiguration: putBucketNotificationConfiguration,
  PutBucketOwnershipControls: putBucketOwnershipControls,
  PutBucketPolicy: putBucketPolicy,
  PutBucketReplication: 'not yet',
  PutBucketRequestPayment: putBucketRequestPayment,
  PutBucketTagging: putBucketTagging,
  PutBucketVersioning: 'not yet',
  PutBucketWebsite: 'not yet',
  PutObject: putObject,
  PutObjectAcl: putObjectAcl,
  PutObjectAnnotation: 'not yet',
  PutObjectLegalHold: 'not yet',
  PutObjectLockConfiguration: 'not yet',
  PutObjectRetention: 'not yet',
  PutObjectTagging: putObjectTagging,
  PutPublicAccessBlock: putPublicAccessBlock,
  RenameObject: 'not yet',
  RestoreObject: 'not yet',
  SelectObjectContent: 'not yet',
  UpdateBucketMetadataAnnotationTableConfiguration: 'not yet',
  UpdateBucketMetadataInventoryTableConfiguration: 'not yet',
  UpdateBucketMetadataJournalTableConfiguration: 'not yet',
  UpdateObjectEncryption: 'not yet',
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
  WriteGetObjectResponse: 'not yet',
} satisfies Record<S3Operation, AnyAction | 'not yet'>

/** Amazon S3: buckets and objects, with IAM, bucket policies and Block Public Access enforced. */
export const s3: Service = {
  name: 's3',
  title: 'S3',
  protocol: 's3',
  model: 's3',
  actions,
  refuse,
  checkBody: checkDocument,
  // Anyone may ask; the bucket's policy decides.
  unsigned: 'all',
  // LIMIT: 1,000 keys of 1,024 characters; 10,000 parts with a checksum each.
  unsignedBytes: { DeleteObjects: 2_000_000, CompleteMultipartUpload: 2_000_000 },
}
