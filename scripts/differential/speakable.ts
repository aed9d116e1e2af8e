import type { DecisionCase } from '../../src/policy/cases.ts'

/**
 * A case rewritten so that a peer which knows the types of real context keys understands it: the made-up key
 * of our cases becomes a real one of the operator's type. A text says why it cannot be.
 */
export function speakable(given: DecisionCase): DecisionCase | string {
  let text = JSON.stringify(given)
  if (/svc:blob|BinaryEquals/.test(text)) return 'no real key is binary'
  if (/svc:key/i.test(text)) {
    const real = realKey(text, Object.values(given.request.context ?? {}).some(Array.isArray))
    if (real === undefined) return 'no real key has the types of all its operators'
    text = text.replaceAll(/svc:key/gi, real)
  }
  text = text.replaceAll('s3:max-keys', 'aws:multifactorauthage')
  const spoken = JSON.parse(text) as DecisionCase
  return unreal(spoken) ?? spoken
}

const families: readonly [operator: RegExp, single: string, several: string | undefined][] = [
  [/String/, 'aws:referer', 'aws:TagKeys'],
  [/Numeric/, 'aws:MultiFactorAuthAge', undefined],
  [/Date/, 'aws:CurrentTime', undefined],
  [/"(?:ForA\w+:)?Bool/, 'aws:SecureTransport', undefined],
  [/IpAddress/, 'aws:SourceIp', undefined],
  [/Arn(?:Not)?(?:Equals|Like)/, 'aws:SourceArn', undefined],
]

function realKey(text: string, isMany: boolean): string | undefined {
  const [family, other] = families.filter(([operator]) => operator.test(text))
  if (other !== undefined) return undefined
  if (family === undefined) return 'aws:referer'
  const [, single, several] = family
  return isMany || /ForAllValues|ForAnyValue/.test(text) ? several : single
}

const checks: readonly [key: string, value: RegExp][] = [
  ['aws:multifactorauthage', /^-?\d+(?:\.\d+)?$/],
  ['aws:currenttime', /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/],
  ['aws:epochtime', /^\d+$/],
  ['aws:securetransport', /^(?:true|false)$/],
  ['aws:multifactorauthpresent', /^(?:true|false)$/],
  ['aws:sourceip', /^[\d.]+$|^[\da-f:]+$/i],
  ['aws:sourcearn', /^arn:(?:[^:]*:){4}/],
]

/** Why the context could not be a real request's: a value that its key never has, or several of one. */
function unreal({ request }: DecisionCase): string | undefined {
  for (const [name, value] of Object.entries(request.context ?? {})) {
    const values = [value].flat().map(String)
    const key = name.toLowerCase()
    if (!/^(?:aws|sts):/.test(key)) return 'a key of a service, which has it for some actions only'
    const isMany = /^aws:(?:tagkeys|calledvia|principalorgpaths)$/.test(key)
    if (!isMany && values.length !== 1) return 'a single-valued key has none or several values'
    const check = checks.find(([of]) => of === key)
    if (check !== undefined && !values.every((one) => check[1].test(one))) {
      return 'a key has a value that is none of its type'
    }
  }
  return undefined
}
