import { actionMatcher } from '../match/match.ts'
import type { PolicyDocument, Statement } from '../text/document.ts'
import { newSteps } from '../steps.ts'

/**
 * Whether policies could let their holder use a service at all, by its lower-case prefix such as `s3`: some
 * Allow names an action of it, and no Deny without conditions takes the whole service away. Only permissions
 * policies count. Source: IAM API Reference, GenerateServiceLastAccessedDetails.
 */
export function grantsService(documents: readonly PolicyDocument[], service: string): boolean {
  const statements = documents.flatMap((document) => document.statements)
  return (
    statements.some((statement) => statement.effect === 'Allow' && namesService(statement, service)) &&
    !statements.some((statement) => statement.effect === 'Deny' && takesAway(statement, service))
  )
}

function namesService(statement: Statement, service: string): boolean {
  if (statement.action !== undefined) {
    return statement.action.some((pattern) => actionPartFor(pattern, service) !== undefined)
  }
  return !coversAll(statement.notAction ?? [], service)
}

function takesAway(statement: Statement, service: string): boolean {
  return (
    statement.conditions.length === 0 &&
    statement.resource?.includes('*') === true &&
    coversAll(statement.action ?? [], service)
  )
}

function coversAll(patterns: readonly string[], service: string): boolean {
  return patterns.some((pattern) => actionPartFor(pattern, service) === '*')
}

/** What an action pattern says after the service's prefix; undefined where it is about other services. */
function actionPartFor(pattern: string, service: string): string | undefined {
  if (pattern === '*') return '*'
  const colon = pattern.indexOf(':')
  if (colon === -1 || !isAbout(pattern.slice(0, colon).toLowerCase(), service)) return undefined
  return pattern.slice(colon + 1).replace(/^\*+$/, '*')
}

function isAbout(prefix: string, service: string): boolean {
  return /[*?]/.test(prefix) ? actionMatcher(prefix)(service, newSteps()) : prefix === service
}
