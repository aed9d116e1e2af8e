import { readdirSync } from 'node:fs'
import { readBotoModel } from '../botocore.ts'

/** A shape of botocore's models as far as inputs need it. */
export type RawMember = {
  shape: string
  location?: 'header' | 'headers' | 'querystring' | 'uri' | 'statusCode'
  locationName?: string
  queryName?: string
  streaming?: boolean
  flattened?: boolean
}
export type RawShape = {
  type: string
  members?: Record<string, RawMember>
  member?: RawMember
  key?: RawMember
  value?: RawMember
  required?: string[]
  sensitive?: boolean
  streaming?: boolean
  eventstream?: boolean
  flattened?: boolean
  payload?: string
  document?: boolean
  union?: boolean
  error?: { code?: string; httpStatusCode?: number }
  exception?: boolean
}
export type RawOperation = {
  http?: { method: string; requestUri: string; responseCode?: number }
  input?: RawMember
  output?: RawMember
  errors?: RawMember[]
  authtype?: string
  endpoint?: { hostPrefix: string }
}
export type RawApi = {
  metadata: {
    apiVersion: string
    endpointPrefix: string
    signingName?: string
    protocol: string
    protocols?: string[]
    serviceId: string
    serviceFullName: string
    serviceAbbreviation?: string
    targetPrefix?: string
    jsonVersion?: string
    xmlNamespace?: string | { uri: string }
    signatureVersion?: string
  }
  operations: Record<string, RawOperation>
  shapes: Record<string, RawShape>
}

/** Every API that botocore knows, the newest version of each, by its folder's name. */
export function readApis(data: string): Map<string, RawApi> {
  const found = new Map<string, RawApi>()
  for (const name of readdirSync(data).toSorted()) {
    const versions = versionsOf(`${data}/${name}`)
    if (versions.length > 0)
      found.set(name, readBotoModel(data, `${name}/${versions.at(-1)}`) as unknown as RawApi)
  }
  return found
}

function versionsOf(folder: string): string[] {
  let entries: string[]
  try {
    entries = readdirSync(folder)
  } catch {
    return []
  }
  return entries.toSorted().filter((entry) => {
    try {
      return readdirSync(`${folder}/${entry}`).some((file) => file.startsWith('service-2.json'))
    } catch {
      return false
    }
  })
}
