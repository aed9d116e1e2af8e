/** A fenced block of a page. */
export type Block = {
  language: string
  text: string
  /** Where its fence stands, from 1. */
  line: number
  /** Why it is not run, as a comment before it says: `<!-- not run: … -->`. */
  notRun?: string
  /** The file it shows whole: `<!-- file: examples/… -->`. */
  file?: string
  /** What its commands say: the `text` block right after it. */
  expected?: string
}

/** The blocks of a Markdown page, in order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = []
  const lines = page.split('\n')
  let before = ''
  for (let at = 0; at < lines.length; at += 1) {
    const fence = /^```(\w*)/.exec(lines[at]!)
    if (fence === null) {
      // What is said of a block stands right above it.
      before = lines[at]!.startsWith('<!--')
        ? lines[at]!
        : lines[at] === '' && before === 'block'
          ? before
          : ''
      continue
    }
    const end = lines.indexOf('```', at + 1)
    const text = `${lines.slice(at + 1, end).join('\n')}\n`
    const block: Block = { language: fence[1]!, text, line: at + 1 }
    const [, notRun] = /^<!-- not run: (.+) -->$/.exec(before) ?? []
    const [, file] = /^<!-- file: (.+) -->$/.exec(before) ?? []
    if (notRun !== undefined) block.notRun = notRun
    if (file !== undefined) block.file = file
    const last = blocks.at(-1)
    if (block.language === 'text' && before === 'block' && last?.language === 'sh') last.expected = text
    blocks.push(block)
    before = 'block'
    at = end
  }
  return blocks
}

/** Whether a reader pastes the block into a shell, and a test does. */
export function isPasted({ language, notRun }: Block): boolean {
  return language === 'sh' && notRun === undefined
}

/** The lines of `expected` that `said` does not have in their order; `…` stands for anything. */
export function linesMissing(expected: string, said: string): string[] {
  let rest = said
  const missing: string[] = []
  for (const line of expected.split('\n').filter((one) => one.trim() !== '')) {
    const pattern = new RegExp(
      line
        .trim()
        .split('…')
        .map((part) => RegExp.escape(part))
        .join('.*'),
    )
    const found = pattern.exec(rest)
    if (found === null) missing.push(line)
    else rest = rest.slice(found.index + found[0].length)
  }
  return missing
}
