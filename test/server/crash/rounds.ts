import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import { seededRandom } from '#server/demo/random.ts'
import { zhouTao } from '../cast.ts'
import { ended, type Running, startProcess } from '../server-process.ts'
import { tokenOf } from '../token-of.ts'
import { type Sent, sendUntilKept, write } from './load.ts'
import { lossesIn } from './stored.ts'

/** What one round of load, kill and restart has shown. */
export interface Round {
  readonly round: number
  readonly acknowledged: number
  /** Batches that were under way when the process was killed. */
  readonly cut: number
  /** Of those, the ones that were committed: their answer was lost, not they. */
  readonly committedUnanswered: number
  /** Answers that the batch could not be kept. */
  readonly refused: number
  readonly lost: readonly string[]
  readonly half: readonly string[]
  readonly restartMilliseconds: number
}

export interface RoundsOptions {
  readonly database: string
  /** From sessionIn. */
  readonly token: string
  readonly rounds: number
  readonly seed: number
  readonly environment?: Record<string, string>
  /** Called when the load begins. */
  readonly whenLoaded?: () => void
  /** Called while the process is dead, before the restart. */
  readonly whileDead?: () => void
  readonly tell: (round: Round) => void
}

const writers = 4
const longestLoadMilliseconds = 600

/** A session that outlives the rounds, put into the database while no server runs; makes the database when missing. */
export async function sessionIn(url: string): Promise<string> {
  const database = await openDatabase(url)
  const token = await tokenOf({ district: { code: '310117', name: '松江区' }, database, clock: systemClock }, zhouTao)
  await database.close()
  return token
}

async function firstAnswer(log: readonly Sent[], over: AbortSignal): Promise<void> {
  while (!over.aborted && !log.some(({ answer }) => answer !== null)) await delay(5)
}

async function restarted({ database, environment }: RoundsOptions): Promise<Running> {
  const server = await startProcess(database, environment)
  if (server.url === '') throw new Error(`the server did not start: ${server.printed()}`)
  return server
}

/**
 * Clients push over HTTP, the server is killed with SIGKILL at a random moment and started again; what was acknowledged
 * must be there, no batch by halves, and a batch without an answer, sent again, must be there exactly once.
 */
export async function crashRounds(options: RoundsOptions): Promise<readonly Round[]> {
  const { database, token, seed, tell } = options
  const random = seededRandom(seed)
  const done: Round[] = []
  let server = await restarted(options)
  for (let round = 1; round <= options.rounds; round += 1) {
    const target = { url: server.url, token }
    const log: Sent[] = []
    options.whenLoaded?.()
    const writing = Array.from({ length: writers }, (_, writer) =>
      write(target, random, seed * 10_000 + round, writer, log),
    )
    // The moment is drawn from the first answer on: a kill before it has nothing to lose.
    const moment = random.integer(0, longestLoadMilliseconds)
    const killed = new AbortController()
    await Promise.race([firstAnswer(log, killed.signal).then(() => delay(moment)), ...writing])
    killed.abort()
    server.child.kill('SIGKILL')
    await Promise.all(writing)
    await ended(server.child)
    options.whileDead?.()
    server = await restarted(options)
    const { lost, half, unanswered } = await lossesIn(database, log)
    const cut = log.filter(({ answer }) => answer === null)
    for (const sent of cut) await sendUntilKept({ url: server.url, token }, sent)
    const again = await lossesIn(database, log)
    const one: Round = {
      round,
      acknowledged: log.length - cut.length,
      cut: cut.length,
      committedUnanswered: unanswered,
      refused: log.reduce((sum, sent) => sum + sent.refused, 0),
      lost: [...lost, ...again.lost],
      half: [...half, ...again.half],
      restartMilliseconds: server.startedInMilliseconds,
    }
    done.push(one)
    tell(one)
  }
  server.child.kill('SIGTERM')
  const [code] = await ended(server.child)
  if (code !== 0) throw new Error(`the last server ended with ${code}: ${server.printed()}`)
  return done
}
