/**
 * Sorts named things as a Java hash map of their names gives them, which is the order live AWS lists
 * validation errors in. AWS: of three errors of UpdateAccountPasswordPolicy the third-last member came
 * first and the order was neither the model's nor the alphabet's; a table of 16 buckets gives it, and that
 * of the other recorded answers. The values of an enumeration come in the same order.
 */
export function inHashOrder<T>(things: readonly T[], nameOf: (thing: T) => string): T[] {
  if (things.length < 2) return [...things]
  const names = new Set(things.map(nameOf))
  let buckets = 16
  while (names.size > buckets * 0.75) buckets *= 2
  const bucket = (thing: T) => hash(nameOf(thing)) & (buckets - 1)
  return things.toSorted((a, b) => bucket(a) - bucket(b))
}

/** Java's String.hashCode, spread as HashMap spreads it. */
function hash(text: string): number {
  let code = 0
  for (let i = 0; i < text.length; i++) code = (Math.imul(code, 31) + text.charCodeAt(i)) | 0
  return code ^ (code >>> 16)
}
