import { readMeta, writeMeta } from '../sqlite/meta.ts'
import type { Reader, Writer } from '../store.ts'

// LIMIT: the tasks an account may still ask about; whoever deletes a role asks within minutes.
const keptTasks = 100

/** Notes that the account's service-linked role of that deletion task is gone. */
export async function noteDeletionTask(tx: Writer, account: string, task: string): Promise<void> {
  const tasks = [...(await tasksOf(tx, account)), task].slice(-keptTasks)
  await writeMeta(tx, keyOf(account), JSON.stringify(tasks))
}

/** Whether the account deleted a service-linked role under that task, lately. */
export async function isDeletionTask(db: Reader, account: string, task: string): Promise<boolean> {
  return (await tasksOf(db, account)).includes(task)
}

async function tasksOf(db: Reader, account: string): Promise<string[]> {
  return JSON.parse((await readMeta(db, keyOf(account))) ?? '[]') as string[]
}

function keyOf(account: string): string {
  return `service-linked-role-deletions/${account}`
}
