import type { SensitivityProgress } from '#core/sensitivity/sensitivity.ts'
import { type Asker, askerOf } from '../../data/worker-asker.ts'
import type { Answers, Question } from './protocol.ts'

/** The worker that scores, from the side of the page. */
export type TryOutWorker = Asker<Question, Answers, SensitivityProgress>

export function startTryOutWorker(): TryOutWorker {
  return askerOf(new Worker(new URL('./try-out-worker.ts', import.meta.url), { name: 'try-out' }))
}
