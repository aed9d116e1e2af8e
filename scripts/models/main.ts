import { writeFileSync } from 'node:fs'
import { deriveData, deriveGateway, deriveModels } from './derive.ts'

const models = deriveModels()
if (models === undefined) {
  console.error('python3 with botocore is needed: its models hold the constraints.')
  process.exit(1)
}
for (const [name, content] of [...models, ...deriveGateway('small')!, ...deriveData('small')]) {
  writeFileSync(new URL(`../../models/${name}`, import.meta.url), content)
  console.log(`${name}: ${content.length} bytes`)
}
