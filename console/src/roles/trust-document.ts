/** One condition of a web identity: `token.actions.githubusercontent.com:sub` `StringLike` `repo:acme/*`. */
export type TrustCondition = { key: string; operator: string; value: string }

/** What the wizard asks of each kind of trusted entity. */
export type TrustChoice = {
  kind: 'service' | 'account' | 'web' | 'saml' | 'custom'
  service: string
  account: { id: string; needsExternalId: boolean; externalId: string; needsMfa: boolean }
  web: { provider: string; audience: string; conditions: TrustCondition[] }
  saml: { provider: string; access: 'console' | 'programmatic'; attribute: string; value: string }
  custom: string
}

// AWS: the audience of a SAML response for the console. Source: IAM User Guide, "Create a role for SAML 2.0
// federation (console)".
const samlAudience = 'https://signin.aws.amazon.com/saml'

/** The trust policy that a choice comes to, as AWS's console writes it: JSON in four-space steps. */
export function trustDocument(choice: TrustChoice): string {
  if (choice.kind === 'custom') return choice.custom
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement(choice)] }, null, 4)
}

/** What is wrong with a choice, by the field's name; empty where a trust policy can be made of it. */
export function trustErrors(choice: TrustChoice): Record<string, string> {
  if (choice.kind === 'account') return accountErrors(choice.account)
  if (choice.kind === 'web') return webErrors(choice.web)
  if (choice.kind === 'saml') return samlErrors(choice.saml)
  if (choice.kind === 'service') return choice.service === '' ? { service: 'Choose a service.' } : {}
  return isJson(choice.custom) ? {} : { custom: 'The trust policy is not JSON.' }
}

/** The condition keys of an OIDC provider begin so: its ARN's part after `oidc-provider/`. */
export function oidcKeyPrefix(providerArn: string): string {
  return providerArn.replace(/^.*?:oidc-provider\//, '')
}

function statement(choice: TrustChoice): object {
  if (choice.kind === 'service') {
    return { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [choice.service] } }
  }
  if (choice.kind === 'account') {
    const { id, needsExternalId, externalId, needsMfa } = choice.account
    return {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: id },
      ...((needsExternalId || needsMfa) && {
        Condition: {
          ...(needsExternalId && { StringEquals: { 'sts:ExternalId': externalId } }),
          ...(needsMfa && { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
        },
      }),
    }
  }
  if (choice.kind === 'web') {
    const { provider, audience, conditions } = choice.web
    const all = [
      { operator: 'StringEquals', key: `${oidcKeyPrefix(provider)}:aud`, value: audience },
      ...conditions,
    ]
    return {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: provider },
      Condition: conditionBlock(all),
    }
  }
  const { provider, access, attribute, value } = choice.saml
  const test =
    access === 'console'
      ? { key: 'SAML:aud', operator: 'StringEquals', value: samlAudience }
      : { key: attribute, operator: 'StringEquals', value }
  return {
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithSAML',
    Principal: { Federated: provider },
    Condition: conditionBlock([test]),
  }
}

/** Conditions of one operator stand together; values of one key in one list. */
function conditionBlock(conditions: readonly TrustCondition[]): Record<string, Record<string, unknown>> {
  const block: Record<string, Record<string, unknown>> = {}
  for (const { operator, key, value } of conditions) {
    const keys = (block[operator] ??= {})
    keys[key] = keys[key] === undefined ? value : [keys[key], value].flat()
  }
  return block
}

function accountErrors({ id, needsExternalId, externalId }: TrustChoice['account']): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!/^\d{12}$/.test(id)) errors.account = 'Enter the 12 digits of an account.'
  if (needsExternalId && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    errors.externalId = 'An external ID has 2 to 1,224 letters, digits and + = , . @ : / _ -'
  }
  return errors
}

function webErrors({ provider, audience, conditions }: TrustChoice['web']): Record<string, string> {
  const errors: Record<string, string> = {}
  if (provider === '') errors.provider = 'Choose an identity provider.'
  if (audience === '') errors.audience = 'Choose an audience.'
  for (const [index, { key, value }] of conditions.entries()) {
    if (key.trim() === '' || value === '') errors[`condition-${index}`] = 'Enter a key and a value.'
  }
  return errors
}

function samlErrors({ provider, access, value }: TrustChoice['saml']): Record<string, string> {
  const errors: Record<string, string> = {}
  if (provider === '') errors.provider = 'Choose an identity provider.'
  if (access === 'programmatic' && value === '') errors.value = 'Enter a value.'
  return errors
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
