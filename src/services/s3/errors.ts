import { AwsError } from '../../kernel/aws-error.ts'

// Sentences of buckets, access and requests in general; those of objects are in object-errors.ts.
// Source: Amazon S3 API Reference, "Error responses", and answers of the live service.

/** `AccessDenied` 403; strangers are told no more than the words `Access Denied`. */
export function accessDenied(message = 'Access Denied'): AwsError {
  return new AwsError('AccessDenied', 403, message)
}

/** `NoSuchBucket` 404. */
export function noSuchBucket(name: string): AwsError {
  return new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', {
    details: { BucketName: name },
  })
}

/** `InvalidBucketName` 400: a name that breaks the naming rules or is reserved. */
export function invalidBucketName(name: string): AwsError {
  return new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', {
    details: { BucketName: name },
  })
}

/** `BucketAlreadyExists` 409: the name is another account's. */
export function bucketAlreadyExists(name: string): AwsError {
  const message =
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. ' +
    'Please select a different name and try again.'
  return new AwsError('BucketAlreadyExists', 409, message, { details: { BucketName: name } })
}

/** `BucketAlreadyOwnedByYou` 409: the name is the caller's own already. */
export function bucketAlreadyOwnedByYou(name: string): AwsError {
  const message = 'Your previous request to create the named bucket succeeded and you already own it.'
  return new AwsError('BucketAlreadyOwnedByYou', 409, message, { details: { BucketName: name } })
}

/** `BucketNotEmpty` 409: only an empty bucket can be deleted. */
export function bucketNotEmpty(name: string): AwsError {
  return new AwsError('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty', {
    details: { BucketName: name },
  })
}

/** `TooManyBuckets` 400: the account's quota is used up. */
export function tooManyBuckets(): AwsError {
  return new AwsError('TooManyBuckets', 400, 'You have attempted to create more buckets than allowed')
}

/** `IllegalLocationConstraintException` 400: a region that this endpoint makes no buckets in. */
export function illegalLocationConstraint(location: string): AwsError {
  const message =
    `The ${location} location constraint is incompatible for the region specific endpoint this request was ` +
    'sent to.'
  return new AwsError('IllegalLocationConstraintException', 400, message)
}

/** `InvalidLocationConstraint` 400: no region, or the one that cannot be named. */
export function invalidLocationConstraint(location: string): AwsError {
  return new AwsError('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
    details: { LocationConstraint: location },
  })
}

/** A setting of a bucket that was never made: each has a code and sentence of its own. */
export function notConfigured(code: string, message: string, bucket: string): AwsError {
  return new AwsError(code, 404, message, { details: { BucketName: bucket } })
}

/** `MalformedPolicy` 400 with one of its sentences; `detail` is the principal it is about. */
export function malformedPolicy(message: string, detail?: string): AwsError {
  return new AwsError(
    'MalformedPolicy',
    400,
    message,
    detail === undefined ? {} : { details: { Detail: detail } },
  )
}

/** `MethodNotAllowed` 405: nobody may do this to that kind of resource. */
export function methodNotAllowed(method: string, resourceType: string): AwsError {
  const message = 'The specified method is not allowed against this resource.'
  return new AwsError('MethodNotAllowed', 405, message, {
    details: { Method: method, ResourceType: resourceType },
  })
}

/** `InvalidArgument` 400 with the argument's name and value. */
export function invalidArgument(message: string, name: string, value: string): AwsError {
  return new AwsError('InvalidArgument', 400, message, {
    details: { ArgumentName: name, ArgumentValue: value },
  })
}

/** `InvalidRequest` 400 with one of its many sentences. */
export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', 400, message)
}

/** `InvalidTag` 400: a key or value that no tag may have. */
export function invalidTag(message: string): AwsError {
  return new AwsError('InvalidTag', 400, message)
}

/** `BadRequest` 400: more tags than the resource may have. */
export function tooManyTags(message: string): AwsError {
  return new AwsError('BadRequest', 400, message)
}

/** `AccessControlListNotSupported` 400: the bucket's owner owns all, so lists give nothing. */
export function aclNotSupported(): AwsError {
  return new AwsError('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs')
}

/** `InvalidBucketAclWithObjectOwnership` 400: the same of a bucket that is about to be made. */
export function bucketAclWithOwnership(): AwsError {
  const message = "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting"
  return new AwsError('InvalidBucketAclWithObjectOwnership', 400, message)
}

/** `InvalidBucketOwnerAWSAccountID` 400: what a bucket's owner is expected to be is no account. */
export function invalidExpectedOwner(owner: string): AwsError {
  const message = `The value of the expected bucket owner parameter must be an AWS Account ID... [${owner}]`
  return new AwsError('InvalidBucketOwnerAWSAccountID', 400, message)
}

/** `MalformedXML` 400: a body that lacks what its operation needs. */
export function malformedXml(): AwsError {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema'
  return new AwsError('MalformedXML', 400, message)
}

/** A part of S3 that this server does not have, asked for by a header: never ignored. */
export function notImplemented(header: string): AwsError {
  const message = 'A header you provided implies functionality that is not implemented'
  return new AwsError('NotImplemented', 501, message, { details: { Header: header } })
}

/** What the caller was allowed to touch changed before it could be used. */
export function operationAborted(): AwsError {
  const message =
    'A conflicting conditional operation is currently in progress against this resource. Please try again.'
  return new AwsError('OperationAborted', 409, message)
}
