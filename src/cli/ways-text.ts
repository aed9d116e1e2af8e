import type { LiveActor } from '../insight/actors.ts'
import type { Answer } from '../insight/who-can.ts'
import type { Hop, Path, Step } from '../policy/powers/reach.ts'
import {
  needWords,
  statementWords,
  tellStatement,
  tellStep,
  type ToldStatement,
} from '../policy/explain/step-words.ts'

/** A path as names with arrows, and under it what grants each hop: lines for a terminal, ending with \n. */
export function pathText({ start, hops }: Path<LiveActor>, last?: { action: string; step: Step }): string {
  const names = [start.arn, ...hops.map(({ to }) => to.arn)].join(' → ')
  const lines = [names]
  for (const { to, step } of hops) lines.push(...stepLines(`sts:AssumeRole on ${to.arn}`, step))
  if (last !== undefined) lines.push(...stepLines(last.action, last.step))
  return lines.map((line) => `${line}\n`).join('')
}

/** What grants one step, and the conditions it needs, each line indented. */
function stepLines(what: string, step: Step): string[] {
  const { statements, needs, session } = tellStep(step)
  const by = statements.length === 0 ? ['no policy needs to allow it'] : statements.map(byText)
  return [
    `    ${what}${session === undefined ? '' : `, in a session called ${session}`}`,
    // Every level of an organization may allow by the same policy.
    ...new Set(by.map((line) => `      ${line}`)),
    ...needs.flatMap(needWords).map((line) => `      ${line}`),
  ]
}

/** How an answer reads, and why. */
export function answerText(actor: LiveActor, action: string, answer: Answer): string {
  if (answer.can === 'never') {
    const denied = answer.decision.outcome === 'ExplicitlyDenied' ? 'explicitly denied' : 'denied'
    const by = answer.decision.statements.map((ref) => `      ${byText(tellStatement(ref))}\n`).join('')
    return `${denied.padEnd(8)} ${actor.arn}\n${by}`
  }
  const lines = stepLines(action, answer).slice(1)
  return `${answer.can === 'always' ? 'allowed ' : 'if      '} ${actor.arn}\n${lines.map((line) => `${line}\n`).join('')}`
}

const byText = (told: ToldStatement): string => `by ${statementWords(told)}`

/** A path as plain data. */
export function pathData({ start, hops }: Path<LiveActor>) {
  return { principal: start.arn, path: [start.arn, ...hops.map(({ to }) => to.arn)], hops: hops.map(hopData) }
}

function hopData({ from, to, step }: Hop<LiveActor>) {
  return { from: from.arn, to: to.arn, ...stepData(step) }
}

/** A step, or a refusal, as plain data. */
export function stepData(answer: Answer) {
  if (answer.can !== 'never') return tellStep(answer)
  const { outcome, layer, statements } = answer.decision
  return { can: answer.can, outcome, layer, statements: statements.map(tellStatement) }
}
