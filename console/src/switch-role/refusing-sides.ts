import type { Explanation } from '../../../src/policy/explain/explanation.ts'

type Verdict = Explanation['layers'][number]['verdict']
type Layer = Explanation['layers'][number]['layer']

const sides: Readonly<Record<Layer, string>> = {
  identity: 'No policy of who signed in allows it',
  resource: 'The trust policy of the role does not let in who signed in',
  boundary: 'The permissions boundary of who signed in does not allow it',
  session: 'The session policies of this sign-in do not allow it',
  scp: 'The service control policies of the organization do not allow it',
  rcp: 'The resource control policies of the role’s organization do not allow it',
}
const denials: Readonly<Record<Layer, string>> = {
  identity: 'A policy of who signed in denies it',
  resource: 'The trust policy of the role denies it',
  boundary: 'The permissions boundary of who signed in denies it',
  session: 'A session policy of this sign-in denies it',
  scp: 'A service control policy denies it',
  rcp: 'A resource control policy denies it',
}

/** Which sides stood in the way of assuming a role, a sentence each. */
export function refusingSides(layers: readonly { layer: Layer; verdict: Verdict }[]): string[] {
  return layers.flatMap(({ layer, verdict }) => {
    if (verdict === 'denies') return [`${denials[layer]}.`]
    return verdict === 'silent' ? [`${sides[layer]}.`] : []
  })
}
