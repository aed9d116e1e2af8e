import { allBucketsArn } from '../../../kernel/arn.ts'
import { toHex } from '../../../kernel/bytes.ts'
import {
  countBuckets,
  deleteBucket as deleteRow,
  findBucket,
  insertBucket,
  listBuckets as listRows,
} from '../../../store/s3/buckets.ts'
import { anyMultipartUpload, deleteMultipartUpload } from '../../../store/s3/multipart-uploads.ts'
import { hasObjects } from '../../../store/s3/objects.ts'
import { aclKeys, refuseAcl } from '../acl.ts'
import { action } from '../action.ts'
import { bucketArn, canonicalId } from '../arns.ts'
import { isBucketName, isReservedBucketName } from '../bucket-name.ts'
import {
  bucketAclWithOwnership,
  bucketAlreadyExists,
  bucketAlreadyOwnedByYou,
  bucketNotEmpty,
  invalidArgument,
  invalidBucketName,
  notImplemented,
  tooManyBuckets,
} from '../errors.ts'
import { discardFiles } from '../files.ts'
import { continuationToken, placeOf } from '../listing/listing-encoding.ts'
import { afterPrefix } from '../listing/listing.ts'
import { bucketRegion } from './location.ts'
import { onBucket } from '../on-bucket.ts'
import { newBucketBlock } from './public-access.ts'
import { requestKeys } from '../questions.ts'
import { bucketTags, tagsToStore } from '../tags.ts'

// LIMIT: AWS's default quota since 2024.
const mostBuckets = 10_000

export const createBucket = action('CreateBucket', {
  access(call) {
    const { input, caller } = call
    const configuration = input.CreateBucketConfiguration
    if (!isBucketName(input.Bucket!)) throw invalidBucketName(input.Bucket!)
    const tags = configuration?.Tags
    const ask = {
      action: 's3:CreateBucket',
      resource: bucketArn(input.Bucket!),
      requestTags: tags,
      keys: {
        ...requestKeys(call),
        ...aclKeys(input),
        's3:ResourceAccount': caller.account || undefined,
        's3:LocationConstraint': configuration?.LocationConstraint,
        's3:x-amz-object-ownership': input.ObjectOwnership,
      },
    }
    return { all: tags === undefined ? [ask] : [ask, { ...ask, action: 's3:TagResource' }] }
  },
  async run({ input, caller, house, request, now }) {
    const name = input.Bucket!
    if (input.ObjectLockEnabledForBucket) throw notImplemented('x-amz-bucket-object-lock-enabled')
    if ((input.ObjectOwnership ?? 'BucketOwnerEnforced') !== 'BucketOwnerEnforced') {
      throw notImplemented('x-amz-object-ownership')
    }
    refuseAcl(input, ['private'], bucketAclWithOwnership)
    if (isReservedBucketName(name)) throw invalidBucketName(name)
    const region = bucketRegion(request.region, input.CreateBucketConfiguration)
    const tags = tagsToStore(bucketTags(input.CreateBucketConfiguration?.Tags ?? []))
    await house.store.write(caller.account, async (tx) => {
      const there = await findBucket(tx, name)
      // AWS: in us-east-1 alone, making one's own bucket again succeeds and changes nothing.
      if (there?.account === caller.account && request.region === 'us-east-1') return
      if (there !== undefined) {
        throw there.account === caller.account ? bucketAlreadyOwnedByYou(name) : bucketAlreadyExists(name)
      }
      if ((await countBuckets(tx, caller.account)) >= mostBuckets) throw tooManyBuckets()
      await insertBucket(tx, {
        id: toHex(house.random(16)),
        name,
        account: caller.account,
        region,
        created: now,
        policy: null,
        policyPublic: 0,
        publicAccessBlock: JSON.stringify(newBucketBlock),
        tags,
      })
    })
    return { Location: `/${name}`, BucketArn: bucketArn(name) }
  },
})

export const headBucket = onBucket('HeadBucket', {
  ask: () => ({ action: 's3:ListBucket' }),
  run: (_call, bucket) => ({
    BucketRegion: bucket.region,
    BucketArn: bucketArn(bucket.name),
    AccessPointAlias: false,
  }),
})

export const deleteBucket = onBucket('DeleteBucket', {
  ask: () => ({}),
  async run({ house }, bucket) {
    const files = await house.store.write(bucket.account, async (tx) => {
      if (await hasObjects(tx, bucket.id)) throw bucketNotEmpty(bucket.name)
      // AWS: uploads that were never completed do not keep a bucket; they go with it.
      const parts: string[] = []
      for (let upload; (upload = await anyMultipartUpload(tx, bucket.id)) !== undefined;) {
        parts.push(...(await deleteMultipartUpload(tx, upload.id)))
      }
      await deleteRow(tx, bucket.id)
      return parts
    })
    await discardFiles(house, files)
    return {}
  },
})

export const listBuckets = action('ListBuckets', {
  access: (call) => ({
    all: [{ action: 's3:ListAllMyBuckets', resource: allBucketsArn, keys: requestKeys(call) }],
  }),
  async run({ input, caller, house }) {
    const { MaxBuckets, Prefix = '', BucketRegion, ContinuationToken } = input
    const place = ContinuationToken === undefined ? '' : placeOf(ContinuationToken)
    if (place === undefined) {
      throw invalidArgument('The continuation token is not valid', 'continuation-token', ContinuationToken!)
    }
    const limit = MaxBuckets ?? mostBuckets
    const rows = await listRows(house.store.read, caller.account, {
      after: place,
      from: Prefix,
      before: Prefix === '' ? undefined : afterPrefix(Prefix),
      region: BucketRegion,
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    return {
      Buckets: page.map((bucket) => ({
        Name: bucket.name,
        CreationDate: new Date(bucket.created),
        BucketArn: bucketArn(bucket.name),
        BucketRegion: MaxBuckets === undefined && BucketRegion === undefined ? undefined : bucket.region,
      })),
      Owner: { ID: canonicalId(caller.account) },
      Prefix: input.Prefix,
      ContinuationToken: rows.length > limit ? continuationToken(page.at(-1)!.name) : undefined,
    }
  },
})

export const getBucketLocation = onBucket('GetBucketLocation', {
  ask: () => ({}),
  run: (_call, bucket) => ({
    // AWS: the oldest region has no name here.
    LocationConstraint: bucket.region === 'us-east-1' ? undefined : (bucket.region as 'eu-west-1'),
  }),
})
