import type { ChildProcess } from 'node:child_process'
import { ProblemError, problem } from '#core/error/problem.ts'
import { keepMainSlices } from '#paper/fonts/slices.ts'
import { askChild } from '../jobs/ask-child.ts'
import { startChild } from '../jobs/child-pool.ts'
import { type SpareChild, spareChild } from '../jobs/spare-child.ts'
import type { BeginFile, PressReply, PressRequest, SheetMaterial } from './messages.ts'

/** A sheet takes some 25 ms, a process half a second to start. */
const limits = { atOnce: 3, mostMany: 2, waiting: 20, seconds: 120, heapMegabytes: 512, readySeconds: 20 } as const

const entry = new URL('./child.ts', import.meta.url)
/** By the font for rare characters, which a process may read. */
const spares = new Map<string | null, SpareChild>()
const running = { one: 0, many: 0 }
const waiting: (() => void)[] = []

/** What a press is opened for: one sheet waits for its turn, many sheets do not, and leave a place for single ones. */
export type PressUse = keyof typeof running

/**
 * Throws ProblemError too-busy when as many as may are at work.
 * @param font file of the font for rare characters, null for none
 */
export async function openPress(font: string | null, use: PressUse): Promise<Press> {
  const isFull = (): boolean => running.one + running.many >= limits.atOnce
  const isRefused = use === 'many' ? isFull() || running.many >= limits.mostMany : waiting.length >= limits.waiting
  if (isRefused) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 30 }))
  while (isFull()) await new Promise<void>((free) => waiting.push(free))
  running[use] += 1
  keepMainSlices()
  return new Press(font, use)
}

export interface SetPiece {
  readonly bytes: Uint8Array
  /** Parcels whose sheets could not be set. */
  readonly unset: readonly string[]
}

/** A process that sets sheets, file after file; whoever opened it closes it. */
export class Press {
  readonly #child: ChildProcess
  readonly #font: string | null
  readonly #use: PressUse

  constructor(font: string | null, use: PressUse) {
    this.#font = font
    this.#use = use
    this.#child = spareFor(font).take()
  }

  async begin(file: Omit<BeginFile, 'kind' | 'fallbackFont'>): Promise<void> {
    await this.#ask({ kind: 'begin', ...file, fallbackFont: this.#font })
  }

  /** Throws ProblemError paper-missing-glyph when it is strict. */
  add(materials: readonly SheetMaterial[], strict = false): Promise<SetPiece> {
    return this.#ask({ kind: 'add', materials, strict })
  }

  async end(): Promise<Uint8Array> {
    return (await this.#ask({ kind: 'end' })).bytes
  }

  async workbook(material: SheetMaterial): Promise<Uint8Array> {
    return (await this.#ask({ kind: 'workbook', material })).bytes
  }

  close(): void {
    running[this.#use] -= 1
    waiting.shift()?.()
    this.#child.kill('SIGKILL')
    spareFor(this.#font).prepare()
  }

  /** Throws ProblemError paper-time-out; any other error is a defect of ours. */
  async #ask(request: PressRequest): Promise<SetPiece> {
    const answer = await askChild<PressReply>(this.#child, request, limits.seconds)
    if (answer.kind === 'died') throw new Error(`the sheets were not set: ${answer.reason}`)
    if (answer.kind !== 'answered') throw new ProblemError(problem('paper-time-out', { seconds: limits.seconds }))
    if (answer.reply.kind === 'refused') throw new ProblemError(answer.reply.problem)
    return answer.reply
  }
}

function spareFor(font: string | null): SpareChild {
  const { heapMegabytes, readySeconds } = limits
  const reads = font === null ? [] : [font]
  const spare = spares.get(font) ?? spareChild(() => startChild(entry, { heapMegabytes, reads }), readySeconds)
  spares.set(font, spare)
  return spare
}
