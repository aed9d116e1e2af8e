import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { openTrailLog, openTrailReader } from './trail.ts'

const account = '111122223333'
const event = { eventID: 'e1', eventTime: '2026-07-01T12:00:00Z', requestID: 'r1', eventName: 'CreateUser' }
const questions = [{ action: 'iam:CreateUser', outcome: 'Allowed' }]
const request = { region: 'us-east-1', secure: false, host: 'h' }
const person = { arn: 'arn:aws:iam::111122223333:user/anna' }
const seconds = Date.parse(event.eventTime) / 1000
const front = [account, 'r1', 'e1', seconds, ['EventName=CreateUser']]
const line = (values: unknown[]) => JSON.stringify(values)

const terms = `create table terms (account text, term text, sequence integer, first integer, last integer,
  primary key (account, term, sequence)) without rowid;
  insert into terms values ('${account}', 'EventName=CreateUser', 1, ${seconds}, ${seconds}),
    ('${account}', '', 1, ${seconds}, ${seconds});`

/** A trail of every older shape, with one request. */
const older: Record<number, (database: DatabaseSync) => void> = {
  1: (database) => {
    database.exec(
      'create table batches (sequence integer primary key autoincrement, count integer, lines text)',
    )
    const text = line([account, 'r1', event, questions])
    database.prepare('insert into batches (count, lines) values (1, ?)').run(text)
  },
  2: (database) => {
    database.exec(`create table batches (sequence integer primary key autoincrement, count integer,
      not_kept integer, oldest integer, ids blob, terms text, lines text); pragma user_version = 2; ${terms}`)
    const facts = { caller: person, request: { ...request, sourceIp: '10.0.0.1', userAgent: 'u' }, time: 1 }
    const text = line([...front, event, questions, facts])
    database.prepare("insert into batches values (1, 1, 0, 0, x'', '[]', ?)").run(text)
  },
  3: (database) => {
    database.exec(`create table batches (sequence integer primary key autoincrement, count integer,
      not_kept integer, oldest integer, ids blob, terms text, callers text, lines text);
      pragma user_version = 3; ${terms}`)
    const text = line([...front, event, questions, request, 0])
    database
      .prepare("insert into batches values (1, 1, 0, 0, x'', '[]', ?, ?)")
      .run(JSON.stringify(person), text)
  },
  4: (database) => {
    database.exec(`create table batches (sequence integer primary key autoincrement, account text not null,
      count integer not null, not_kept integer not null, oldest integer, ids blob not null, terms text not null,
      callers text not null, lines text not null);
      create index batches_by_account on batches (account, sequence);
      create table forgotten (account text primary key) without rowid; pragma user_version = 4; ${terms}`)
    const text = line([...front, event, questions, request, 0])
    database
      .prepare(
        `insert into batches values (1, ?, 1, 3, ${seconds}, x'', '["","EventName=CreateUser"]', ?, ?)`,
      )
      .run(account, JSON.stringify(person), text)
  },
}

for (const [shape, make] of Object.entries(older)) {
  test(`a trail of shape ${shape} is carried over, and read only after that`, async () => {
    const database = new DatabaseSync(':memory:')
    make(database)
    assert.throws(() => openTrailReader(database), /another Understudy/)
    const log = openTrailLog(database, 10_000_000)
    assert.equal(log.extent(account).requests, 1)
    const [row] = [...log.all()]
    assert.deepEqual([row!.requestId, row!.eventId, row!.seconds], ['r1', 'e1', seconds])
    assert.deepEqual(JSON.parse(row!.event), event)
    const old = shape === '1'
    assert.deepEqual(JSON.parse(row!.questions), old ? [] : questions)
    assert.deepEqual(JSON.parse(row!.caller), old ? {} : person)
    assert.deepEqual(JSON.parse(row!.facts), old ? {} : request)
    const history = async () =>
      (await log.history({ account, term: 'EventName=CreateUser', from: 0, until: 1e10 }, 10)).rows
    assert.equal((await history()).length, old ? 0 : 1)

    // What comes after it is later, and the reader takes it.
    await log.append([{ ...row!, requestId: 'r2', eventId: 'e2', terms: ['EventName=CreateUser'] }])
    assert.equal((await log.find(account, undefined))?.requestId, 'r2')
    assert.equal((await history())[0]?.requestId, 'r2')
    assert.deepEqual(
      [...openTrailReader(database).all()].map(({ requestId }) => requestId),
      ['r1', 'r2'],
    )
    database.close()
  })
}
