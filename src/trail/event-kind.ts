/**
 * Whether CloudTrail calls an operation read-only. It does so of every operation of STS, whatever it hands out.
 * Source: CloudTrail User Guide, "Record contents", and the example events of the IAM User Guide.
 */
export function isReadOnly(service: string, operation: string): boolean {
  return service === 'sts' || reading.test(operation)
}

const reading =
  /^(?:BatchGet|Check|Describe|Explain|GenerateCredentialReport|Get|Head|List|Lookup|Search|Simulate|Validate)/

/**
 * Whether an operation's events are data events, which the event history does not hold: those about the objects
 * of a bucket. Source: CloudTrail User Guide, "Amazon S3 object-level actions".
 */
export function isDataEvent(service: string, operation: string): boolean {
  return service === 's3' && aboutObjects.test(operation)
}

// The object lock configuration is the bucket's.
const aboutObjects = /Object(?!LockConfiguration)|Multipart|Part|^HeadBucket$/
