import { findAccount } from '../../../store/entities/accounts.ts'
import type { HandshakeRow } from '../../../store/organizations/organization-requests.ts'
import { findOrganization } from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { emailOf } from './account-views.ts'
import type { OrganizationsOutput } from '../action.ts'
import { arnOfHandshake } from '../names.ts'

export type HandshakeView = NonNullable<OrganizationsOutput<'DescribeHandshake'>['Handshake']>

/** The state a handshake is in: nobody writes down that its time is over. */
export function handshakeState({ state, expires }: HandshakeRow, now: number): HandshakeView['State'] {
  return (state === 'OPEN' || state === 'REQUESTED') && now >= expires ? 'EXPIRED' : state
}

/** A handshake as both of its parties see it. */
export async function handshakeView(
  db: Reader | Writer,
  row: HandshakeRow,
  now: number,
): Promise<HandshakeView> {
  const { managementAccount } = row
  const account = await findAccount(db, managementAccount)
  const featureSet = (await findOrganization(db, row.organizationId))?.featureSet
  return {
    Id: row.id,
    Arn: arnOfHandshake(row, row.action, row.id),
    Parties: [
      { Id: row.organizationId, Type: 'ORGANIZATION' },
      ...(row.partyType === 'ORGANIZATION' ? [] : [{ Id: row.partyId, Type: row.partyType }]),
    ],
    State: handshakeState(row, now),
    RequestedTimestamp: new Date(row.requested),
    ExpirationTimestamp: new Date(row.expires),
    Action: row.action,
    Resources: [
      {
        Value: row.organizationId,
        Type: 'ORGANIZATION',
        Resources: [
          {
            Value: emailOf({ account: managementAccount, email: account?.email ?? null }),
            Type: 'MASTER_EMAIL',
          },
          { Value: account?.name ?? managementAccount, Type: 'MASTER_NAME' },
          ...(featureSet === undefined
            ? []
            : [{ Value: featureSet, Type: 'ORGANIZATION_FEATURE_SET' as const }]),
        ],
      },
      ...(row.partyType === 'ORGANIZATION' ? [] : [{ Value: row.partyId, Type: row.partyType }]),
      ...(row.parentId === null ? [] : [{ Value: row.parentId, Type: 'PARENT_HANDSHAKE' as const }]),
      ...(row.notes === null ? [] : [{ Value: row.notes, Type: 'NOTES' as const }]),
    ],
  }
}
