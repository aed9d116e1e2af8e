import type { House } from '../../access/house.ts'
import {
  associationOfInstance,
  type ProfileAssociationRow,
} from '../../store/ec2/instance-profile-associations.ts'
import { findInstance, type InstanceRow } from '../../store/ec2/instances.ts'
import { findKeyPair, type KeyPairRow } from '../../store/ec2/key-pairs.ts'
import { tagsOfResource, type ResourceTagRow } from '../../store/ec2/resource-tags.ts'

/** An instance as its own metadata service sees it. */
export type ImdsInstance = {
  row: InstanceRow
  association?: ProfileAssociationRow | undefined
  keyPair?: KeyPairRow | undefined
  /** Empty unless the instance lets its metadata show them. */
  tags: readonly ResourceTagRow[]
}

/**
 * The instance under that id; undefined unless it is running, for nothing else can ask its metadata service.
 */
export async function runningInstance(house: House, id: string): Promise<ImdsInstance | undefined> {
  const db = house.store.read
  const row = await findInstance(db, id)
  if (row?.state !== 'running') return undefined
  return {
    row,
    association: await associationOfInstance(db, id),
    keyPair: row.keyName === null ? undefined : await findKeyPair(db, row, row.keyName),
    tags: row.metadataTags === 'enabled' ? await tagsOfResource(db, row, id) : [],
  }
}
