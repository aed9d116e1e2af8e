/**
 * A name of a condition key, or of the tag behind its slash, as such names are compared: without case, and with the
 * letters that fold onto ASCII ones (ſ, K, ı, İ) as those. AWS: aws-samples/data-perimeter-policy-examples, pull
 * request 64, tells that `taſk` names the tag `task`.
 */
export function foldName(name: string): string {
  const lower = name.toLowerCase()
  return beyondAscii.test(lower)
    ? lower.replaceAll('ſ', 's').replaceAll('ı', 'i').replaceAll('i\u0307', 'i')
    : lower
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const beyondAscii = /[^\u0000-\u007f]/
