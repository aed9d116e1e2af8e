import type { Action } from '../../access/action.ts'
import type { House } from '../../access/house.ts'
import { lintPolicy } from '../../policy/lint.ts'
import type { LintPolicyType } from '../../policy/lint/document.ts'
import type { LintFinding } from '../../policy/lint/finding.ts'
import { invalidField } from './errors.ts'

type PolicyType = 'IDENTITY_POLICY' | 'RESOURCE_POLICY' | 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

type ValidatePolicyInput = {
  policyDocument: string
  policyType: PolicyType
  validatePolicyResourceType?: string
  maxResults?: number
  nextToken?: string
}

type Position = { line: number; column: number; offset: number }
type ValidatePolicyOutput = {
  findings: {
    findingType: string
    issueCode: string
    learnMoreLink: string
    findingDetails: string
    locations: { path: LintFinding['place']['steps']; span: { start: Position; end: Position } }[]
  }[]
  nextToken?: string
}

const policyTypes: Readonly<Record<PolicyType, LintPolicyType>> = {
  IDENTITY_POLICY: 'identity',
  RESOURCE_POLICY: 'resource',
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
}

// LIMIT: AWS does not say how many a page holds.
const largestPage = 100
const purpose = 'access-analyzer-page'

/** Checks a policy's text, which need not be stored anywhere. */
export const validatePolicy: Action<ValidatePolicyInput, ValidatePolicyOutput> = {
  access: () => ({ all: [{}] }),
  run({ input, caller, house }) {
    const isTrust = input.validatePolicyResourceType === 'AWS::IAM::AssumeRolePolicyDocument'
    if (isTrust && input.policyType !== 'RESOURCE_POLICY') {
      throw invalidField('A resource type goes with RESOURCE_POLICY only.')
    }
    const findings = lintPolicy(input.policyDocument, {
      policyType: isTrust ? 'trust' : policyTypes[input.policyType],
      reference: house.catalogue,
      account: caller.account,
    })
    const from = input.nextToken === undefined ? 0 : openToken(house, input.nextToken)
    const wanted = input.maxResults ?? largestPage
    if (wanted < 1 || wanted > largestPage) {
      throw invalidField(`maxResults is between 1 and ${largestPage}.`)
    }
    const until = from + wanted
    return {
      findings: findings.slice(from, until).map(shown),
      ...(until < findings.length && { nextToken: sealToken(house, until) }),
    }
  },
}

function shown({ findingType, code, learnMore, message, fix, ...at }: LintFinding) {
  return {
    findingType,
    issueCode: code,
    learnMoreLink: learnMore,
    findingDetails: fix === undefined ? message : `${message} ${fix}`,
    locations: [
      {
        path: at.place.steps,
        // AWS: lines count from 1, columns and offsets from 0.
        span: {
          start: { line: at.line, column: at.column - 1, offset: at.place.start },
          end: { line: at.endLine, column: at.endColumn - 1, offset: at.place.end },
        },
      },
    ],
  }
}

function sealToken(house: House, at: number): string {
  return house.sealer.seal(purpose, '', Buffer.from(String(at))).toString('base64url')
}

function openToken(house: House, token: string): number {
  const opened = house.sealer.open(purpose, '', Buffer.from(token, 'base64url'))
  if (opened === undefined) throw invalidField('nextToken is none that a page ended with.')
  return Number(opened.toString())
}
