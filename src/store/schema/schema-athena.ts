/** An Athena workgroup. `configuration` is the JSON of AWS's WorkGroupConfiguration. */
export type WorkGroupTable = {
  account: string
  region: string
  name: string
  description: string | null
  state: 'ENABLED' | 'DISABLED'
  configuration: string
  created: number
}

/** Athena's tables; the tags of its workgroups are in `resourceTags` under their ARN. */
export type AthenaTables = { workGroups: WorkGroupTable }
