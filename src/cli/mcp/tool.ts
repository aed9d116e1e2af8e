import type { ZodRawShape } from 'zod'
import type { Target } from '../environment/client-environment.ts'

/** What a tool works with: `target` answers the server and whose keys ask; it throws a sentence where there are none. */
export type ToolWorld = { target(): Target }

/** A tool of the Model Context Protocol server. None of them writes anything. */
export type Tool = {
  name: string
  title: string
  description: string
  input: ZodRawShape
  /** Answers what is told, as JSON. Throws an Error with a sentence where it cannot. */
  run(input: never, world: ToolWorld): Promise<object> | object
}

/** A tool whose `run` takes the input that its shape describes. */
export function tool<Input>(
  about: Omit<Tool, 'run'> & { run(input: Input, world: ToolWorld): Promise<object> | object },
): Tool {
  return about as unknown as Tool
}
