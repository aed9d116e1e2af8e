import type { Snapshot } from '../insight/snapshot.ts'
import type { Powers } from '../insight/who-can.ts'
import { UsageError, type Given, type Option } from './command.ts'
import { dataDirectoryOption } from './environment/data-directory.ts'

/** The flags of the commands that ask who can do what. */
export const powersOptions: readonly Option[] = [
  {
    name: 'hops',
    kind: 'text',
    value: 'N',
    default: '3',
    variable: false,
    help: 'How many AssumeRole hops are followed.',
  },
  { name: 'json', kind: 'flag', variable: false, help: 'Prints JSON.' },
  { ...dataDirectoryOption, help: 'Folder whose accounts are looked at; only read, its server may run.' },
]

/** Does `work` with the accounts of the data directory that the flags name. */
export async function withPowers(given: Given, work: (powers: Powers) => Promise<number>): Promise<number> {
  const { openSnapshot } = await import('../insight/snapshot.ts')
  const { openPowers } = await import('../insight/who-can.ts')
  const { modelsFolder } = await import('./environment/models-folder.ts')
  const snapshot: Snapshot = await openSnapshot(given.text('data-dir')!, modelsFolder())
  try {
    return await work(await openPowers(snapshot))
  } finally {
    await snapshot.close()
  }
}

// LIMIT: AWS bounds no chain, but nobody reads longer ones.
const mostHops = 20

/** How many hops the flags ask for. */
export function hopsOf(given: Given): number {
  const text = given.text('hops')!
  const hops = Number(text)
  if (/^\d{1,2}$/.test(text) && hops <= mostHops) return hops
  throw new UsageError(`--hops is a number from 0 to ${mostHops}, not ${text}`)
}

/** Throws UsageError where the text is no action. */
export function requireAction(text: string): string {
  if (/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text)) return text
  throw new UsageError(`${text} is no action; one is written service:Operation, without wildcards`)
}

/** Throws UsageError where the text is no resource. */
export function requireResource(text: string): string {
  if (text === '*' || /^arn:(?:[^:]*:){4}./s.test(text)) return text
  throw new UsageError(`${text} is no resource; one is an ARN, or * for actions that have none`)
}
