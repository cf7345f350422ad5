import { EventQueue } from './event-queue.ts'
import { loadWorkbook } from './file/load.ts'
import { saveWorkbook } from './file/save.ts'
import { HostSession } from './host-session.ts'
import { emptyWorkbook, type Workbook } from './model/workbook.ts'
import { parseBatch } from './protocol/batch.ts'
import { runBatch } from './protocol/interpreter.ts'
import { type Refusal, refusedReply } from './refusal.ts'
import { memberCheck, supportedSets } from './requirements/check.ts'
import type { ApiSet, BatchRecord, Counts, HostEvent, HostReply, Simulator, SimulatorOptions } from './simulator.ts'
import { noTroubles, type Troubles } from './troubles/troubles.ts'
import { EditMode } from './user/edit-mode.ts'
import { createPerson } from './user/person.ts'
import type { User } from './user/user.ts'

/** Request flag of `delayForCellEdit` (onBeforeExcelRun in office.js). */
const delayForCellEdit = 64
const noCounts: Counts = { batches: 0, requestBytes: 0, responseBytes: 0, largestRequest: 0, largestResponse: 0 }

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new SimulatedExcel(options)
}

class SimulatedExcel implements Simulator {
  readonly workbook: Workbook
  readonly apiSet: ApiSet
  readonly troubles: Troubles
  readonly user: User
  readonly supportedSets: Readonly<Record<string, string>>
  readonly log: BatchRecord[] = []
  counts = noCounts
  readonly #session: HostSession
  readonly #events: EventQueue
  readonly #editMode = new EditMode()
  readonly #pictures = new Set<() => void>()
  #isPictureDue = false
  #isQuiet = false
  #running: Promise<unknown> = Promise.resolve()
  #open = 0

  constructor({ apiSet = '1.14', workbook = emptyWorkbook(), troubles = {}, author = '测试员' }: SimulatorOptions) {
    this.workbook = workbook
    this.apiSet = apiSet
    this.troubles = { ...noTroubles, ...troubles }
    this.supportedSets = supportedSets(apiSet)
    this.#events = new EventQueue(this.troubles)
    this.#session = new HostSession({ workbook, troubles: this.troubles, apiSet, author, load: loadWorkbook })
    this.user = createPerson({
      workbook,
      editMode: this.#editMode,
      quietly: (trouble, act) => {
        this.#isQuiet = this.troubles[trouble]
        act()
        this.#isQuiet = false
      },
    })
    workbook.listen((event, origin) => {
      if (!this.#isQuiet) this.#events.add(this.#session.events.messages(event, origin, this.#session))
      this.#drawSoon()
    })
  }

  get opened(): readonly Workbook[] {
    return this.#session.opened
  }

  get editing(): string | null {
    return this.#editMode.address
  }

  execute(body: string, flags = 0): Promise<HostReply> {
    const started = performance.now()
    const at = new Date().toISOString()
    this.#open += 1
    const reply = this.#running.then(() => this.#answer(body, flags))
    const over = (): void => {
      this.#open -= 1
    }
    this.#running = reply.then(over, over)
    return reply.then((answered) => {
      this.#record(at, body, answered, performance.now() - started)
      return answered
    })
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    return this.#events.listen(listener)
  }

  onChange(listener: () => void): () => void {
    this.#pictures.add(listener)
    return () => this.#pictures.delete(listener)
  }

  async settle(): Promise<void> {
    do await sleep(0)
    while (this.#open > 0 || !this.#events.isEmpty)
    await sleep(0)
  }

  resetCounts(): void {
    this.counts = noCounts
    this.log.length = 0
  }

  toXlsx(): Uint8Array {
    return saveWorkbook(this.workbook)
  }

  async #answer(body: string, flags: number): Promise<HostReply> {
    if (byteLength(body) > this.troubles.requestLimit) return refusedReply('RequestPayloadSizeLimitExceeded')
    if (this.troubles.syncDelay > 0) await sleep(this.troubles.syncDelay)
    if (this.#editMode.cell === null) return this.#run(body)
    if ((flags & delayForCellEdit) === 0) return refusedReply('InvalidOperationInCellEditMode')
    return new Promise((resolve) => this.#editMode.wait(() => resolve(this.#run(body))))
  }

  /** The answer is measured after the work was done: what a refused answer did stays done. */
  #run(body: string): HostReply {
    this.workbook.origin = 'addin'
    try {
      const answer = runBatch(parseBatch(body), this.#session, memberCheck(this.apiSet))
      const text = JSON.stringify(answer)
      const refusal: Refusal = 'ResponsePayloadSizeLimitExceeded'
      return byteLength(text) > this.troubles.responseLimit
        ? refusedReply(refusal)
        : { status: 200, body: text, officeError: 0 }
    } finally {
      this.workbook.origin = 'user'
      this.#session.letGo()
    }
  }

  #record(at: string, request: string, { body }: HostReply, ms: number): void {
    const [requestBytes, responseBytes] = [byteLength(request), byteLength(body)]
    this.counts = {
      batches: this.counts.batches + 1,
      requestBytes: this.counts.requestBytes + requestBytes,
      responseBytes: this.counts.responseBytes + responseBytes,
      largestRequest: Math.max(this.counts.largestRequest, requestBytes),
      largestResponse: Math.max(this.counts.largestResponse, responseBytes),
    }
    this.log.push(lazyRecord(at, request, body, ms))
  }

  #drawSoon(): void {
    if (this.#isPictureDue || this.#pictures.size === 0) return
    this.#isPictureDue = true
    queueMicrotask(() => {
      this.#isPictureDue = false
      for (const draw of [...this.#pictures]) draw()
    })
  }
}

/** Parsed only when someone looks: a big batch is not read twice for a log that nobody reads. */
function lazyRecord(at: string, request: string, response: string, ms: number): BatchRecord {
  return {
    at,
    ms,
    get request(): unknown {
      return JSON.parse(request)
    },
    get response(): unknown {
      return JSON.parse(response)
    },
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
