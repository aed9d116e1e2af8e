import { iamArn, rootArn } from '../kernel/arn.ts'
import { newSteps, ranOut, requestSteps } from '../policy/steps.ts'
import { possibility } from '../policy/powers/possible.ts'
import type { Step } from '../policy/powers/reach.ts'
import { trustedValues } from '../policy/powers/trusted.ts'
import { groupNamesOfUsers } from '../store/entities/groups.ts'
import { findUserById } from '../store/entities/users.ts'
import { readActors, type LiveActor } from './actors.ts'
import type { Turns } from '../access/turns.ts'
import { providerCaller, serviceCaller, type Caller } from '../access/caller.ts'
import { roleToAssume } from './known-resource.ts'
import { openKeysOf } from './open-keys.ts'
import type { LiveRole } from '../access/live-principal.ts'
import type { DecisionSources } from './snapshot.ts'
import { hypotheticalQuestion } from './hypothetical-question.ts'
import { openPowers } from './who-can.ts'

/** `account` is absent for services, well-known providers and everyone. `id` is an ARN where there is one. */
export type AccessNode = {
  id: string
  kind: 'user' | 'group' | 'role' | 'account' | 'service' | 'provider' | 'everyone'
  name: string
  account?: string | undefined
  /** Of a role: who assumes it is a service that it is linked to. */
  serviceLinked?: boolean | undefined
}

/**
 * `member`: a user of a group. `assume`: allowed by everyone who is asked. `trust`: the role's side allows it and the
 * other side is another account's, which decides for itself. `step` is absent for members.
 */
export type AccessEdge = { from: string; to: string; kind: 'member' | 'assume' | 'trust'; step?: Step }

/** `truncated`: there is more than is shown. */
export type AccessGraph = { nodes: AccessNode[]; edges: AccessEdge[]; truncated: boolean }

// LIMIT: more than this no picture shows, and an answer with as many has three megabytes.
const maximumEdges = 10_000

/** LIMIT: steps of one graph, some seconds of questions between which everybody else has their turn. */
const graphSteps = 4 * requestSteps

/**
 * Who may become whom in an account: its users, groups and roles, the roles that they may take up wherever those are,
 * and whom its roles trust. What other accounts allow their own principals is not told. It ends where it has as many
 * edges as it may, or has asked as much.
 */
export async function accessGraph(
  sources: DecisionSources,
  account: string,
  turns: Turns,
): Promise<AccessGraph> {
  const actors = await readActors(sources, account)
  const graph = emptyGraph()
  const own = actors.filter((actor) => actor.account === account && actor.kind !== 'root')
  for (const actor of own) graph.addActor(actor)
  await addMembers(sources, account, own, graph)
  const budget = newSteps(graphSteps)
  // Each of these goes over all actors in one piece.
  await turns.next()
  const powers = await openPowers(sources, actors, budget)
  await turns.next()
  const byName = new Map(actors.flatMap((actor) => actor.names.map((name) => [name, actor] as const)))
  for (const actor of own) {
    if (graph.isFull() || ranOut(budget)) break
    if (turns.isOver()) await turns.next()
    for (const hop of powers.hops(actor)) {
      if (turns.isOver()) await turns.next()
      if (graph.isFull() || ranOut(budget)) break
      if (hop === undefined) continue
      graph.addActor(hop.to)
      graph.addEdge({ from: actor.arn, to: hop.to.arn, kind: 'assume', step: hop.step })
    }
    if (actor.kind === 'role') await addTrusted(sources, actor, byName, graph)
  }
  const { nodes, edges, truncated } = graph.whole()
  return { nodes, edges, truncated: truncated || ranOut(budget) }
}

type Growing = {
  addNode(node: AccessNode): void
  addActor(actor: LiveActor): void
  addEdge(edge: AccessEdge): void
  /** Whether an edge was left out. */
  isFull(): boolean
  whole(): AccessGraph
}

function emptyGraph(): Growing {
  const nodes = new Map<string, AccessNode>()
  const edges: AccessEdge[] = []
  let truncated = false
  const addNode = (node: AccessNode): void => void (nodes.has(node.id) || nodes.set(node.id, node))
  return {
    addNode,
    addActor({ kind, arn, account, principal }) {
      if (kind === 'root') return addNode(accountNode(account))
      const serviceLinked = kind === 'role' && principal.path.startsWith('/aws-service-role/')
      addNode({ id: arn, kind, name: principal.name, account, serviceLinked: serviceLinked || undefined })
    },
    addEdge(edge) {
      if (edges.length < maximumEdges) edges.push(edge)
      else truncated = true
    },
    isFull: () => truncated,
    whole: () => ({ nodes: [...nodes.values()], edges, truncated }),
  }
}

const accountNode = (account: string): AccessNode => ({
  id: rootArn(account),
  kind: 'account',
  name: account,
  account,
})

async function addMembers(
  { read }: DecisionSources,
  account: string,
  own: readonly LiveActor[],
  graph: Growing,
): Promise<void> {
  const users = own.flatMap((actor) => (actor.kind === 'user' ? [actor] : []))
  // LIMIT: how many ids one query names.
  for (let at = 0; at < users.length; at += 500) {
    const some = users.slice(at, at + 500)
    const groups = await groupNamesOfUsers(
      read,
      some.map(({ principal }) => principal.id),
    )
    for (const { arn, principal } of some) {
      for (const name of groups.get(principal.id) ?? []) {
        // A group is told by its name alone: no two of an account differ in their path only.
        const id = iamArn(account, 'group', '/', name)
        graph.addNode({ id, kind: 'group', name, account })
        graph.addEdge({ from: arn, to: id, kind: 'member' })
      }
    }
  }
}

/** Whom the trust policy names beside the account's own users and roles. */
async function addTrusted(
  sources: DecisionSources,
  actor: LiveActor & { kind: 'role' },
  byName: ReadonlyMap<string, LiveActor>,
  graph: Growing,
): Promise<void> {
  const { account, arn, principal: role } = actor
  const add = (node: AccessNode, kind: 'assume' | 'trust', caller: Caller, action: string): void => {
    const isAnybody = node.kind === 'account' || node.kind === 'everyone'
    const step = trustOf(sources, caller, role, action, isAnybody)
    if (step === undefined) return
    graph.addNode(node)
    graph.addEdge({ from: node.id, to: arn, kind, step })
  }
  const addOutsider = (node: AccessNode, uniqueId?: string): void =>
    add(node, 'trust', outsider(sources, node, uniqueId), 'sts:AssumeRole')
  const trust = sources.policies.get(role.trustPolicy)
  for (const name of trustedValues(trust, 'sts:AssumeRole', 'Service')) {
    add({ id: name, kind: 'service', name }, 'assume', serviceCaller(name), 'sts:AssumeRole')
  }
  for (const kind of ['WebIdentity', 'SAML'] as const) {
    for (const id of trustedValues(trust, `sts:AssumeRoleWith${kind}`, 'Federated')) {
      if (id.includes(':saml-provider/') !== (kind === 'SAML')) continue
      const name = id.slice(id.indexOf('-provider/') + 1).replace(/^provider\//, '')
      const of = id.startsWith('arn:') ? account : undefined
      const caller = providerCaller(kind, id, { account, userId: '', subject: '' })
      add({ id, kind: 'provider', name, account: of }, 'assume', caller, `sts:AssumeRoleWith${kind}`)
    }
  }
  const { accounts, names, everyone } = actor.trusted!
  for (const other of accounts) {
    if (other !== account) addOutsider(accountNode(other))
  }
  for (const name of names) {
    const stranger = await strangerNamed(sources, name, account, byName)
    if (stranger !== undefined) addOutsider(stranger.node, stranger.uniqueId)
  }
  if (everyone) addOutsider({ id: '*', kind: 'everyone', name: 'Everyone' })
}

type Stranger = { node: AccessNode; uniqueId: string | undefined }

/** A user or role of another account; the own ones have been asked themselves. */
async function strangerNamed(
  { read }: DecisionSources,
  name: string,
  account: string,
  byName: ReadonlyMap<string, LiveActor>,
): Promise<Stranger | undefined> {
  const known = byName.get(name)
  if (known !== undefined) {
    if (known.account === account || known.kind !== 'role') return undefined
    const { arn, principal } = known
    const node: AccessNode = { id: arn, kind: 'role', name: principal.name, account: known.account }
    return { node, uniqueId: principal.id }
  }
  const user = await findUserById(read, name)
  if (user === undefined || user.account === account) return undefined
  const id = iamArn(user.account, 'user', user.path, user.name)
  return { node: { id, kind: 'user', name: user.name, account: user.account }, uniqueId: user.id }
}

const everything = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'

/** Somebody whose own account would allow everything. An account, or everyone, stands for each of its users. */
function outsider({ policies }: DecisionSources, node: AccessNode, uniqueId?: string): Caller {
  const { id: arn, account = '' } = node
  return {
    kind: 'user',
    account,
    arn,
    userId: uniqueId ?? '',
    principal: { kind: 'User', arn, account, uniqueId },
    principalArn: arn,
    tags: new Map(),
    policies: { identity: [{ id: 'everything', type: 'user', policy: policies.get(everything) }] },
  }
}

/** Keys that tell the principals of an account, or of all accounts, apart. */
const ofSomebody = /^aws:(?:principal(?:arn|account|orgid|orgpaths|type|tag\/.*)|userid|username)$/

/** Whether a role's side lets somebody take it up. */
function trustOf(
  sources: DecisionSources,
  caller: Caller,
  role: LiveRole,
  action: string,
  isAnybody: boolean,
): Step | undefined {
  const { askOf, tagsKnown } = roleToAssume(role)
  const { question, policies } = hypotheticalQuestion(sources, caller, { ...askOf(caller), action })
  const isOpen = openKeysOf(caller, question.keys, tagsKnown)
  const answer = possibility(
    question,
    policies,
    (key, values) => (isAnybody && ofSomebody.test(key)) || isOpen(key, values),
  )
  if (answer.can === 'never') return undefined
  // What was supposed of the other side is nobody's statement.
  return { ...answer, statements: answer.statements.filter(({ layer }) => layer !== 'identity') }
}
