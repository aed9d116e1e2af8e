import type { IamOutput } from '../action.ts'
import type { MatchedStatement, SimulatedDecision, Verdict } from './simulation.ts'

type EvaluationResult = NonNullable<IamOutput<'SimulatePrincipalPolicy'>['EvaluationResults']>[number]
type ResourceResult = NonNullable<EvaluationResult['ResourceSpecificResults']>[number]
type StatementView = NonNullable<EvaluationResult['MatchedStatements']>[number]

/**
 * One action with what was found for each of its resources. AWS: a simulation about `*` is told as a whole,
 * one about resources once more for each of them, and then the whole lists neither missing keys nor, for
 * several resources, statements. Source: IAM API Reference, EvaluationResult, and the examples of
 * SimulatePrincipalPolicy.
 */
export function evaluationResult(action: string, verdicts: readonly Verdict[]): EvaluationResult {
  const [only] = verdicts
  const alone = verdicts.length === 1 ? only : undefined
  const decision = worstOf(verdicts)
  const boundary = verdicts.map(({ allowedByBoundary }) => allowedByBoundary)
  const organizations = verdicts.map(({ allowedByOrganizations }) => allowedByOrganizations)
  const whole = {
    EvalActionName: action,
    EvalResourceName: alone?.resource ?? '*',
    EvalDecision: decision,
    MatchedStatements: decision === 'implicitDeny' ? [] : (alone?.matched ?? []).map(statementView),
    PermissionsBoundaryDecisionDetail: boundaryDetail(
      boundary[0] === undefined ? undefined : boundary.every((allowed) => allowed === true),
    ),
    OrganizationsDecisionDetail:
      organizations[0] === undefined
        ? undefined
        : { AllowedByOrganizations: organizations.every((allowed) => allowed === true) },
  }
  if (alone?.resource === '*') return { ...whole, MissingContextValues: [...alone.missing] }
  return {
    ...whole,
    MissingContextValues: [],
    EvalDecisionDetails: alone?.details ?? {},
    ResourceSpecificResults: verdicts.map(resourceResult),
  }
}

/** One denied resource denies the whole. */
function worstOf(verdicts: readonly Verdict[]): SimulatedDecision {
  const decisions = new Set(verdicts.map(({ decision }) => decision))
  if (decisions.has('explicitDeny')) return 'explicitDeny'
  return decisions.has('implicitDeny') ? 'implicitDeny' : 'allowed'
}

function resourceResult(verdict: Verdict): ResourceResult {
  return {
    EvalResourceName: verdict.resource,
    EvalResourceDecision: verdict.decision,
    MatchedStatements: verdict.matched.map(statementView),
    MissingContextValues: [...verdict.missing],
    EvalDecisionDetails: verdict.details,
    PermissionsBoundaryDecisionDetail: boundaryDetail(verdict.allowedByBoundary),
  }
}

function boundaryDetail(allowed: boolean | undefined): ResourceResult['PermissionsBoundaryDecisionDetail'] {
  return allowed === undefined ? undefined : { AllowedByPermissionsBoundary: allowed }
}

function statementView({ id, type, span }: MatchedStatement): StatementView {
  return {
    SourcePolicyId: id,
    // AWS: answers these words, not those of the model's enumeration (examples of the IAM API Reference).
    SourcePolicyType: type as unknown as StatementView['SourcePolicyType'],
    StartPosition: span && { Line: span.start.line, Column: span.start.column },
    EndPosition: span && { Line: span.end.line, Column: span.end.column },
  }
}
