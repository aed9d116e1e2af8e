import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { World } from './decision-worlds.ts'

const peer = '@cloud-copilot/iam-simulate'
const version = '0.1.173'

/** What a process with the peer in it measured: decisions a second of its CPU time, and its answers. */
export type PeerAnswer = { perSecond: number; allowed: boolean[] }

/**
 * Measures a peer in a process of its own. Its licence is the AGPL: it is fetched for the moment into a folder that
 * goes again, and no part of this project. Answers why where it cannot be had.
 */
export function measurePeer(worlds: readonly World[], milliseconds: number): PeerAnswer[] | string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-peer-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
    const installed = spawnSync('npm', ['install', ...flags, `${peer}@${version}`], {
      cwd: folder,
      timeout: 180_000,
      encoding: 'utf8',
    })
    if (installed.status !== 0) return `npm could not fetch ${peer} ${version}`
    writeFileSync(join(folder, 'worlds.json'), JSON.stringify({ worlds, milliseconds }))
    const script = fileURLToPath(new URL('iam-simulate-process.ts', import.meta.url))
    const ran = spawnSync(process.execPath, [script, folder], { encoding: 'utf8', timeout: 300_000 })
    if (ran.status !== 0) return `${peer} ${version} failed: ${ran.stderr.trim().split('\n').at(-1)}`
    return JSON.parse(ran.stdout) as PeerAnswer[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
