import { pathTo } from '../shell/path-to.ts'
import { firstStatement } from './policy-text.ts'

const key = (kind: string) => `understudy-draft-${kind}`

/** The tab's unsaved policy of a kind, or what one starts from. */
export function readDraft(kind: string): string {
  const kept = sessionStorage.getItem(key(kind))
  if (kept !== null) return kept
  return JSON.stringify({ Version: '2012-10-17', Statement: [firstStatement(kind)] }, null, 4)
}

/** Keeps a policy on this tab's desk. */
export function writeDraft(kind: string, text: string): void {
  sessionStorage.setItem(key(kind), text)
}

/** The address of a page that begins with the tab's unsaved identity policy. */
export function draftPath(...parts: string[]): string {
  return `${pathTo(...parts)}?draft=identity`
}
