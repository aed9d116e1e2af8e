import type { Explanation } from './explanation.ts'

/** Whether a layer that has to allow holds an Allow which only its condition keeps from matching. */
export function lacksOnlyCondition({ layers, missing }: Explanation): boolean {
  return missing.some((grant) =>
    layers
      .filter(({ layer }) => layer === grant.layer)
      .flatMap(({ policies }) => policies.filter(({ level }) => level === grant.level))
      .flatMap(({ statements }) => statements)
      .some(({ effect, nearMiss, failed }) => {
        return effect === 'Allow' && nearMiss === true && failed?.element === 'Condition'
      }),
  )
}
