/** How bad a finding is; the words of IAM Access Analyzer. */
export type FindingType = 'ERROR' | 'SECURITY_WARNING' | 'SUGGESTION' | 'WARNING'

type Row = { type: FindingType; page?: string }

const error: Row = { type: 'ERROR' }
const security: Row = { type: 'SECURITY_WARNING' }
const warning: Row = { type: 'WARNING' }
const suggestion: Row = { type: 'SUGGESTION' }

/** A check that IAM Access Analyzer does not have, with the page of the IAM User Guide it follows from. */
function ours(type: FindingType, page: string): Row {
  return { type, page }
}

/**
 * Every code with its type. Those without a page are AWS's own. Source: IAM User Guide, "IAM policy validation
 * check reference".
 */
export const codes = {
  JSON_SYNTAX_ERROR: error,
  DATA_TYPE_MISMATCH: error,
  DUPLICATE_KEYS_WITH_DIFFERENT_CASE: error,
  INVALID_POLICY_ELEMENT: error,
  UNSUPPORTED_ELEMENT_COMBINATION: error,
  INVALID_VERSION: error,
  INVALID_EFFECT: error,
  MISSING_STATEMENT: error,
  MISSING_EFFECT: error,
  MISSING_ACTION: error,
  MISSING_RESOURCE: error,
  MISSING_PRINCIPAL: error,
  UNSUPPORTED_PRINCIPAL: error,
  UNSUPPORTED_SID: error,
  UNIQUE_SIDS_REQUIRED: error,
  MISSING_QUALIFIER: error,
  INVALID_ACTION: error,
  INVALID_SERVICE_IN_ACTION: error,
  UNSUPPORTED_ACTION_IN_POLICY: error,
  INVALID_ARN_PREFIX: error,
  INVALID_PARTITION: error,
  INVALID_SERVICE: error,
  INVALID_ARN_SERVICE_CASE: error,
  INVALID_ARN_ACCOUNT: error,
  INVALID_ARN_RESOURCE: error,
  ARN_ACCOUNT_NOT_ALLOWED: error,
  ARN_REGION_NOT_ALLOWED: error,
  MISSING_ARN_REGION: error,
  MISSING_ARN_FIELD: error,
  INVALID_CONDITION_OPERATOR: error,
  INVALID_CONDITION_KEY_FORMAT: error,
  INVALID_GLOBAL_CONDITION_KEY: error,
  INVALID_SERVICE_CONDITION_KEY: error,
  INVALID_CONDITION_DATA_TYPE: error,
  INVALID_CONDITION_MULTIPLE_BOOLEAN: error,
  MISSING_TAG_KEY_IN_CONDITION: error,
  NULL_WITH_IF_EXISTS: error,
  INVALID_PRINCIPAL_KEY: error,
  INVALID_PRINCIPAL_FORMAT: error,
  INVALID_SERVICE_PRINCIPAL_FORMAT: error,
  UNSUPPORTED_WILDCARD_IN_PRINCIPAL: error,
  MISSING_BRACE_IN_VARIABLE: error,
  MISSING_QUOTE_IN_VARIABLE: error,
  UNSUPPORTED_SPACE_IN_VARIABLE: error,
  EMPTY_VARIABLE: error,
  VARIABLE_UNSUPPORTED_IN_ELEMENT: error,
  VARIABLE_UNSUPPORTED_IN_VERSION: error,
  INVALID_VARIABLE_FOR_OPERATOR: error,
  SCP_SYNTAX_ERROR_PRINCIPAL: error,
  POLICY_SIZE_EXCEEDS_SCP_QUOTA: error,
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: warning,
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: warning,
  MISSING_VERSION: warning,
  UNIQUE_SIDS_RECOMMENDED: warning,
  DEPRECATED_GLOBAL_CONDITION_KEY: warning,
  INVALID_DATE_VALUE: warning,
  TYPE_MISMATCH: warning,
  TYPE_MISMATCH_BOOLEAN: warning,
  TYPE_MISMATCH_IP_RANGE: warning,
  TYPE_MISMATCH_NUMBER: warning,
  WILDCARD_WITHOUT_LIKE_OPERATOR: warning,
  ALLOW_WITH_NOT_PRINCIPAL: security,
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: security,
  PASS_ROLE_WITH_STAR_IN_RESOURCE: security,
  PASS_ROLE_WITH_NOT_RESOURCE: security,
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: security,
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: security,
  PASS_ROLE_WITH_NOT_ACTION_AND_RESOURCE: security,
  PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: security,
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: security,
  MISSING_GITHUB_REPO_CONDITION_KEY: security,
  EMPTY_ARRAY_ACTION: suggestion,
  EMPTY_ARRAY_RESOURCE: suggestion,
  EMPTY_ARRAY_PRINCIPAL: suggestion,
  EMPTY_ARRAY_CONDITION: suggestion,
  EMPTY_OBJECT_CONDITION: suggestion,
  EMPTY_OBJECT_PRINCIPAL: suggestion,
  EMPTY_SID_VALUE: suggestion,
  IMPROVE_IP_RANGE: suggestion,
  REDUNDANT_ACTION: suggestion,
  REDUNDANT_RESOURCE: suggestion,
  REDUNDANT_STATEMENT: suggestion,
  WILDCARD_IN_SERVICE_NAME: suggestion,
  DUPLICATE_ELEMENT: ours('ERROR', 'reference_policies_grammar.html'),
  OLD_VERSION: ours('SUGGESTION', 'reference_policies_elements_version.html'),
  POLICY_SIZE_NEAR_QUOTA: ours('SUGGESTION', 'reference_iam-quotas.html'),
  ACTION_WITHOUT_APPLICABLE_RESOURCE: ours('WARNING', 'reference_policies_elements_resource.html'),
  ALLOW_WITH_NOT_ACTION: ours('WARNING', 'reference_policies_elements_notaction.html'),
  CONDITION_KEY_NOT_SET_BY_ACTION: ours('WARNING', 'reference_policies_elements_condition.html'),
  FORALLVALUES_WITHOUT_NULL_CHECK: ours(
    'SECURITY_WARNING',
    'reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ),
  PRINCIPAL_STAR_WITHOUT_CONDITION: ours('SECURITY_WARNING', 'reference_policies_elements_principal.html'),
  PLACEHOLDER_ACCOUNT: ours('WARNING', 'reference-arns.html'),
  MISSING_EXTERNAL_ID: ours('SUGGESTION', 'confused-deputy.html'),
  RCP_EFFECT_NOT_DENY: ours('ERROR', 'reference_policies_elements_effect.html'),
  RCP_PRINCIPAL_NOT_STAR: ours('ERROR', 'reference_policies_elements_principal.html'),
  RCP_ACTION_STAR: ours('ERROR', 'reference_policies_elements_action.html'),
  UNREACHABLE_STATEMENT: ours('WARNING', 'reference_policies_evaluation-logic.html'),
} as const satisfies Record<string, Row>

/** The name of a check. */
export type FindingCode = keyof typeof codes

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const anchors: Readonly<Record<FindingType, string>> = {
  ERROR: 'error',
  WARNING: 'general-warning',
  SECURITY_WARNING: 'security-warning',
  SUGGESTION: 'suggestion',
}

/** How bad a finding of this code is, and where to read on. */
export function codeFacts(code: FindingCode): { type: FindingType; learnMore: string } {
  const { type, page }: Row = codes[code]
  if (page !== undefined) return { type, learnMore: guide + page }
  const anchor = `${anchors[type]}-${code.toLowerCase().replaceAll('_', '-')}`
  const checks = 'access-analyzer-reference-policy-checks'
  return { type, learnMore: `${guide}${checks}.html#${checks}-${anchor}` }
}
