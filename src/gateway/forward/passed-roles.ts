import type { BackendQuestion, Forwarded } from '../seam.ts'

// LIMIT: no operation passes more than a few roles; each is a request to the backend.
const rolesMaximum = 16

const roleArn = /^arn:[a-z-]+:iam::(\d{12}):role(\/(?:[\x21-\x7e]*\/)?)([\w+=,.@-]{1,64})$/

/**
 * The questions that make the roles a request passes in the backend's own IAM, where some services look for them:
 * of the same name, without any policy, and trusted to that service alone. Who they are and what they may do is
 * decided here; there, they are only names.
 */
export function rolesToMake(
  { passedRoles, signingName, resourceAccount }: Forwarded,
  account: string | undefined,
): BackendQuestion[] {
  const questions: BackendQuestion[] = []
  for (const arn of new Set(passedRoles.slice(0, rolesMaximum))) {
    const [, owner, path, name] = roleArn.exec(arn) ?? []
    // A role of another account than the backend's is no role that it could look for.
    if (owner === undefined || owner !== (account ?? resourceAccount)) continue
    const form = new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: name!,
      Path: path!,
      AssumeRolePolicyDocument: trustOnly(signingName),
    })
    questions.push({
      signingName: 'iam',
      region: 'us-east-1',
      account: owner,
      method: 'POST',
      path: '/',
      query: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    })
  }
  return questions
}

/** Services whose principal does not begin as their signing name does. */
const principals: Readonly<Record<string, string>> = { ecs: 'ecs-tasks' }

function trustOnly(signingName: string): string {
  const service = Object.hasOwn(principals, signingName) ? principals[signingName]! : signingName
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' },
    ],
  })
}
