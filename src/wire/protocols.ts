import { ec2Query } from './ec2-query.ts'
import { json } from './json.ts'
import type { Protocol } from './protocol.ts'
import { query } from './query.ts'
import { restJson } from './rest-json.ts'
import { restXml } from './rest-xml.ts'

/** The codecs by protocol name: `query` IAM and STS, `ec2`, `s3` (rest-xml), `json` (Athena), `rest-json` (Access Analyzer). */
export const protocols: Readonly<Record<'query' | 'ec2' | 's3' | 'json' | 'rest-json', Protocol>> = {
  query,
  ec2: ec2Query,
  s3: restXml,
  json,
  'rest-json': restJson,
}
