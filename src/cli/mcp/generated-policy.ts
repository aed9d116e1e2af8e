import { openServiceCatalogue } from '../../access/decision/service-catalogue.ts'
import { madeIdsOf } from '../../policy/needed/made-ids.ts'
import {
  carriedKeys,
  neededPolicies,
  type NeededPolicy,
  type Use,
} from '../../policy/needed/needed-policy.ts'
import { askJson } from '../environment/ask.ts'
import type { Target } from '../environment/client-environment.ts'
import { explainDecision } from '../environment/explain-decision.ts'
import { modelsFolder } from '../environment/models-folder.ts'

// LIMIT: each request that is looked at is a question to the server; `understudy generate-policy` reads all of them.
const mostRequests = 500

// Source: IAM User Guide, "IAM and AWS STS quotas": characters of a managed policy.
const managedPolicyLimit = 6144

type Looked = { Events?: { CloudTrailEvent: string }[]; NextToken?: string }

type Event = {
  requestID: string
  errorCode?: string
  userIdentity: { arn?: string; sessionContext?: { sessionIssuer?: { arn?: string } } }
}

/** The smallest policies for what a user or role did in those hours, from what the target's principal may see of it. */
export async function generatedPolicy(
  target: Target,
  principal: string,
  hours: number,
): Promise<{ principal: string; policies: NeededPolicy[]; requests: number; notes: string[] }> {
  const { requests, truncated } = await requestsOf(target, principal, hours)
  const uses: Use[] = []
  for (const id of requests) uses.push(...(await usesOf(target, id)))
  const hasMadeIds = madeIdsOf(openServiceCatalogue(modelsFolder()))
  const notes = [
    "Data events, such as reading an S3 object, are not in the event history: what was needed for them is missing. `understudy generate-policy` on the server's data directory counts them too.",
    ...(truncated ? [`Only the latest ${mostRequests} requests were looked at.`] : []),
  ]
  return {
    principal,
    policies: neededPolicies(uses, hasMadeIds, managedPolicyLimit),
    requests: requests.length,
    notes,
  }
}

async function requestsOf(
  target: Target,
  principal: string,
  hours: number,
): Promise<{ requests: string[]; truncated: boolean }> {
  const requests: string[] = []
  const StartTime = Date.now() / 1000 - hours * 3600
  let NextToken: string | undefined
  do {
    const page: Looked = await askJson(target, 'cloudtrail', 'CloudTrail_20131101.LookupEvents', {
      StartTime,
      NextToken,
    })
    for (const { CloudTrailEvent } of page.Events ?? []) {
      const { requestID, errorCode, userIdentity } = JSON.parse(CloudTrailEvent) as Event
      const isOwn =
        userIdentity.arn === principal || userIdentity.sessionContext?.sessionIssuer?.arn === principal
      if (isOwn && errorCode === undefined && requestID !== undefined) requests.push(requestID)
    }
    NextToken = page.NextToken
  } while (NextToken !== undefined && requests.length < mostRequests)
  return { requests: requests.slice(0, mostRequests), truncated: NextToken !== undefined }
}

async function usesOf(target: Target, requestId: string): Promise<Use[]> {
  const { questions } = await explainDecision(target, requestId)
  return questions
    .filter(
      ({ outcome, statements }) =>
        outcome === 'Allowed' && statements.some(({ layer }) => layer === 'identity'),
    )
    .map(({ action, resource, explanation }) => {
      const keys = new Map<string, string>()
      for (const [name, values] of Object.entries(explanation?.keys ?? {})) {
        const [value, ...more] = values
        if (value !== undefined && more.length === 0 && carriedKeys.has(name)) keys.set(name, value)
      }
      return { action, resource, keys }
    })
}
