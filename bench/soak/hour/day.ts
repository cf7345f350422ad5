import { setTimeout as delay } from 'node:timers/promises'
import { acts, type Load } from './acts.ts'
import type { BigActs } from './big-acts.ts'
import type { Watch } from './watch.ts'

/** How often in an hour each big thing is done, evenly spread. */
const often: Readonly<Record<keyof BigActs, number>> = {
  upload: 60,
  hostileUpload: 30,
  townLedger: 20,
  draft: 8,
  results: 8,
  ledger: 6,
  backup: 2,
}

const pauseMilliseconds = 200

/** Everything big, by the clock and one at a time; each at least once. */
export async function bigThings(big: BigActs, minutes: number): Promise<void> {
  const started = performance.now()
  const plan = Object.entries(often).flatMap(([name, anHour]) => {
    const times = Math.max(1, Math.round((anHour * minutes) / 60))
    return Array.from({ length: times }, (_, index) => ({
      at: started + ((index + 0.5) / times) * minutes * 60_000,
      name: name as keyof BigActs,
    }))
  })
  for (const { at, name } of plan.sort((a, b) => a.at - b.at)) {
    await delay(Math.max(0, at - performance.now()))
    await big[name]()
  }
}

/** One person after the other, who waits while the server has had more than its share of a core. */
export async function smallThings(load: Load, watch: Watch, minutes: number, share: number): Promise<void> {
  const until = performance.now() + minutes * 60_000
  const weighted = acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))
  const before = watch.now()
  while (performance.now() < until) {
    await load.random.pick(weighted)(load)
    await delay(load.random.integer(5, 50))
    while (performance.now() < until && isOver(watch, before, share)) await delay(pauseMilliseconds)
  }
}

function isOver({ now }: Watch, before: ReturnType<Watch['now']>, share: number): boolean {
  const { cpuSeconds, seconds } = now()
  return cpuSeconds - before.cpuSeconds > share * (seconds - before.seconds)
}
