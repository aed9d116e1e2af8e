import { existsSync, statSync } from 'node:fs'
import { asItIs, type PolicyOverrides } from '../../insight/ask-again.ts'
import type { Snapshot } from '../../insight/snapshot.ts'
import type { RecordedRequest } from '../../access/recorded-request.ts'
import type { ChangedPolicies } from '../../insight/policy-change.ts'
import { OperatorError, UsageError, type Command, type Given, type World } from '../command.ts'
import { dataDirectoryOption } from '../environment/data-directory.ts'
import { changeOf, changeOptions } from '../replay-change.ts'
import { spanOf, spanOptions } from '../time-span.ts'

/** `understudy replay`. */
export const replayCommand: Command = {
  name: 'replay',
  usage: '[FILE|DIR]',
  summary: 'Decides the requests of the trail again, under changed policies, and tells which would flip.',
  positionals: { minimum: 0, maximum: 1 },
  options: [
    ...changeOptions,
    ...spanOptions,
    { name: 'json', kind: 'flag', variable: false, help: 'Prints the result as JSON.' },
    { ...dataDirectoryOption, help: 'Folder whose trail is replayed; only read, its server may run.' },
  ],
  notes: [
    'FILE is a bootstrap file and DIR another data directory, whose policies are to decide. Without either they are',
    "those of the trail's own data directory as they are now.",
    'Exit code: 0 no allowed request would be refused, 1 some would, 2 asked wrongly.',
  ].join('\n'),
  run: runReplay,
}

async function runReplay(given: Given, world: World): Promise<number> {
  const change = changeOf(given)
  const span = spanOf(given, Date.now())
  const { openRecordedTrail } = await import('../../trail/recorded-requests.ts')
  const { createReplay } = await import('../../insight/replay.ts')
  const { changePolicies } = await import('../../insight/policy-change.ts')
  const { replayAll, replayData, replayText } = await import('../replay-flips.ts')
  const trail = openRecordedTrail(given.text('data-dir')!)
  const closing: (() => unknown)[] = [() => trail.close()]
  try {
    const [place] = given.positionals
    const own = await openSnapshotOf(given.text('data-dir')!)
    closing.push(() => own.close())
    const firstAccount = () => accountOf(trail.requests(span))
    const snapshot = place === undefined ? own : await openPlace(place, firstAccount, closing)
    const supposed: ChangedPolicies | undefined = change && changePolicies(snapshot.policies, change)
    const isChanged = place !== undefined || supposed !== undefined
    const supposition: PolicyOverrides = supposed ?? asItIs
    const result = await replayAll(
      trail.requests(span),
      createReplay(snapshot, supposition),
      isChanged ? createReplay(own, asItIs) : undefined,
    )
    if (supposed?.touched() === 0) {
      world.warn('understudy: no request of the trail was decided by what the policy would change\n')
    }
    const { notKept, forgot } = trail.extent()
    if (notKept > 0)
      world.warn(`understudy: ${notKept} allowed requests were not kept in bursts, and not replayed\n`)
    if (forgot) world.warn('understudy: older requests are no longer in the trail\n')
    world.write(given.flag('json') ? `${JSON.stringify(replayData(result), null, 2)}\n` : replayText(result))
    return result.refused === 0 ? 0 : 1
  } finally {
    for (const close of closing.toReversed()) await close()
  }
}

function accountOf(requests: Iterable<RecordedRequest>): string | undefined {
  for (const { facts } of requests) if (facts.caller.account !== '') return facts.caller.account
  return undefined
}

async function openSnapshotOf(dataDirectory: string): Promise<Snapshot> {
  const { openSnapshot } = await import('../../insight/snapshot.ts')
  const { modelsFolder } = await import('../environment/models-folder.ts')
  return openSnapshot(dataDirectory, modelsFolder())
}

/** The policies of another data directory, or of a bootstrap file that is applied to an empty one. */
async function openPlace(
  place: string,
  firstAccount: () => string | undefined,
  closing: (() => unknown)[],
): Promise<Snapshot> {
  if (!existsSync(place)) throw new UsageError(`there is no file or folder ${place}`)
  const folder = statSync(place).isDirectory() ? place : await applied(place, firstAccount(), closing)
  const snapshot = await openSnapshotOf(folder)
  closing.push(() => snapshot.close())
  return snapshot
}

/** A data directory of its own, with what the file declares. It goes when the command ends. */
async function applied(
  file: string,
  account: string | undefined,
  closing: (() => unknown)[],
): Promise<string> {
  const { mkdtempSync, rmSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const { createUnderstudy } = await import('../../main.ts')
  const folder = mkdtempSync(join(tmpdir(), 'understudy-replay-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const server = await createUnderstudy({
      dataDirectory: folder,
      region: 'us-east-1',
      host: '127.0.0.1',
      port: 0,
      founding: { account, accounts: [], adminUser: true },
      testHooks: false,
      hosts: [],
      bootstrapFile: file,
    })
    await server.stop()
  } catch (cause) {
    throw new OperatorError((cause as Error).message)
  }
  return folder
}
