import type { DatabaseSync } from 'node:sqlite'
import { rollBack } from '../roll-back.ts'
import { linesOf, rowOf } from './trail-lines.ts'
import type { writing } from './trail-writing.ts'
import type { TrailRow } from './trail-row.ts'

/** The file is no trail that this server can write to: somebody else's database, or a newer Understudy's trail. */
export class ForeignTrail extends Error {}

/** The shape of the trail in a database, 0 where it is empty. Throws ForeignTrail where it is none of ours. */
export function shapeOf(database: DatabaseSync, newest: number): number {
  const { user_version: version } = database.prepare('pragma user_version').get() as { user_version: number }
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
  const names = new Set((tables as { name: string }[]).map(({ name }) => name))
  if (names.size === 0 && version === 0) return 0
  if (!names.has('batches')) throw new ForeignTrail('it is a database of something else')
  if (version > newest) throw new ForeignTrail('it was written by a newer Understudy')
  // The first shape had no number.
  return Math.max(1, version)
}

/** Brings a trail of an older shape to today's tables, with all that it holds; all or nothing. */
export function adoptOlderShape(
  database: DatabaseSync,
  found: number,
  create: string,
  write: typeof writing,
): void {
  database.exec('begin immediate')
  try {
    if (found === 4) addHolders(database)
    else rewrite(database, found, create, write)
    database.exec('commit')
  } catch (cause) {
    rollBack(database)
    throw cause
  }
}

/** Shape 4 did not know who of an account had asked, nor how large its batches were. */
function addHolders(database: DatabaseSync): void {
  database.exec(`
    alter table batches add column holder text not null default '';
    alter table batches add column bytes integer not null default 0;
    update batches set bytes =
      length(cast(lines as blob)) + length(cast(callers as blob)) + 2 * length(cast(terms as blob));
    create index batches_by_holder on batches (account, holder, sequence);
    pragma user_version = 5`)
}

function rewrite(database: DatabaseSync, found: number, create: string, write: typeof writing): void {
  if (found === 0) return database.exec(create)
  const callers = found === 3 ? 'callers' : "''"
  database.exec('alter table batches rename to older; drop table if exists terms;' + create)
  const { insert } = write(database)
  let sequence = 0
  const rows = database.prepare(`select lines, ${callers} as callers from older order by sequence`)
  for (const { lines, callers: known } of rows.iterate() as Iterable<{ lines: string; callers: string }>) {
    const read = linesOf(lines).map((line) => readLine(found, line, known.split('\n')))
    for (const [account, part] of Map.groupBy(read, (row) => row.account)) {
      insert(
        (sequence += 1),
        account,
        '',
        part.map((row, order) => ({ row, order })),
      )
    }
  }
  database.exec('drop table older')
}

function readLine(found: number, line: string, callers: readonly string[]): TrailRow {
  if (found === 3) return rowOf(line, callers)
  return found === 2 ? rowOfShape2(line) : rowOfShape1(line)
}

/** Who asked stood among the facts. */
function rowOfShape2(line: string): TrailRow {
  const [account, requestId, eventId, seconds, terms, event, questions, facts] = JSON.parse(line) as [
    ...[account: string, requestId: string, eventId: string, seconds: number],
    ...[terms: string[] | null, event: unknown, questions: unknown],
    { caller?: object; request?: { region: string; secure: boolean; host: string; referer?: string } },
  ]
  const { caller = {}, request } = facts
  const { region, secure, host, referer } = request ?? {}
  const kept = { event: JSON.stringify(event), questions: JSON.stringify(questions) }
  const told = { facts: JSON.stringify({ region, secure, host, referer }), caller: JSON.stringify(caller) }
  return { account, requestId, eventId, seconds, terms: terms ?? undefined, ...kept, ...told }
}

/** What it takes to ask again was not kept, nor what an event is found by: the event alone is carried over. */
function rowOfShape1(line: string): TrailRow {
  const [account, requestId, event] = JSON.parse(line) as [string, string, Event]
  const seconds = Math.floor(Date.parse(event.eventTime) / 1000)
  const nothing = { terms: undefined, questions: '[]', facts: '{}', caller: '{}' }
  return {
    account,
    requestId,
    eventId: event.eventID ?? requestId,
    seconds: seconds || 0,
    event: JSON.stringify(event),
    ...nothing,
  }
}

type Event = { eventTime: string; eventID?: string }
