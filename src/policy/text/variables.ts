import { foldName } from '../../kernel/fold-name.ts'
import type { ContextKeys } from '../types.ts'
import type { Steps } from '../steps.ts'

/** A part of a pattern: literal text, a wildcard, or a policy variable that the request fills in. */
export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'star' }
  | { kind: 'one' }
  | { kind: 'variable'; key: string; fallback: string | undefined }

/**
 * How a text is to be read: variables are a matter of the policy's version, wildcards of the element or
 * operator.
 */
export type Reading = { variables: boolean; wildcards: boolean }

const star: Token = { kind: 'star' }
const one: Token = { kind: 'one' }

/**
 * Splits a text into its parts: `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters
 * themselves. A `${` that is never closed is plain text. Source: IAM User Guide, "IAM policy elements:
 * Variables and tags".
 */
export function tokensOf(text: string, reading: Reading): Token[] {
  const tokens: Token[] = []
  let literal = ''
  const flush = (token?: Token): void => {
    if (literal !== '') tokens.push({ kind: 'text', text: literal })
    literal = ''
    if (token !== undefined) tokens.push(token)
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!
    const close = reading.variables && char === '$' && text[at + 1] === '{' ? text.indexOf('}', at) : -1
    if (close !== -1) {
      const inner = text.slice(at + 2, close)
      if (inner === '*' || inner === '?' || inner === '$') literal += inner
      else flush(variableOf(inner))
      at = close
    } else if (reading.wildcards && (char === '*' || char === '?')) flush(char === '*' ? star : one)
    else literal += char
  }
  flush()
  return tokens
}

function variableOf(inner: string): Token {
  const comma = inner.indexOf(',')
  const key = foldName((comma === -1 ? inner : inner.slice(0, comma)).trim())
  const quoted = comma === -1 ? '' : inner.slice(comma + 1).trim()
  const isQuoted = quoted.length >= 2 && quoted.startsWith("'") && quoted.endsWith("'")
  return { kind: 'variable', key, fallback: isQuoted ? quoted.slice(1, -1) : undefined }
}

/**
 * Keys that may hold several values, so that they are no variables even where a request has just one: the global
 * ones, and of services those of STS, SAML, S3, DynamoDB and KMS. Source: IAM User Guide, "AWS global condition
 * context keys", and the Service Authorization Reference (`ArrayOf…`).
 */
export const multivaluedKeys: ReadonlySet<string> = new Set(
  `
  aws:calledvia aws:principalorgpaths aws:principalservicenameslist aws:resourceorgpaths aws:sourceorgpaths
  aws:tagkeys aws:vpceorgpaths
  sts:identitytokenaudience sts:requestcontextproviders sts:transitivetagkeys
  saml:cn saml:eduorghomepageuri saml:eduorgidentityauthnpolicyuri saml:eduorglegalname saml:eduorgsuperioruri
  saml:eduorgwhitepagesuri saml:edupersonaffiliation saml:edupersonassurance saml:edupersonentitlement
  saml:edupersonnickname saml:edupersonorgunitdn saml:edupersonscopedaffiliation saml:edupersontargetedid
  s3:inventoryaccessibleoptionalfields s3:requestobjecttagkeys
  dynamodb:attributes dynamodb:leadingkeys kms:encryptioncontextkeys kms:grantoperations kms:resourcealiases
  `
    .trim()
    .split(/\s+/),
)

/** The keys of a text's policy variables, in lower case. */
export function variableKeys(text: string): readonly string[] {
  if (!text.includes('${')) return noKeys
  const tokens = tokensOf(text, { variables: true, wildcards: false })
  return tokens.flatMap((token) => (token.kind === 'variable' ? [token.key] : []))
}

/** Whether one of these keys has a value that cannot be known here. */
export function isUnknown(names: readonly string[], { unknown }: ContextKeys): boolean {
  return unknown !== undefined && names.some((name) => unknown(name))
}

const noKeys: readonly string[] = []

/** The value of a variable in this request, its default, or undefined where it has neither. */
function valueOf(token: Token & { kind: 'variable' }, keys: ContextKeys): string | undefined {
  const values = keys.get(token.key)
  if (values === undefined || values.length !== 1 || multivaluedKeys.has(token.key)) return token.fallback
  return values[0]
}

/**
 * The tokens with every variable replaced by literal text. Undefined where one has neither value nor default, where
 * no text of `longest` characters can match them, or where the steps run out: a caller's value may have kilobytes, and
 * a pattern name it hundreds of times.
 */
export function resolveTokens(
  tokens: readonly Token[],
  keys: ContextKeys,
  longest: number,
  steps: Steps,
): Token[] | undefined {
  const resolved: Token[] = []
  let length = 0
  for (const token of tokens) {
    if (token.kind !== 'variable') resolved.push(token)
    else {
      const text = valueOf(token, keys)
      if (text === undefined) return undefined
      // AWS: text from a variable is literal; a star in a tag's value is no wildcard.
      resolved.push({ kind: 'text', text })
      length += text.length
      if (length > longest) return undefined
    }
  }
  steps.left -= tokens.length + length
  return steps.left < 0 ? undefined : resolved
}

/** Whether any token is a variable. */
export function hasVariables(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'variable')
}

/** The plain text of resolved tokens without wildcards. */
export function textOfTokens(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === 'text' ? token.text : '')).join('')
}
