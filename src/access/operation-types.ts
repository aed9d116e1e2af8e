import type { Action } from './action.ts'

/**
 * The names of the operations of an SDK client module, e.g. `OperationName<typeof
 * import('@aws-sdk/client-iam')>`.
 */
export type OperationName<Sdk> = {
  [K in keyof Sdk]: K extends `${infer Name}Command` ? (Name extends '$' ? never : Name) : never
}[keyof Sdk]

type CommandOf<Sdk, Name extends string> = Sdk[`${Name}Command` & keyof Sdk] extends abstract new (
  ...args: never
) => infer Command
  ? Command
  : never

/**
 * The input of an operation: the SDK's own type, so that the shape has one source. It is an object even where
 * the name is a type parameter.
 */
export type Input<Sdk, Name extends string> =
  CommandOf<Sdk, Name> extends { input: infer I } ? I & object : never

/** The output of an operation: the SDK's own type without its metadata. */
export type Output<Sdk, Name extends string> =
  CommandOf<Sdk, Name> extends {
    resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer O }>
  }
    ? Omit<O, '$metadata'>
    : never

/**
 * `action(name, {…})` of a service: gives an action the input and output types of its operation; the name is
 * not used at run time.
 */
export function actionsOf<Sdk>() {
  return <Name extends OperationName<Sdk>, Found = unknown>(
    _name: Name,
    action: Action<Input<Sdk, Name>, Output<Sdk, Name>, Found>,
  ): Action<Input<Sdk, Name>, Output<Sdk, Name>, Found> => action
}
