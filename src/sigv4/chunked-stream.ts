import { Transform } from 'node:stream'
import { createChunkedReader } from './chunked.ts'
import type { ChunkedOptions } from './chunked.ts'

/**
 * A stream that turns an aws-chunked body into its data. It gives nothing of a signed chunk before that
 * chunk has proved right, and fails with S3's AwsError. `trailers` are complete and proved when the stream
 * has ended.
 */
export function createChunkedDecoder(
  options: ChunkedOptions,
): Transform & { readonly trailers: ReadonlyMap<string, string> } {
  const reader = createChunkedReader(options)
  const stream = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      try {
        for (const data of reader.push(bytes)) this.push(data)
      } catch (error) {
        done(error as Error)
        return
      }
      done()
    },
    flush(done) {
      try {
        reader.end()
      } catch (error) {
        done(error as Error)
        return
      }
      done()
    },
  })
  return Object.assign(stream, { trailers: reader.trailers })
}
