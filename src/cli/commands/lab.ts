import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError, type Command, type Given, type World } from '../command.ts'
import { program } from '../invocation.ts'
import { parse } from '../parse.ts'

/** `understudy lab`. */
export const lab: Command = {
  name: 'lab',
  usage: 'list | start NAME | check NAME | solution NAME',
  summary: 'Exercises in IAM: a world to start, a story, and a check of what you made of it.',
  positionals: { minimum: 1, maximum: 2 },
  options: [
    {
      name: 'port',
      kind: 'text',
      value: 'PORT',
      default: '4566',
      help: 'Port of the server that start starts; 0 picks a free one.',
    },
  ],
  notes:
    'start tells the story and runs a server in ./.understudy-labs/NAME until it is stopped; work in another shell.\n' +
    'check looks at that folder while the server runs. Exit code of check: 0 solved, 1 not yet.',
  run: runLab,
}

async function runLab(given: Given, world: World): Promise<number> {
  const [what, name] = given.positionals
  const { labNames, readLab } = await import('../lab/labs.ts')
  if (what === 'list') {
    const width = Math.max(...labNames().map((one) => one.length))
    for (const one of labNames()) world.write(`${one.padEnd(width)}  ${readLab(one).title}\n`)
    return 0
  }
  if (name === undefined || !['start', 'check', 'solution'].includes(what!)) {
    throw new UsageError(`lab takes ${lab.usage}`)
  }
  const { title, story, solution, world: declared, checks } = readLab(name)
  if (what === 'solution') {
    world.write(solution)
    return 0
  }
  const directory = `./.understudy-labs/${name}`
  const folder = mkdtempSync(join(tmpdir(), 'understudy-lab-'))
  const write = (file: string, content: object): string => {
    writeFileSync(join(folder, file), JSON.stringify(content, null, 2))
    return join(folder, file)
  }
  try {
    if (what === 'check') {
      const { testCommand } = await import('./test.ts')
      return await testCommand.run(
        parse(testCommand, ['--data-dir', directory, write('checks.json', checks)], {}),
        world,
      )
    }
    const { start } = await import('./start.ts')
    world.write(`${title}\n\n${story}\n`)
    world.write(`Work in:   ${program} shell --data-dir ${directory}\n`)
    world.write(`Check by:  ${program} lab check ${name}\n\n`)
    const args = ['--data-dir', directory, '--port', given.text('port')!]
    const bootstrap = ['--bootstrap', write('world.json', declared)]
    const env = { ...world.env, UNDERSTUDY_ACCOUNT_ID: '123456789012' }
    return await start.run(parse(start, [...args, ...bootstrap], {}), { ...world, env })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
