import { type Asker, askerOf } from '../../data/worker-asker.ts'
import type { Answers, Question } from './protocol.ts'

/** The map's worker from the side of the page. */
export type MapWorker = Asker<Question, Answers, never>

export function startMapWorker(): MapWorker {
  return askerOf(new Worker(new URL('./map-worker.ts', import.meta.url), { name: 'map' }))
}
