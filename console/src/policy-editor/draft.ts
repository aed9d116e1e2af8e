import { pathTo } from '../shell/path-to.ts'
import { emptyPolicy } from './policy-text.ts'

const key = (kind: string) => `understudy-draft-${kind}`

const templates: Readonly<Record<string, unknown>> = {
  trust: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  resource: { Effect: 'Allow', Principal: { AWS: '' }, Action: [], Resource: [] },
  scp: { Effect: 'Deny', Action: [], Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: [], Resource: '*' },
}

/** The tab's unsaved policy of a kind, or what one starts from. */
export function readDraft(kind: string): string {
  const kept = sessionStorage.getItem(key(kind))
  if (kept !== null) return kept
  const statement = templates[kind]
  if (statement === undefined) return emptyPolicy
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 4)
}

/** Keeps a policy on this tab's desk. */
export function writeDraft(kind: string, text: string): void {
  sessionStorage.setItem(key(kind), text)
}

/** The address of a page that begins with the tab's unsaved identity policy. */
export function draftPath(...parts: string[]): string {
  return `${pathTo(...parts)}?draft=identity`
}
