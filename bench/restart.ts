import { spawnSync } from 'node:child_process'
import { openService } from '#server/open-service.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { interleave, quickest, timesText } from './interleave.ts'
import { pushAll, pushedRows } from './pushed-district.ts'
import { withScratchDatabase } from './scratch-database.ts'
import { startOnce } from './start-once.ts'

const city = 48_501
const rounds = 10

/** How long a city's server is away when it was killed, beside what starting Node alone takes. */
export const restartBench: Bench = {
  name: 'restart',
  run: () =>
    withScratchDatabase(async (database) => {
      const service = await openService({ databaseUrl: database })
      await pushAll(service, pushedRows(city, 'parcels'))
      await service.close()
      return restarts(database)
    }),
}

async function restarts(database: string): Promise<readonly Line[]> {
  await startOnce(database)
  const starts: number[] = []
  const { bare } = await interleave(rounds, {
    bare: () => spawnSync(process.execPath, ['-e', '0']),
    server: async () => {
      const server = await startProcess(database)
      if (server.url === '') throw new Error(`the server did not start: ${server.printed()}`)
      starts.push(server.startedInMilliseconds)
      server.child.kill('SIGKILL')
      await ended(server.child)
    },
  })
  const counted = starts.slice(-rounds)
  const measured = `server ${timesText(counted)}, node -e 0 ${timesText(bare)}`
  return [
    {
      name: `seconds from the start of the process to serving, ${city} parcels, killed before`,
      ratio: quickest(counted) / 1000,
      bound: atMost(1),
      measured,
    },
    {
      name: 'the same to starting Node with nothing to do',
      ratio: quickest(counted) / quickest(bare),
      bound: null,
      measured,
    },
  ]
}
