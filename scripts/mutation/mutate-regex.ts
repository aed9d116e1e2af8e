const classes = /\\[dDwWsS]/g
const quantifiers = /(?<!\\|\(|\{)(?:[+*?]|\{\d+(?:,\d*)?\})/g
const negatable = /(?<!\\)\[\^?/g
const lookarounds = /\(\?<?[=!]/g

/**
 * A regular expression with one of its anchors or quantifiers gone, one of its classes negated, or one of its
 * lookarounds turned round; each as source text.
 */
export function regexMutations({ pattern, flags }: { pattern: string; flags: string }): string[] {
  const found: string[] = []
  if (pattern.startsWith('^')) found.push(pattern.slice(1))
  if (/(?<!\\)\$$/.test(pattern)) found.push(pattern.slice(0, -1))
  const replaceEach = (search: RegExp, replace: (match: string) => string): void => {
    for (const { 0: match, index } of pattern.matchAll(search)) {
      found.push(pattern.slice(0, index) + replace(match) + pattern.slice(index + match.length))
    }
  }
  replaceEach(quantifiers, () => '')
  replaceEach(classes, (match) => (/[a-z]/.test(match) ? match.toUpperCase() : match.toLowerCase()))
  replaceEach(negatable, (match) => (match === '[' ? '[^' : '['))
  replaceEach(lookarounds, (match) =>
    match.endsWith('=') ? `${match.slice(0, -1)}!` : `${match.slice(0, -1)}=`,
  )
  const valid = [...new Set(found)].filter((one) => one !== pattern && one !== '' && compiles(one, flags))
  return valid.map((one) => `/${one}/${flags}`)
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== ''
  } catch {
    return false
  }
}
