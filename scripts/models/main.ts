import { writeFileSync } from 'node:fs'
import { findBotocore, readBotoModel } from './botocore.ts'
import { combine } from './combine.ts'
import { printModel } from './print.ts'
import { services } from './services.ts'

const folder = new URL('../../models/', import.meta.url)
const botocore = findBotocore()
if (botocore === undefined) {
  console.error('python3 with botocore is needed: its models hold the constraints.')
  process.exit(1)
}
for (const service of services) {
  const model = combine(service, readBotoModel(botocore.data, service.botocore), botocore.version)
  const text = printModel(model)
  writeFileSync(new URL(`${service.name}.json`, folder), text)
  console.log(`${service.name}.json ${text.length} bytes`)
}
