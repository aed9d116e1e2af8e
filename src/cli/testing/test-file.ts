import { readFileSync, statSync } from 'node:fs'
import { isSeq, type Node } from 'yaml'
import { UsageError } from '../command.ts'
import { listOf, openYaml, requireText, settingsOf, textsOf, type PlacedYaml } from './placed-yaml.ts'
import { openPolicies, type NamedPolicy, type PolicyReader } from './test-policies.ts'

const expectations = ['allowed', 'denied', 'explicitly-denied', 'implicitly-denied'] as const

/** What a test expects; `denied` is either kind. */
export type Expectation = (typeof expectations)[number]

/** One declared test. It stands for as many decisions as it has principals, actions and resources. */
export type PolicyTest = {
  name: string
  /** `FILE:LINE:COL`. */
  place: string
  principals: string[]
  actions: string[]
  resources: string[]
  expect: Expectation
  session: string | undefined
  sessionPolicies: NamedPolicy[] | undefined
  sessionTags: Record<string, string>
  sourceIdentity: string | undefined
  /** Present where the file says all about the principal, and no data directory is asked. */
  own:
    | { policies: NamedPolicy[]; boundary: NamedPolicy | undefined; tags: Record<string, string> }
    | undefined
  resourcePolicy: NamedPolicy | undefined
  resourceAccount: string | undefined
  resourceTags: Record<string, string> | undefined
  /** Levels from the organization's root down. */
  scps: NamedPolicy[][]
  rcps: NamedPolicy[][]
  /** By lower-case name. */
  context: Map<string, readonly string[]>
}

const settings = [
  'name',
  'principal',
  'principals',
  'session',
  'sessionPolicies',
  'sessionTags',
  'sourceIdentity',
  'policies',
  'boundary',
  'tags',
  'resourcePolicy',
  'resourceAccount',
  'resourceTags',
  'scps',
  'rcps',
  'action',
  'actions',
  'resource',
  'resources',
  'context',
  'expect',
]

// LIMIT: a file of tests is written by people; a bigger one is something else.
const largestFile = 16 * 1024 * 1024

/** Reads a file of tests. Throws UsageError with every problem, one a line, each with its place. */
export function readTestFile(file: string): PolicyTest[] {
  const yaml = openYaml(file, readText(file))
  // What could not be parsed is not read any further: the rest would only be errors that follow from it.
  if (yaml.problems.length === 0) {
    const root = settingsOf(yaml, yaml.root, 'the file', ['policies', 'tests'])
    const policies = openPolicies(yaml, root.get('policies'))
    const list = root.get('tests')
    if (list === undefined || !isSeq(list)) yaml.blame(list ?? yaml.root, 'the file has a list "tests"')
    else {
      const tests = listOf(yaml, list).map((node) => readTest(yaml, policies, node))
      if (yaml.problems.length === 0) return tests as PolicyTest[]
    }
  }
  throw new UsageError(yaml.problems.join('\n'))
}

function readText(file: string): string {
  try {
    if (statSync(file).size > largestFile) throw new Error(`it is larger than ${largestFile} bytes`)
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new UsageError(code === 'ENOENT' ? `there is no file ${file}` : `${file}: ${message}`)
  }
}

/** A test; incomplete, with a problem, where it is wrong. */
function readTest(yaml: PlacedYaml, policies: PolicyReader, node: Node): Partial<PolicyTest> {
  const given = settingsOf(yaml, node, 'a test', settings)
  const text = (name: string) => requireText(yaml, given.get(name), name)
  const either = (name: string): string[] => {
    const texts = [
      ...textsOf(yaml, given.get(name), name),
      ...textsOf(yaml, given.get(`${name}s`), `${name}s`),
    ]
    if (given.has(name) && given.has(`${name}s`)) yaml.blame(node, `a test has ${name} or ${name}s, not both`)
    return texts
  }
  const principals = either('principal')
  const actions = either('action')
  if (principals.length === 0) yaml.blame(node, 'a test has a principal')
  if (actions.length === 0) yaml.blame(node, 'a test has an action')
  const actionNode = given.get('action') ?? given.get('actions') ?? node
  for (const action of actions) {
    if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
      yaml.blame(actionNode, `${action} is no action; one is written service:Operation, without wildcards`)
    }
  }
  const resources = either('resource')
  const resourceNode = given.get('resource') ?? given.get('resources') ?? node
  for (const resource of resources) {
    if (resource !== '*' && !/^arn:(?:[^:]*:){4}./s.test(resource)) {
      yaml.blame(resourceNode, `${resource} is no resource; one is an ARN, or * for actions that have none`)
    }
  }
  const { boundary, ...rest } = policiesOf(yaml, policies, given)
  return {
    ...rest,
    name: text('name') ?? `${principals[0]} ${actions[0]}`,
    place: yaml.place(node),
    principals,
    actions,
    resources: resources.length === 0 ? ['*'] : resources,
    expect: expectationOf(yaml, given.get('expect') ?? node),
    session: text('session'),
    sessionTags: recordOf(yaml, given.get('sessionTags'), 'sessionTags'),
    sourceIdentity: text('sourceIdentity'),
    own: ownOf(yaml, policies, given, boundary),
    resourceAccount: accountOf(yaml, given.get('resourceAccount')),
    resourceTags: given.has('resourceTags')
      ? recordOf(yaml, given.get('resourceTags'), 'resourceTags')
      : undefined,
    context: contextOf(yaml, given.get('context')),
  }
}

function policiesOf(yaml: PlacedYaml, policies: PolicyReader, given: ReadonlyMap<string, Node>) {
  const levels = (name: string): NamedPolicy[][] =>
    listOf(yaml, given.get(name)).map((level, at) => policies.list(level, `${name} level ${at + 1}`) ?? [])
  return {
    sessionPolicies: policies.list(given.get('sessionPolicies'), 'session policy'),
    boundary: policies.one(given.get('boundary'), 'boundary'),
    resourcePolicy: policies.one(given.get('resourcePolicy'), 'resource policy'),
    scps: levels('scps'),
    rcps: levels('rcps'),
  }
}

function ownOf(
  yaml: PlacedYaml,
  policies: PolicyReader,
  given: ReadonlyMap<string, Node>,
  boundary: NamedPolicy | undefined,
): PolicyTest['own'] {
  const own = policies.list(given.get('policies'), 'policy')
  if (own !== undefined) return { policies: own, boundary, tags: recordOf(yaml, given.get('tags'), 'tags') }
  for (const name of ['boundary', 'tags'] as const) {
    if (given.has(name)) {
      yaml.blame(given.get(name)!, `${name} goes with policies; without, the data directory tells them`)
    }
  }
  return undefined
}

function expectationOf(yaml: PlacedYaml, node: Node): Expectation {
  const text = 'value' in node ? node.value : undefined
  const found = expectations.find((known) => known === text)
  if (found === undefined) yaml.blame(node, `expect is one of ${expectations.join(', ')}`)
  return found ?? 'denied'
}

function accountOf(yaml: PlacedYaml, node: Node | undefined): string | undefined {
  const text = requireText(yaml, node, 'resourceAccount')
  if (text !== undefined && !/^\d{12}$/.test(text)) yaml.blame(node!, 'resourceAccount has 12 digits')
  return text
}

function recordOf(yaml: PlacedYaml, node: Node | undefined, what: string): Record<string, string> {
  const record = Object.create(null) as Record<string, string>
  if (node === undefined) return record
  for (const [name, value] of settingsOf(yaml, node, what)) {
    record[name] = requireText(yaml, value, `${name} of ${what}`) ?? ''
  }
  return record
}

function contextOf(yaml: PlacedYaml, node: Node | undefined): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>()
  if (node === undefined) return context
  for (const [name, value] of settingsOf(yaml, node, 'context')) {
    context.set(name.toLowerCase(), textsOf(yaml, value, name))
  }
  return context
}
