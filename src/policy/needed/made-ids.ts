import type { HasMadeIds } from './generalised-resources.ts'
import type { ServiceCatalogue } from '../lint/catalogue.ts'

/** Tells by the catalogue: a type whose ARN ends with an id, e.g. `instance/${InstanceId}`, is named by its service. */
export function madeIdsOf(catalogue: ServiceCatalogue): HasMadeIds {
  const known = new Map<string, boolean>()
  return (service, type) => {
    const key = `${service} ${type}`
    const answer = known.get(key) ?? endsWithId(catalogue, service, type)
    known.set(key, answer)
    return answer
  }
}

function endsWithId(catalogue: ServiceCatalogue, service: string, type: string): boolean {
  const formats = Object.values(catalogue.service(service)?.resourceTypes ?? {})
  return formats.some(({ arn }) => {
    const [head, last] = arn.slice(arn.lastIndexOf(':') + 1).split('/')
    return head === type && last !== undefined && /^\$\{\w*Id\}$/.test(last)
  })
}
