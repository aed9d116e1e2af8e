// Runs in a folder of its own, beside a copy of @cloud-copilot/iam-simulate that was fetched into it, and
// speaks JSON lines: {"id", "simulation"} in, {"id", "outcome"} or {"id", "error"} out. A principal of null is
// an unsigned caller. It uses nothing but what the package's README documents.
import { createInterface } from 'node:readline'
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate'

for await (const line of createInterface({ input: process.stdin })) {
  const { id, simulation } = JSON.parse(line)
  simulation.request.principal ??= anonymousPrincipal
  let answer
  try {
    const response = await runSimulation(simulation, {})
    answer =
      response.resultType === 'single'
        ? { outcome: response.overallResult }
        : { error: response.resultType === 'error' ? response.errors.message : 'several results' }
  } catch (cause) {
    answer = { error: String(cause) }
  }
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`)
}
