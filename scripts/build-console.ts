import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const stamp = '.sources'

/**
 * Builds the console into `to`, with a `.br` and a `.gz` beside every file that they make smaller. What
 * `built` holds is taken over where it is of these very sources.
 */
export async function buildConsole(root: string, to: string, built: string): Promise<void> {
  const sources = fingerprint(root)
  const same = existsSync(`${built}/${stamp}`) && readFileSync(`${built}/${stamp}`, 'utf8') === sources
  if (same) return cpSync(built, to, { recursive: true })
  const { build } = await import('vite')
  mkdirSync(to, { recursive: true })
  await build({ configFile: `${root}/console/vite.config.ts`, build: { outDir: to }, logLevel: 'warn' })
  const files = globSync('**/*.{html,js,css,svg,json,woff}', { cwd: to })
  await Promise.all(files.map((file) => compress(`${to}/${file}`)))
  writeFileSync(`${to}/${stamp}`, sources)
}

/** Everything the bundle is made of: the console's files, the rooms and data it may use, the packages, this file. */
function fingerprint(root: string): string {
  const patterns = [
    'console/**/*',
    'src/{policy,kernel}/**/*.ts',
    'models/{catalogue.json.br,service-names.json}',
    'package-lock.json',
    'scripts/build-console.ts',
  ]
  const hash = createHash('sha256')
  for (const file of patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    if (!/\.\w+$/.test(file) || file.endsWith('.test.ts')) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(`${root}/${file}`))
      .update('\0')
  }
  return hash.digest('hex')
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      // LIMIT: 9 of 11: the last two cost ten times the time of all before for three per cent.
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  if (brotli.length < bytes.length) await writeFile(`${file}.br`, brotli)
  if (gzipped.length < bytes.length) await writeFile(`${file}.gz`, gzipped)
}
