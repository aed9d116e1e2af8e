/**
 * The size of a policy as AWS counts it against the quotas: its characters without the white space between
 * them; white space within a string counts. Source: IAM User Guide, "IAM and AWS STS quotas".
 */
export function policySize(text: string): number {
  let size = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString && code === 0x5c) {
      // An escaped character, so that an escaped quote does not end the string.
      size += at + 1 < text.length ? 2 : 1
      at += 1
      continue
    }
    if (code === 0x22) inString = !inString
    if (inString || (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)) size += 1
  }
  return size
}
