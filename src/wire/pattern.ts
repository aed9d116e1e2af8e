import type { Shape } from './shape.ts'

/** A shape's pattern as one that must match the whole value, compiled once. */
export function patternOf(shape: Shape): RegExp {
  return (shape.compiled ??= compilePattern(shape.pattern ?? ''))
}

/**
 * Compiles a pattern of AWS's models, which are Java's. Escapes that the `u` flag does not know (`\:`, `\-`
 * outside a class) lose their backslash, a leading `(?s)` becomes the flag.
 */
export function compilePattern(pattern: string): RegExp {
  const dotAll = pattern.startsWith('(?s)')
  const source = dotAll ? pattern.slice(4) : pattern
  const flags = dotAll ? 'us' : 'u'
  try {
    return new RegExp(`^(?:${source})$`, flags)
  } catch {
    const plain = source.replace(/\\([\\\s\S])/g, (escape, char: string) =>
      /[:"'@#%&,;<>=!`~_ ]/.test(char) ? char : escape,
    )
    const classes = plain.replace(/\\-(?![^[]*\])/g, '-')
    return new RegExp(`^(?:${classes})$`, flags)
  }
}
