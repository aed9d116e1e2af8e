import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A shape of botocore's `service-2.json`, as far as it is read here. */
export type BotoShape = {
  type: string
  members?: Record<string, BotoMember>
  member?: BotoMember
  key?: BotoMember
  value?: BotoMember
  required?: string[]
  min?: number
  max?: number
  pattern?: string
  enum?: string[]
  sensitive?: boolean
}
export type BotoMember = { shape: string }
export type BotoModel = {
  metadata: { apiVersion: string; xmlNamespace?: string; targetPrefix?: string }
  operations: Record<string, { input?: BotoMember; output?: BotoMember; authtype?: string }>
  shapes: Record<string, BotoShape>
}

/** Where the installed botocore is and its version, or undefined without python3 or botocore. */
export function findBotocore(): { data: string; version: string } | undefined {
  try {
    const script = 'import botocore,os;print(os.path.dirname(botocore.__file__));print(botocore.__version__)'
    const out = execFileSync('python3', ['-c', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [folder, version] = out.trim().split('\n') as [string, string]
    return { data: `${folder}/data`, version }
  } catch {
    return undefined
  }
}

/** Reads one service model, e.g. `iam/2010-05-08`. */
export function readBotoModel(data: string, path: string): BotoModel {
  const plain = `${data}/${path}/service-2.json`
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`))
  return JSON.parse(text.toString('utf8')) as BotoModel
}
