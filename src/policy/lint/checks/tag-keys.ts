import type { CatalogueService } from '../catalogue.ts'
import type { FindingCode } from '../codes.ts'
import type { Linting, LintCondition, LintStatement } from '../document.ts'
import { isSameKey, prefixOf } from '../key-facts.ts'

/**
 * Conditions on the tags of a resource in statements about services that have no such tags: AWS leaves the key
 * out there, so that a Deny never denies and an Allow never allows.
 */
export function checkTagKeys(linting: Linting): void {
  const { catalogue } = linting
  if (catalogue === undefined) return
  for (const statement of linting.statements) {
    const condition = statement.conditions.find(isTagCondition)
    if (condition === undefined || statement.effect === undefined) continue
    const isDeny = statement.effect === 'Deny'
    if (statement.notActions !== undefined) {
      const message = `Actions whose resources have no tags are not ${isDeny ? 'denied' : 'allowed'} by this.`
      linting.report(
        codesOf[statement.effect].notAction,
        statement.notActions.key,
        message,
        'List the actions in Action.',
      )
    } else checkServices(linting, statement, condition)
  }
}

const codesOf: Readonly<Record<'Allow' | 'Deny', { action: FindingCode; notAction: FindingCode }>> = {
  Allow: {
    action: 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    notAction: 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  },
  Deny: {
    action: 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    notAction: 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  },
}

/** A condition that only holds where the key is there; those that pass without it do what they say. */
function isTagCondition({ key, operator }: LintCondition): boolean {
  if (operator === undefined || operator.negated || operator.ifExists || operator.set === 'all') return false
  return operator.base !== 'Null' && key.value.toLowerCase().startsWith('aws:resourcetag/')
}

function checkServices(
  { report, catalogue }: Linting,
  statement: LintStatement,
  { key }: LintCondition,
): void {
  const seen = new Set<string>()
  for (const { value, place } of (statement.actions?.texts ?? []).slice(0, 200)) {
    const prefix = prefixOf(value)
    const service = catalogue!.service(prefix)
    if (service === undefined || seen.has(prefix) || hasResourceTags(service)) continue
    seen.add(prefix)
    const isDeny = statement.effect === 'Deny'
    const message = `${prefix} has no ${key.value}, so that its actions are not ${isDeny ? 'denied' : 'allowed'}.`
    const fix = 'Give them a statement without the condition.'
    report(codesOf[isDeny ? 'Deny' : 'Allow'].action, place, message, fix)
  }
}

const known = new WeakMap<CatalogueService, boolean>()

function hasResourceTags(service: CatalogueService): boolean {
  let has = known.get(service)
  if (has === undefined) {
    const keys = [
      ...Object.keys(service.conditionKeys),
      ...Object.values(service.actions).flatMap((action) => action.conditionKeys),
      ...Object.values(service.resourceTypes).flatMap((type) => type.conditionKeys),
    ]
    has = keys.some((name) => isSameKey(name, 'aws:ResourceTag/x'))
    known.set(service, has)
  }
  return has
}
