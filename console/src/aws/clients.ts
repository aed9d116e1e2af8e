import type { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer'
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { OrganizationsClient } from '@aws-sdk/client-organizations'
import type { S3Client } from '@aws-sdk/client-s3'
import type { STSClient } from '@aws-sdk/client-sts'
import type { CredentialProvider } from '../session/credentials.ts'
import { serverConfig } from './server-config.ts'
import { understudyClient, type UnderstudyClient } from './understudy-client.ts'

/** The services of this server for one identity; each client is loaded when it is first asked for. */
export type Aws = {
  iam(): Promise<IAMClient>
  sts(): Promise<STSClient>
  s3(): Promise<S3Client>
  ec2(): Promise<EC2Client>
  accessAnalyzer(): Promise<AccessAnalyzerClient>
  cloudTrail(): Promise<CloudTrailClient>
  organizations(): Promise<OrganizationsClient>
  understudy(): Promise<UnderstudyClient>
}

type Heeded = {
  middlewareStack: {
    add(
      middleware: (next: (args: any) => Promise<any>) => (args: any) => Promise<any>,
      options: { step: 'initialize'; name: string },
    ): void
  }
}

/** How the services say that they take the credentials no more, EC2's and S3's own words among them. */
const rejections = new Set([
  'InvalidClientTokenId',
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'AuthFailure',
  'InvalidToken',
  'InvalidAccessKeyId',
])

/**
 * Clients that sign as whoever these credentials are; all of them speak to the page's own origin. `rejected`
 * hears when a service takes the credentials no more.
 */
export function awsClients(credentials: CredentialProvider, rejected: () => void = () => {}): Aws {
  const settings = async () => ({
    endpoint: location.origin,
    region: (await serverConfig()).region,
    credentials,
    // A refusal is an answer, not a fault: only throttling and broken connections are tried again.
    maxAttempts: 2,
  })
  const heeded = <Client extends Heeded>(client: Client): Client => {
    const heed = (next: (args: any) => Promise<any>) => (args: any) =>
      next(args).catch((error: unknown) => {
        if (rejections.has((error as Error | undefined)?.name ?? '')) rejected()
        throw error
      })
    client.middlewareStack.add(heed, { step: 'initialize', name: 'heedRejections' })
    return client
  }
  const sts = once(async () => {
    const { STSClient } = await import('@aws-sdk/client-sts')
    return heeded(new STSClient(await settings()))
  })
  return {
    sts,
    iam: once(async () => {
      const { IAMClient } = await import('@aws-sdk/client-iam')
      return heeded(new IAMClient(await settings()))
    }),
    s3: once(async () => {
      const { S3Client } = await import('@aws-sdk/client-s3')
      // A browser sends a file as it is, and could not send the checksum that the SDK would put behind it.
      const requestChecksumCalculation = 'WHEN_REQUIRED'
      return heeded(new S3Client({ ...(await settings()), forcePathStyle: true, requestChecksumCalculation }))
    }),
    ec2: once(async () => {
      const { EC2Client } = await import('@aws-sdk/client-ec2')
      return heeded(new EC2Client(await settings()))
    }),
    accessAnalyzer: once(async () => {
      const { AccessAnalyzerClient } = await import('@aws-sdk/client-accessanalyzer')
      return heeded(new AccessAnalyzerClient(await settings()))
    }),
    cloudTrail: once(async () => {
      const { CloudTrailClient } = await import('@aws-sdk/client-cloudtrail')
      return heeded(new CloudTrailClient(await settings()))
    }),
    organizations: once(async () => {
      const { OrganizationsClient } = await import('@aws-sdk/client-organizations')
      return heeded(new OrganizationsClient(await settings()))
    }),
    understudy: once(async () => understudyClient(await sts(), (await serverConfig()).region)),
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}
