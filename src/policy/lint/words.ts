/** The words of a text, at its white space. */
export function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
