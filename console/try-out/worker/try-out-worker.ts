/*
 * Scores all parcels of a district by the standard that is being tried, so that the thread of the page never does: each
 * move of a slider is one question.
 */
import { tryOut } from '#core/api/comparison.ts'
import { type TransitionCell, transitionMatrix } from '#core/comparison/matrix.ts'
import { outcomes } from '#core/comparison/outcome.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import { sensitivityOf } from '#core/sensitivity/sensitivity.ts'
import type { TryOutColumns } from '#core/try-out/columns.ts'
import { type TryOutScorer, tryOutScorer } from '#core/try-out/scorer.ts'
import type { Answered, Answers, Asked, Question } from './protocol.ts'

interface Scope {
  onmessage: ((event: MessageEvent<Asked>) => void) | null
  postMessage(message: Answered): void
}
declare const self: Scope

interface Held {
  readonly columns: TryOutColumns
  readonly scorer: TryOutScorer
  readonly base: Uint8Array
}

let held: Held | null = null

async function load(file: Blob): Promise<Answers['load']> {
  const read = tryOut.safeParse(JSON.parse(await file.text()))
  if (!read.success) return { unreadable: read.error.message }
  const standard = standardShape.safeParse(read.data.standard)
  if (!standard.success) return { unreadable: standard.error.message }
  const { columns, baseOutcomes, inForce } = read.data
  const base = Uint8Array.from(baseOutcomes)
  held = { columns, scorer: tryOutScorer(columns), base }
  return { standard: standard.data, inForce, codes: columns.codes, base }
}

function loaded(): Held {
  if (held === null) throw new Error('nothing was loaded')
  return held
}

function cellsOf({ columns, base }: Held, scored: Uint8Array): readonly TransitionCell[] {
  return transitionMatrix(
    columns.codes.map((_, place) => ({
      from: outcomes[base[place] ?? 0] ?? 'absent',
      to: outcomes[scored[place] ?? 0] ?? 'absent',
      landArea: columns.areas[place] ?? null,
    })),
  )
}

async function answerTo(question: Question, number: number): Promise<Answers[keyof Answers]> {
  if (question.ask === 'load') return load(question.file)
  const { columns, scorer } = loaded()
  if (question.ask === 'score') {
    const start = performance.now()
    const scored = scorer.score(question.standard).outcomes
    const milliseconds = performance.now() - start
    return { cells: cellsOf(loaded(), scored), outcomes: scored, milliseconds }
  }
  const run = sensitivityOf(scorer, columns, question.standard, question.amount)
  for (let step = run.next(); ; step = run.next()) {
    if (step.done === true) return step.value
    self.postMessage({ number, note: step.value })
  }
}

self.onmessage = ({ data: { number, ...question } }) => {
  answerTo(question, number).then(
    (answer) => self.postMessage({ number, answer }),
    (error: unknown) => self.postMessage({ number, defect: String(error) }),
  )
}
