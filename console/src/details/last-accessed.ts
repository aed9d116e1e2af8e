import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type ServiceLastAccessed,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000
const pollMilliseconds = 500

/** The services that an identity or policy permits, and when each was used last. Throws where the job fails. */
export async function lastAccessed(
  aws: Aws,
  Arn: string,
  abortSignal: AbortSignal,
  partly: (services: ServiceLastAccessed[]) => void,
): Promise<ServiceLastAccessed[]> {
  const iam = await aws.iam()
  const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }), { abortSignal })
  let services: ServiceLastAccessed[] = []
  let Marker: string | undefined
  for (;;) {
    const command = new GetServiceLastAccessedDetailsCommand({ JobId, Marker, MaxItems })
    const answer = await iam.send(command, { abortSignal })
    if (answer.JobStatus === 'FAILED') throw new Error(answer.Error?.Message ?? 'The job failed.')
    if (answer.JobStatus === 'IN_PROGRESS') await new Promise((done) => setTimeout(done, pollMilliseconds))
    else {
      services = [...services, ...(answer.ServicesLastAccessed ?? [])]
      Marker = answer.Marker
      if (Marker === undefined) return services
      partly(services)
    }
  }
}
