import { accessGraph, type AccessEdge, type AccessNode } from '../../insight/access-graph.ts'
import type { Action } from '../../access/action.ts'
import { parseArn } from '../../kernel/arn.ts'
import { tellStep, type ToldStatement, type ToldStep } from '../../policy/explain/step-words.ts'
import { hiddenFrom, isOfResource } from './told-to.ts'

type Output = {
  Nodes: ReturnType<typeof nodeView>[]
  Edges: ReturnType<typeof edgeView>[]
  IsTruncated: boolean
}

/** Tells who may become whom in the caller's own account. */
export const getAccessGraph: Action<object, Output> = {
  access: () => ({ all: [{}] }),
  async run({ caller, house }) {
    const { account } = caller
    const { turns } = house
    // An account's graphs are made one after the other: each holds all of its principals.
    return turns.alone(`access graph of ${account}`, async () => {
      const { nodes, edges, truncated } = await accessGraph(
        { ...house, read: house.store.read },
        account,
        turns,
      )
      const Edges: Output['Edges'] = []
      for (const edge of edges) {
        if (turns.isOver()) await turns.next()
        Edges.push(edgeView(edge, account))
      }
      return { Nodes: nodes.map(nodeView), Edges, IsTruncated: truncated }
    })
  },
}

function nodeView({ id, kind, name, account, serviceLinked }: AccessNode) {
  return { Id: id, Kind: kind, Name: name, Account: account, ServiceLinked: serviceLinked }
}

/** INVARIANT: what the conditions of another account's policy ask for is not told, only on what they are. */
function edgeView({ from, to, kind, step }: AccessEdge, account: string) {
  const owner = parseArn(to)?.account
  const hidden = owner === undefined || owner === account ? undefined : hiddenFrom(owner)
  return { From: from, To: to, Kind: kind, Step: step && stepView(tellStep(step), hidden) }
}

function stepView({ can, session, statements, needs }: ToldStep, hidden: string | undefined) {
  return {
    Can: can,
    Session: session,
    Statements: statements.map((one) => statementView(one, hidden)),
    Needs: needs.map(({ effect, by, conditions }) => ({
      Effect: effect,
      Statement: statementView(by, hidden),
      Conditions: conditions.map(({ operator, key, values }) => ({
        Operator: operator,
        Key: key,
        Values: isOfResource(by.layer) && hidden !== undefined ? [hidden] : values,
      })),
    })),
  }
}

function statementView({ layer, policy, owner, index, sid }: ToldStatement, hidden: string | undefined) {
  const isHidden = isOfResource(layer) && hidden !== undefined
  return { Layer: layer, Policy: policy, Owner: owner, Index: index, Sid: isHidden ? undefined : sid }
}
