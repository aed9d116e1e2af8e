import type { ComparedElement } from './compared-elements.ts'

/** What an element asks for, in words: `asks for anything but` and the values, `asks for no such key` and none. */
export function askingWords({ element, written, operator = '', expected }: ComparedElement): {
  words: string
  values: readonly string[]
} {
  if (operator.toLowerCase() === 'null') {
    return {
      words: expected[0]?.toLowerCase() === 'true' ? 'asks for no such key' : 'asks for the key',
      values: [],
    }
  }
  const verb = written.startsWith('Not')
    ? 'leaves out'
    : /not/i.test(operator)
      ? 'asks for anything but'
      : 'asks for'
  if (expected.length === 0) return { words: `${verb} nothing`, values: [] }
  // A user, role or account is what a principal usually is.
  const values = element === 'Principal' ? expected.map((text) => text.replace(/^AWS /, '')) : expected
  return { words: verb, values }
}
