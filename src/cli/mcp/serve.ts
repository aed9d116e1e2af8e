import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { decideTool, lintTool, testTool } from './local-tools.ts'
import { can, explainRefusal, generatePolicyTool, simulateTool, whoCan } from './server-tools.ts'
import type { Tool, ToolWorld } from './tool.ts'

/** Every tool; none of them writes. */
export const tools: readonly Tool[] = [
  decideTool,
  explainRefusal,
  whoCan,
  can,
  lintTool,
  simulateTool,
  generatePolicyTool,
  testTool,
]

/** Speaks the Model Context Protocol over standard input and output until the input ends. */
export async function serve(version: string, world: ToolWorld): Promise<void> {
  const server = new McpServer({ name: 'understudy', version })
  for (const { name, title, description, input, run } of tools) {
    const annotations = { title, readOnlyHint: true, destructiveHint: false, openWorldHint: false }
    server.registerTool(
      name,
      { title, description, inputSchema: input, annotations },
      async (given: object) => {
        try {
          const told = await run(given as never, world)
          return { content: [{ type: 'text' as const, text: JSON.stringify(told, null, 2) }] }
        } catch (cause) {
          // A refusal is what the program that asks has to read, not a fault of the protocol.
          return { isError: true, content: [{ type: 'text' as const, text: (cause as Error).message }] }
        }
      },
    )
  }
  const transport = new StdioServerTransport()
  const ended = new Promise<void>((resolve) => {
    transport.onclose = resolve
    process.stdin.on('end', resolve)
  })
  await server.connect(transport)
  await ended
  await server.close()
}
