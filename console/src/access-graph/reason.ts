import type { AccessNeed, AccessStatement, AccessStep } from './operations.ts'

const layers: Readonly<Record<string, string>> = {
  scp: 'service control policy',
  rcp: 'resource control policy',
  resource: 'trust policy',
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
}

/** What grants a step: one line for each statement, `Statement 1 of the identity policy Ops of alice`. */
export function grants({ Statements, Session }: AccessStep): string[] {
  const session = Session === undefined ? [] : [`In a session called ${Session}`]
  return [...session, ...Statements.map(statementText)]
}

function statementText({ Layer, Policy, Owner, Index, Sid }: AccessStatement): string {
  const sid = Sid === undefined || Sid === '' ? '' : ` (${Sid})`
  const name = Policy.replace(/ \(trust policy\)$/, '').replace(/^arn:aws:iam::[^:]*:/, '')
  const owner = Owner === undefined ? '' : ` of ${Owner}`
  return `Statement ${Index + 1}${sid} of the ${layers[Layer] ?? Layer} ${name}${owner}`
}

/** The conditions a step needs, one line each: `if sts:ExternalId StringEquals 4711`. */
export function conditions({ Needs }: AccessStep): string[] {
  return Needs.flatMap(needLines)
}

function needLines({ Effect, Statement, Conditions }: AccessNeed): string[] {
  const texts = Conditions.map(({ Operator, Key, Values }) =>
    Operator === 'Resource'
      ? `${Key} fits the resource ${Values.join(', ')}`
      : `${Key} ${Operator} ${Values.join(', ')}`,
  )
  if (Effect === 'Allow') return texts.map((text) => `if ${text}`)
  return [`unless ${texts.join(' and ')}, which ${statementText(Statement).replace('S', 's')} denies`]
}
