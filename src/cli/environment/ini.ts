/**
 * An INI file as botocore reads it (Python's configparser): a section's first setting sets the indentation,
 * deeper lines continue the setting above. Only what `set` names changes; every other byte stays.
 */
export type Ini = {
  /** What stands between the brackets, in order. */
  sections(): string[]
  /**
   * A section's settings, keys in lower case; nested lines are left out. Undefined where there is no such
   * section.
   */
  values(section: string): Map<string, string> | undefined
  /** Writes a setting, into a new section at the end where there is none. */
  set(section: string, key: string, value: string): void
  text(): string
}

/** Lines `from` to before `to`: the setting's own line and those that continue it. */
type Setting = { key: string; value: string; indent: string; from: number; to: number }
type Section = { name: string; header: number; settings: Setting[] }

/** Opens a text for reading and editing; lines it does not understand stay as they are. */
export function openIni(text: string): Ini {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split('\n')
  const find = (name: string): Section | undefined => parse(lines).find((section) => section.name === name)
  return {
    sections: () => parse(lines).map(({ name }) => name),
    values(name) {
      const section = find(name)
      return section && new Map(section.settings.map(({ key, value }) => [key, value]))
    },
    set(name, key, value) {
      if (find(name) === undefined) appendSection(lines, name, newline)
      setIn(lines, find(name)!, key, value, newline)
    },
    text: () => lines.join('\n'),
  }
}

function setIn(lines: string[], section: Section, key: string, value: string, newline: string): void {
  const known = section.settings.find((setting) => setting.key === key)
  if (known?.value === value && known.to === known.from + 1) return
  const end = newline === '\r\n' ? '\r' : ''
  if (known !== undefined) {
    const written = /^\s*[^=:]*?(?=\s*[=:])/.exec(lines[known.from]!)![0]
    lines.splice(known.from, known.to - known.from, `${written} = ${value}${end}`)
    return
  }
  // As far in as the setting before it: deeper, it would continue that one.
  const last = section.settings.at(-1)
  const at = last?.to ?? section.header + 1
  if (at === lines.length) {
    // The last line has no end of its own.
    lines[at - 1] += end
    lines.push(`${last?.indent ?? ''}${key} = ${value}${end}`, '')
  } else lines.splice(at, 0, `${last?.indent ?? ''}${key} = ${value}${end}`)
}

function appendSection(lines: string[], name: string, newline: string): void {
  const end = newline === '\r\n' ? '\r' : ''
  if (lines.at(-1) !== '') {
    lines[lines.length - 1] += end
    lines.push('')
  }
  // One blank line apart from what is there; the last element is the empty text behind the last newline.
  if (lines.length > 1 && lines.at(-2)!.trim() !== '') lines.splice(-1, 0, end)
  lines.splice(-1, 0, `[${name}]${end}`)
}

function parse(lines: readonly string[]): Section[] {
  const sections: Section[] = []
  let indentOfSetting = Number.POSITIVE_INFINITY
  for (const [at, line] of lines.entries()) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue
    const section = sections.at(-1)
    const indent = line.slice(0, line.length - line.trimStart().length)
    const setting = section?.settings.at(-1)
    if (setting !== undefined && indent.length > indentOfSetting) {
      setting.to = at + 1
      continue
    }
    const header = /^\[([^\]]*)\]/.exec(trimmed)
    if (header !== null) {
      sections.push({ name: header[1]!.trim(), header: at, settings: [] })
      continue
    }
    const mark = trimmed.search(/[=:]/)
    if (section === undefined || mark <= 0) continue
    indentOfSetting = indent.length
    section.settings.push({
      key: trimmed.slice(0, mark).trim().toLowerCase(),
      value: trimmed.slice(mark + 1).trim(),
      indent,
      from: at,
      to: at + 1,
    })
  }
  return sections
}
