const shape = /^[a-z0-9](?:[a-z0-9-]|\.(?!\.))*[a-z0-9]$/
const ipAddress = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/
const reservedPrefixes = ['xn--', 'sthree-', 'amzn-s3-demo-']
const reservedSuffixes = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3']

/** Whether a bucket may have this name. Source: S3 User Guide, "General purpose bucket naming rules". */
export function isBucketName(name: string): boolean {
  return name.length >= 3 && name.length <= 63 && shape.test(name) && !ipAddress.test(name)
}

/** Whether a name, valid in itself, is kept for AWS's own use: nobody can create a bucket of it. */
export function isReservedBucketName(name: string): boolean {
  return (
    reservedPrefixes.some((prefix) => name.startsWith(prefix)) ||
    reservedSuffixes.some((suffix) => name.endsWith(suffix))
  )
}
