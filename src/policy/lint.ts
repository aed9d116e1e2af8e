import { readJson } from './text/json-with-positions.ts'
import { checkActions } from './lint/checks/actions.ts'
import type { ServiceCatalogue } from './lint/catalogue.ts'
import { codeFacts } from './lint/codes.ts'
import { checkConditionAdvice } from './lint/checks/condition-advice.ts'
import { checkConditionKeys } from './lint/checks/condition-keys.ts'
import { checkConditionValues } from './lint/checks/condition-values.ts'
import type { Linting, LintPolicyType } from './lint/document.ts'
import { checkElements } from './lint/checks/elements.ts'
import { pathText, type LintFinding } from './lint/finding.ts'
import { checkPassRole } from './lint/checks/pass-role.ts'
import { checkPrivateAddresses } from './lint/checks/private-addresses.ts'
import { checkPrincipals } from './lint/checks/principals.ts'
import { checkRcp } from './lint/checks/rcp.ts'
import { readPolicy } from './lint/read.ts'
import { checkRedundancy } from './lint/checks/redundancy.ts'
import { checkResources } from './lint/checks/resources.ts'
import { checkServiceLinkedRoles } from './lint/checks/service-linked-roles.ts'
import { checkServicePrincipals } from './lint/checks/service-principals.ts'
import { checkTagKeys } from './lint/checks/tag-keys.ts'
import { checkTrustPrincipals } from './lint/checks/trust-principals.ts'
import { checkTrust } from './lint/checks/trust.ts'
import { checkVariables } from './lint/checks/variables.ts'
import { newSteps, ranOut } from './steps.ts'

/**
 * The kind of policy; AWS's services as far as they are known (without them nothing is said about actions, ARNs
 * of services and service keys); the account whose policy it is, for which its own principals are no strangers.
 */
export type LintOptions = {
  policyType: LintPolicyType
  reference?: ServiceCatalogue | undefined
  account?: string | undefined
}

/** LIMIT: as many findings as anyone can use; a hostile text could give one for every few of its characters. */
const maxFindings = 500
/** LIMIT: under half a second's work; the longest of AWS's own policies takes a tenth of it. */
const maxComparisons = 20_000_000
/** LIMIT: steps of matching patterns, a tenth of a second where a text means harm; ordinary ones take a thousandth. */
const lintSteps = 64_000_000

/** Thrown by `report` where there are findings enough, so that nobody works on for more; never leaves this file. */
const enough = new Error('enough findings')

const rules: readonly ((linting: Linting) => void)[] = [
  checkElements,
  checkActions,
  checkResources,
  checkConditionKeys,
  checkConditionValues,
  checkConditionAdvice,
  checkPrivateAddresses,
  checkTagKeys,
  checkVariables,
  checkPrincipals,
  checkServicePrincipals,
  checkTrust,
  checkTrustPrincipals,
  checkRcp,
  checkPassRole,
  checkServiceLinkedRoles,
  checkRedundancy,
]

/**
 * Tells what is wrong, dangerous or idle in a policy, in the order of its text, with the codes of IAM Access
 * Analyzer's policy checks where it has them. Pure; never throws.
 */
export function lintPolicy(text: string, options: LintOptions): LintFinding[] {
  const found: Omit<LintFinding, 'line' | 'column' | 'endLine' | 'endColumn'>[] = []
  const report: Linting['report'] = (code, place, message, fix) => {
    if (found.length === maxFindings) throw enough
    const { type, learnMore } = codeFacts(code)
    found.push({ code, findingType: type, message, fix, path: pathText(place.steps), learnMore, place })
  }
  try {
    check(text, options, report)
  } catch (cause) {
    if (cause !== enough) throw cause
  }
  const lines = lineStarts(text)
  return found
    .toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end)
    .map((finding) => ({ ...finding, ...spanOf(lines, finding.place) }))
}

function check(
  text: string,
  { policyType, reference, account }: LintOptions,
  report: Linting['report'],
): void {
  const json = readJson(text)
  if ('error' in json) {
    const place = { steps: [], start: json.offset, end: Math.min(json.offset + 1, text.length) }
    report('JSON_SYNTAX_ERROR', place, `This is not JSON: ${json.error}.`)
  } else {
    const { version, statements } = readPolicy(json.node, report)
    const steps = newSteps(lintSteps)
    const linting: Linting = {
      text,
      policyType,
      catalogue: reference,
      version: version?.value,
      account,
      statements,
      report(...finding) {
        // What was not compared to the end says nothing.
        if (ranOut(steps)) throw enough
        report(...finding)
      },
      comparisonsLeft: maxComparisons,
      steps,
    }
    checkVersion(linting, version, { steps: [], start: json.node.start, end: json.node.end })
    for (const rule of rules) rule(linting)
  }
}

function checkVersion(
  { report }: Linting,
  version: { value: string; place: LintFinding['place'] } | undefined,
  root: LintFinding['place'],
): void {
  const current = '2012-10-17'
  if (version === undefined) {
    const message = 'Without Version the policy is of 2008-10-17, in which variables are plain text.'
    report('MISSING_VERSION', { ...root, end: root.start + 1 }, message, `Add "Version": "${current}".`)
  } else if (version.value === '2008-10-17') {
    report('OLD_VERSION', version.place, 'Version 2008-10-17 knows no policy variables.', current)
  } else if (version.value !== current) {
    report('INVALID_VERSION', version.place, 'Version names the policy language, not your revision.', current)
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function spanOf(
  lines: readonly number[],
  { start, end }: LintFinding['place'],
): Pick<LintFinding, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const [line, column] = positionOf(lines, start)
  const [endLine, endColumn] = positionOf(lines, end)
  return { line, column, endLine, endColumn }
}

function positionOf(lines: readonly number[], offset: number): [line: number, column: number] {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (lines[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return [low + 1, offset - lines[low]! + 1]
}
