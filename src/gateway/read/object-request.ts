import type { AsRead } from '../../access/action.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import type { WireRequest } from '../../wire/protocol.ts'
import { withoutSignature } from './find.ts'
import { readParameters } from './rest.ts'
import { encode } from './rest-routes.ts'

/**
 * S3's request as it was read: in path style, the key encoded by us, the query without a presigned URL's parameters.
 * Throws `InvalidArgument` 400 for a parameter that stands twice, which nobody reads in one way.
 */
export function readObjectRequest({ method, query, s3, body }: WireRequest, streams: boolean): AsRead {
  const { bucket, key } = s3 ?? {}
  const path = [bucket, key].flatMap((part) =>
    part === undefined ? [] : [part.split('/').map(encode).join('/')],
  )
  const parameters = readParameters(withoutSignature(query))
  const written = [...parameters].map(([name, values]) => {
    if (values.length > 1) throw twice(name)
    // A sub-resource without a value is written without the equals sign, as clients write it.
    return values[0] === '' ? encode(name) : `${encode(name)}=${encode(values[0]!)}`
  })
  return { method, path: `/${path.join('/')}`, query: written.join('&'), body: streams ? undefined : body }
}

function twice(name: string): AwsError {
  return new AwsError('InvalidArgument', 400, 'The parameter stands twice.', {
    details: { ArgumentName: name },
  })
}
