import { execFile } from 'node:child_process'
import type { World } from '../command.ts'

/**
 * The first versions that hear AWS_ENDPOINT_URL. Source: AWS SDKs and Tools Reference Guide, "Service-specific
 * endpoints", compatibility table: AWS CLI v1 1.29.0, AWS CLI v2 2.13.0.
 */
const firstMinor: Readonly<Record<string, number>> = { 1: 29, 2: 13 }

// LIMIT: Python on a busy machine takes its time; an aws that says nothing for longer is not waited for.
const answerMilliseconds = 10_000

/**
 * A sentence about the `aws` on the PATH where it would ignore AWS_ENDPOINT_URL and talk to AWS; undefined
 * where it is new enough, absent, or tells no version.
 */
export async function deafAwsCli(env: World['env']): Promise<string | undefined> {
  const version = awsVersion(await say(env))
  if (version === undefined || !isDeaf(version)) return undefined
  return (
    `the aws CLI on the PATH is ${version}, which ignores AWS_ENDPOINT_URL and would talk to AWS itself; ` +
    `it takes 2.13.0 or newer (1.29.0 of the first generation)`
  )
}

/** The version in what `aws --version` says, e.g. `2.9.19`. */
export function awsVersion(said: string): string | undefined {
  return /^aws-cli\/(\d+\.\d+\.\d+)/m.exec(said)?.[1]
}

/** Whether an aws CLI of this version ignores AWS_ENDPOINT_URL. */
export function isDeaf(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < 1 || minor < (firstMinor[major] ?? 0)
}

function say(env: World['env']): Promise<string> {
  // On Windows an aws.cmd runs in a shell only.
  const options = {
    env: env as NodeJS.ProcessEnv,
    timeout: answerMilliseconds,
    shell: process.platform === 'win32',
  }
  return new Promise((resolve) => {
    // Python 2 told versions on standard error.
    execFile('aws', ['--version'], options, (_cause, out, err) => resolve(`${out}\n${err}`))
  })
}
