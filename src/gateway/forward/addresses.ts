import type { Forwarded } from '../seam.ts'

/** Members of answers that hold addresses of the backend itself, which no client of ours should go to. */
const members: Readonly<Record<string, { operations: RegExp; names: string; every: boolean }>> = {
  // A queue's address is where its service is, whatever name the backend knows itself by.
  sqs: {
    operations: /^(?:CreateQueue|GetQueueUrl|ListQueues|ListDeadLetterSourceQueues)$/,
    names: 'QueueUrl|QueueUrls|queueUrls',
    every: true,
  },
  s3: { operations: /^(?:CompleteMultipartUpload|PostObject)$/, names: 'Location', every: true },
  lambda: { operations: /FunctionUrl/, names: 'FunctionUrl', every: false },
}

/** Whether an answer may hold addresses that become ours; it is then read whole, and not compressed. */
export function holdsAddresses({ signingName, operation }: Forwarded): boolean {
  return Object.hasOwn(members, signingName) && members[signingName]!.operations.test(operation)
}

/** The text of an answer with the backend's addresses as ours. */
export function ownAddresses(request: Forwarded, text: string, backendUrl: string, ownUrl: string): string {
  const { names, every } = members[request.signingName]!
  // JSON may write a slash as `\/`.
  const origin = every ? 'https?:\\\\?/\\\\?/[^/"<>\\s\\\\]+' : plain(backendUrl).replaceAll('/', '\\\\?/')
  const start = new RegExp(`(["<>\\[,]\\s*"?)${origin}(?=[/"<\\\\])`, 'g')
  const own = ownUrlFor(request, ownUrl)
  const put = (whole: string): string => whole.replace(start, (_match, before: string) => before + own)
  if (text.trimStart().startsWith('<')) {
    return text.replace(new RegExp(`<(${names})>[^<]*</\\1>`, 'g'), put)
  }
  return text.replace(new RegExp(`"(?:${names})"\\s*:\\s*(?:"[^"]*"|\\[[^\\]]*\\])`, 'g'), put)
}

/** A `Location` header that names the backend, as ours. */
export function ownLocation(
  request: Forwarded,
  location: string,
  backendUrl: string,
  ownUrl: string,
): string {
  const names = location === backendUrl || location.startsWith(`${backendUrl}/`)
  return names ? ownUrlFor(request, ownUrl) + location.slice(backendUrl.length) : location
}

/** Where a client asked by the bucket's own host name, the path names the bucket from now on. */
function ownUrlFor({ signingName, path }: Forwarded, ownUrl: string): string {
  if (signingName !== 's3') return ownUrl
  const bucket = path.split('/', 2)[1] ?? ''
  const mark = ownUrl.indexOf('://') + 3
  return ownUrl.startsWith(`${bucket}.`, mark)
    ? ownUrl.slice(0, mark) + ownUrl.slice(mark + bucket.length + 1)
    : ownUrl
}

function plain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
