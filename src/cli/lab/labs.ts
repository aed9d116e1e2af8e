import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { UsageError } from '../command.ts'
import { modelsFolder } from '../environment/models-folder.ts'

/** An exercise: a story, the world it begins in, tests of what is to come of it, and commands that bring it about. */
export type Lab = {
  name: string
  title: string
  story: string
  /** What would stand in a bootstrap file; the default account is 123456789012. */
  world: object
  /** A file of tests as docs/policy-tests.md describes it. */
  checks: object
  /** Commands for a POSIX shell. */
  solution: string
}

/** `labs/` lies beside `models/`. */
const folder = (): string => join(modelsFolder(), '../labs')

// From what a beginner meets first to what takes some thought.
const order = [
  'first-refusal',
  'least-privilege',
  'mfa',
  'external-id',
  'chaining',
  'boundary',
  'session-policy',
  'tags',
  'pass-role',
  'shared-oidc',
  'scp',
  'data-perimeter',
]

/** The names of the exercises, in the order in which they are best done; new ones come last. */
export function labNames(): string[] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return readdirSync(folder())
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** Reads an exercise. Throws UsageError where there is none of that name. */
export function readLab(name: string): Lab {
  if (!labNames().includes(name)) {
    throw new UsageError(`there is no lab ${name}; there are ${labNames().join(', ')}`)
  }
  const read = parse(readFileSync(join(folder(), `${name}.yaml`), 'utf8')) as Omit<Lab, 'name' | 'checks'> & {
    tests: object[]
    policies?: object
  }
  const { title, story, world, solution, tests, policies } = read
  return { name, title, story, world, solution, checks: { tests, ...(policies && { policies }) } }
}
