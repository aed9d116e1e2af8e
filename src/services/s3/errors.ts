import { AwsError } from '../../kernel/aws-error.ts'

// Sentences of buckets, access and requests in general; those of objects are in object-errors.ts.
// Source: Amazon S3 API Reference, "Error responses", and answers of the live service.

export function accessDenied(message = 'Access Denied'): AwsError {
  return new AwsError('AccessDenied', 403, message)
}

export function noSuchBucket(name: string): AwsError {
  return new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', {
    details: { BucketName: name },
  })
}

export function invalidBucketName(name: string): AwsError {
  return new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', {
    details: { BucketName: name },
  })
}

export function bucketAlreadyExists(name: string): AwsError {
  const message =
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. ' +
    'Please select a different name and try again.'
  return new AwsError('BucketAlreadyExists', 409, message, { details: { BucketName: name } })
}

export function bucketAlreadyOwnedByYou(name: string): AwsError {
  const message = 'Your previous request to create the named bucket succeeded and you already own it.'
  return new AwsError('BucketAlreadyOwnedByYou', 409, message, { details: { BucketName: name } })
}

export function bucketNotEmpty(name: string): AwsError {
  return new AwsError('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty', {
    details: { BucketName: name },
  })
}

export function tooManyBuckets(): AwsError {
  return new AwsError('TooManyBuckets', 400, 'You have attempted to create more buckets than allowed')
}

export function illegalLocationConstraint(location: string): AwsError {
  const message =
    `The ${location} location constraint is incompatible for the region specific endpoint this request was ` +
    'sent to.'
  return new AwsError('IllegalLocationConstraintException', 400, message)
}

export function invalidLocationConstraint(location: string): AwsError {
  return new AwsError('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
    details: { LocationConstraint: location },
  })
}

/** A setting of a bucket that was never made: each has a code and sentence of its own. */
export function notConfigured(code: string, message: string, bucket: string): AwsError {
  return new AwsError(code, 404, message, { details: { BucketName: bucket } })
}

export function malformedPolicy(message: string, detail?: string): AwsError {
  return new AwsError(
    'MalformedPolicy',
    400,
    message,
    detail === undefined ? {} : { details: { Detail: detail } },
  )
}

export function methodNotAllowed(method: string, resourceType: string): AwsError {
  const message = 'The specified method is not allowed against this resource.'
  return new AwsError('MethodNotAllowed', 405, message, {
    details: { Method: method, ResourceType: resourceType },
  })
}

export function invalidArgument(message: string, name: string, value: string): AwsError {
  return new AwsError('InvalidArgument', 400, message, {
    details: { ArgumentName: name, ArgumentValue: value },
  })
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', 400, message)
}

export function invalidTag(message: string): AwsError {
  return new AwsError('InvalidTag', 400, message)
}

export function tooManyTags(message: string): AwsError {
  return new AwsError('BadRequest', 400, message)
}

export function aclNotSupported(): AwsError {
  return new AwsError('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs')
}

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
