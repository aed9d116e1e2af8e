import type { Writer } from '../store.ts'

/** The latest use of a long-term key; `time` in milliseconds. */
export type KeyUse = { id: string; time: number; service: string; region: string }

/** The latest use of a role by one of its sessions; `time` in milliseconds. */
export type RoleUse = { id: string; time: number; region: string }

/** Writes when keys were last used; keys that are gone by now are passed over. */
export async function noteKeysUsed(tx: Writer, uses: readonly KeyUse[]): Promise<void> {
  for (const { id, time, service, region } of uses) {
    const change = { lastUsed: time, lastUsedService: service, lastUsedRegion: region }
    await tx.updateTable('accessKeys').set(change).where('id', '=', id).execute()
  }
}

/** Writes when roles were last used; roles that are gone by now are passed over. */
export async function noteRolesUsed(tx: Writer, uses: readonly RoleUse[]): Promise<void> {
  for (const { id, time, region } of uses) {
    await tx
      .updateTable('roles')
      .set({ lastUsed: time, lastUsedRegion: region })
      .where('id', '=', id)
      .execute()
  }
}
