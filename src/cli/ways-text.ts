import type { LiveActor } from '../access/actors.ts'
import type { Answer } from '../access/who-can.ts'
import type { Hop, Path, Step } from '../policy/reach.ts'
import type { Need } from '../policy/possible.ts'
import type { StatementRef } from '../policy/types.ts'

/** A path as names with arrows, and under it what grants each hop: lines for a terminal, ending with \n. */
export function pathText({ start, hops }: Path<LiveActor>, last?: { action: string; step: Step }): string {
  const names = [start.arn, ...hops.map(({ to }) => to.arn)].join(' → ')
  const lines = [names]
  for (const { to, step } of hops) lines.push(...stepLines(`sts:AssumeRole on ${to.arn}`, step))
  if (last !== undefined) lines.push(...stepLines(last.action, last.step))
  return lines.map((line) => `${line}\n`).join('')
}

/** What grants one step, and the conditions it needs, each line indented. */
function stepLines(what: string, { statements, needs, session }: Step): string[] {
  const by = statements.length === 0 ? ['no policy needs to allow it'] : statements.map(byText)
  return [
    `    ${what}${session === undefined ? '' : `, in a session called ${session}`}`,
    ...by.map((line) => `      ${line}`),
    ...needs.flatMap(needLines).map((line) => `      ${line}`),
  ]
}

/** How an answer reads, and why. */
export function answerText(actor: LiveActor, action: string, answer: Answer): string {
  if (answer.can === 'never') {
    const denied = answer.decision.outcome === 'ExplicitlyDenied' ? 'explicitly denied' : 'denied'
    const by = answer.decision.statements.map((ref) => `      ${byText(ref)}\n`).join('')
    return `${denied.padEnd(8)} ${actor.arn}\n${by}`
  }
  const lines = stepLines(action, answer).slice(1)
  return `${answer.can === 'always' ? 'allowed ' : 'if      '} ${actor.arn}\n${lines.map((line) => `${line}\n`).join('')}`
}

const layers: Readonly<Record<StatementRef['layer'], string>> = {
  scp: 'service control policy',
  rcp: 'resource control policy',
  resource: 'resource policy',
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
}

function byText(ref: StatementRef): string {
  const { layer, source, index, sid } = ref
  const name = sid === undefined || sid === '' ? '' : ` ${sid}`
  const owner = source.owner === undefined ? '' : ` of ${source.owner}`
  return `by statement ${index + 1}${name} of the ${layers[layer]} ${source.id}${owner}`
}

function needLines({ effect, by, conditions }: Need): string[] {
  const texts = conditions.map(({ operator, key, values }) =>
    operator === 'Resource'
      ? `${key} fits the resource ${values.join(', ')}`
      : `${operator} ${key} ${values.join(', ')}`,
  )
  if (effect === 'Allow') return texts.map((text) => `if ${text}`)
  return [`unless ${texts.join(' and ')}, which is denied ${byText(by)}`]
}

/** A path as plain data. */
export function pathData({ start, hops }: Path<LiveActor>) {
  return { principal: start.arn, path: [start.arn, ...hops.map(({ to }) => to.arn)], hops: hops.map(hopData) }
}

function hopData({ from, to, step }: Hop<LiveActor>) {
  return { from: from.arn, to: to.arn, ...stepData(step) }
}

/** A step, or a refusal, as plain data. */
export function stepData(answer: Answer) {
  if (answer.can === 'never') {
    const { outcome, layer, statements } = answer.decision
    return { can: answer.can, outcome, layer, statements: statements.map(refData) }
  }
  const { can, session, statements, needs } = answer
  return {
    can,
    session,
    statements: statements.map(refData),
    needs: needs.map(({ effect, by, conditions }) => ({ effect, by: refData(by), conditions })),
  }
}

function refData({ layer, source, index, sid }: StatementRef) {
  return { layer, policy: source.id, owner: source.owner, index, sid }
}
