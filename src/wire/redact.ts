import type { Model } from './model.ts'
import type { Shape } from './shape.ts'

/** What CloudTrail writes in place of a secret. */
export const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS'

/**
 * A copy of an operation's input with every value of a sensitive member replaced, fit for the trail and for
 * logs.
 */
export function redact(model: Model, operation: string, input: object): Record<string, unknown> {
  const shape = model.operation(operation)?.input
  return shape === undefined ? {} : (redactValue(shape, input) as Record<string, unknown>)
}

function redactValue(shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return value
  if (shape.sensitive) return hidden
  switch (shape.type) {
    case 'structure':
    case 'union': {
      const copy: Record<string, unknown> = {}
      for (const member of shape.members) {
        const part = (value as Record<string, unknown>)[member.name]
        if (part !== undefined) copy[member.name] = member.redacted ? hidden : redactValue(member.shape, part)
      }
      return copy
    }
    case 'list':
      return (value as unknown[]).map((item) => redactValue(shape.item!.shape, item))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, part]) => [
          shape.key!.shape.sensitive ? hidden : key,
          redactValue(shape.value!.shape, part),
        ]),
      )
    case 'blob':
    case 'stream':
      // Bytes say nothing to who reads a trail.
      return undefined
    default:
      return value
  }
}
