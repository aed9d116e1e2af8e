import type { Action, Call } from '../../access/action.ts'
import type { Ask } from '../../access/questions.ts'
import type { OrganizationRow } from '../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../store/store.ts'
import {
  action,
  type OrganizationsInput,
  type OrganizationsOperation,
  type OrganizationsOutput,
} from './action.ts'
import { change } from './change.ts'
import { requireStanding, type Reach } from './standing.ts'

type Operation<Name extends OrganizationsOperation, Db> = {
  reach: Reach
  /** What must be allowed; nothing in particular where absent. */
  asks?(call: Call<OrganizationsInput<Name>>): Ask[] | Promise<Ask[]>
  run(
    call: Call<OrganizationsInput<Name>>,
    organization: OrganizationRow,
    db: Db,
  ): OrganizationsOutput<Name> | Promise<OrganizationsOutput<Name>>
}

type Made<Name extends OrganizationsOperation> = Action<OrganizationsInput<Name>, OrganizationsOutput<Name>>

/** An operation that looks at the caller's organization. */
export function reading<Name extends OrganizationsOperation>(
  name: Name,
  { reach, asks, run }: Operation<Name, Reader>,
): Made<Name> {
  return action(name, {
    access: async (call) => asking(name, (await asks?.(call)) ?? [{}]),
    async run(call, asked: readonly Ask[]) {
      const db = call.house.store.read
      return run(call, await requireStanding(db, call, reach, asked), db)
    },
  })
}

/** An operation that changes the caller's organization, which it sees as it is inside of the change. */
export function changing<Name extends OrganizationsOperation>(
  name: Name,
  { reach, asks, run }: Operation<Name, Writer>,
  accountsOf: (call: Call<OrganizationsInput<Name>>) => readonly string[] = () => [],
): Made<Name> {
  return action(name, {
    access: async (call) => asking(name, (await asks?.(call)) ?? [{}]),
    run(call, asked: readonly Ask[]) {
      const work = async (tx: Writer) => run(call, await requireStanding(tx, call, reach, asked), tx)
      return change(call.house, work, accountsOf(call))
    },
  })
}

/** What was asked is asked again of the resource policy, where that is to decide; so it names its action. */
function asking(name: string, asks: Ask[]): { all: Ask[]; found: readonly Ask[] } {
  const all = asks.map((ask) => ({ ...ask, action: ask.action ?? `organizations:${name}` }))
  return { all, found: all }
}
