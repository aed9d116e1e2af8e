// LIMITs: Organizations User Guide, "Quotas and service limits".

/** AWS begins with ten and grants as many on request; there is nobody here to ask. */
export const accountsLimit = 10_000
export const unitsLimit = 2000
/** Levels of units under the root. */
export const unitDepthLimit = 5
export const policiesLimit = { SERVICE_CONTROL_POLICY: 10_000, RESOURCE_CONTROL_POLICY: 1000 } as const
/** Characters of a policy, white space counted; AWS doubled those of SCPs in May 2026. */
export const policySizeLimit = { SERVICE_CONTROL_POLICY: 10_240, RESOURCE_CONTROL_POLICY: 5120 } as const
/** Policies of one type on one root, unit or account; AWS doubled those of SCPs in May 2026. */
export const attachmentsLimit = { SERVICE_CONTROL_POLICY: 10, RESOURCE_CONTROL_POLICY: 5 } as const
export const tagsLimit = 50
/** Handshakes that an organization may send in a day. */
export const handshakesPerDay = 20
export const delegatedAdministratorsLimit = 50

const day = 24 * 60 * 60 * 1000

/** How long an invitation can be answered, and for how long one that is over is shown. */
export const invitationMilliseconds = 15 * day
/** How long accounts have to approve all features. */
export const allFeaturesMilliseconds = 90 * day
export const handshakeShownMilliseconds = 30 * day
export const dayMilliseconds = day
/** How long a created account has to stay in its organization. */
export const createdAccountStaysMilliseconds = 7 * day
/** Accounts that may be closed within thirty days: a tenth of them, and ten at least. */
export const closeQuotaMilliseconds = 30 * day
export const closeQuotaLeast = 10
/** How long an account is PENDING_CLOSURE before it is SUSPENDED. */
export const closingMilliseconds = 60_000
/** Items on a page of a list, the most and where nothing else is asked for. */
export const pageLimit = 20
