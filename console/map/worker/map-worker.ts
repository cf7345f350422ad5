/*
 * The map's worker: asks for the parcels of a 街镇, reads their boundaries and cuts them into tiles, so that the thread
 * of the page never holds 48,501 polygons.
 */
import type { MapTown } from '#core/api/district-map.ts'
import { createClient } from '#ui/client.ts'
import { AnswerUnreadable, RequestRefused, ServerUnreachable } from '#ui/client-failure.ts'
import { drawPicture } from './picture.ts'
import type { Answered, Answers, Asked, Question, TownFailure } from './protocol.ts'
import { indexTown, type TownIndex, tileOf } from './tiles.ts'
import { type KeptParcel, readTown } from './town.ts'

interface Scope {
  onmessage: ((event: MessageEvent<Asked>) => void) | null
  postMessage(message: Answered, transfer?: readonly Transferable[]): void
}
declare const self: Scope

const call = createClient()
/** Parcels are numbered through all towns, as they come. */
let next = 0
const towns: { readonly kept: readonly KeptParcel[]; readonly index: TownIndex }[] = []

async function fetchTown({ cycle, townCode }: Extract<Question, { ask: 'town' }>): Promise<Answers['town']> {
  let town: MapTown
  try {
    town = await call('baseMapTown', { params: { cycle, town: townCode === '' ? 'none' : townCode }, query: {} })
  } catch (error) {
    return { failure: failureOf(error) }
  }
  const { columns, kept } = readTown(town, next)
  next += columns.codes.length
  towns.push({ kept, index: indexTown(kept) })
  return columns
}

function failureOf(error: unknown): TownFailure {
  if (error instanceof RequestRefused) return { kind: 'refused', problem: error.problem }
  if (error instanceof AnswerUnreadable) return { kind: 'unreadable', status: error.status }
  if (error instanceof ServerUnreachable) return { kind: 'unreachable' }
  throw error
}

function* everyParcel(): Iterable<KeptParcel> {
  for (const { kept } of towns) yield* kept
}

async function answerTo(question: Question): Promise<Answers[keyof Answers]> {
  switch (question.ask) {
    case 'town':
      return await fetchTown(question)
    case 'tile':
      return tileOf(
        towns.map(({ index }) => index),
        question.tile,
      )
    case 'steps':
      for (const { number, tags } of everyParcel()) tags.step = question.steps[number] ?? 0
      return null
    case 'picture':
      return drawPicture(everyParcel(), question.order)
  }
}

/** What need not be copied. */
function transferred(answer: Answers[keyof Answers]): readonly Transferable[] {
  if (answer === null) return []
  if (answer instanceof ArrayBuffer || answer instanceof ImageBitmap) return [answer]
  return 'boxes' in answer ? [answer.boxes.buffer as ArrayBuffer] : []
}

self.onmessage = ({ data: { number, ...question } }) => {
  answerTo(question).then(
    (answer) => self.postMessage({ number, answer }, transferred(answer)),
    (error: unknown) => self.postMessage({ number, defect: String(error) }),
  )
}
