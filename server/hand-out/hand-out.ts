import type { HandOutKind } from '#core/api/hand-out.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { handOutNames, workbookFileName } from '#core/hand-out/file-name.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { HandedWorkbook } from '#workbook/hand-out/content.ts'
import { streamZip, type ZippedFile } from '#workbook/zip.ts'
import type { Grant } from '../actions/authorise.ts'
import { withinScope } from '../actions/scope.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { type HandOutFilter, parcelCodesOfTown, townsToHandOut } from '../db/hand-outs.ts'
import type { ExportFile } from '../export/export-file.ts'
import { freeName } from '../export/free-name.ts'
import { madeWhileSent } from '../export/made-while-sent.ts'
import { beginProgress, endProgress, type RunningProgress } from '../jobs/running.ts'
import { loadParcels } from '../rows/load.ts'
import { textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { handedWorkbook } from './content.ts'
import { type ManifestLine, manifestLine, manifestName, manifestWorkbook } from './manifest.ts'
import { type HandOutCounts, type HandOutEnd, recordHandOut } from './record.ts'
import { ledgerRows, makeLedger, makeWorkbooks, workbooksAtOnce } from './workshop.ts'

export interface HandOutRequest {
  readonly cycle: string
  readonly town: string
  readonly id: string
  /** One 一地一表 a parcel, or all parcels in 街镇台账. */
  readonly as: HandOutKind
}

/**
 * One 一地一表 for every parcel of a 街镇, or its 街镇台账, and a list of them, as a zip that is made while it is sent: who breaks the
 * connection ends it. Both its start and its end are on record.
 * Throws ProblemError: not-found (no parcels of that 街镇 within the scope), too-busy.
 */
export async function handOutWorkbooks(service: Service, grant: Grant, request: HandOutRequest): Promise<ExportFile> {
  const { cycle, town, id, as } = request
  const filter = { district: service.district.code, cycle, scope: withinScope(grant.scope) }
  const towns = await service.database.read((db) => townsToHandOut(db, filter))
  const total = towns.find(({ townCode }) => townCode === town)?.parcels ?? 0
  const place = townName(town) ?? town
  if (total === 0) throw new ProblemError(problem('not-found', { what: `${place} ${cycle}年度可下发的地块` }))
  const progress = beginProgress(id, grant.actor.username, total)
  if (progress === null) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
  try {
    await recordHandOut(service, grant, request, 'started', { files: 0, total, firms: 0, carried: 0 })
  } catch (error) {
    endProgress(id)
    throw error
  }
  const handOut = new HandOut(service, grant, request, filter, progress)
  return {
    name: `${handOutNames[as]}-${place}-${cycle}-${todayInShanghai(service.clock).replaceAll('-', '')}.zip`,
    bytes: handOut.bytes(),
  }
}

class HandOut {
  readonly #service: Service
  readonly #grant: Grant
  readonly #request: HandOutRequest
  readonly #filter: HandOutFilter
  readonly #progress: RunningProgress
  readonly #lines: ManifestLine[] = []
  readonly #names = new Set<string>([manifestName])

  constructor(
    service: Service,
    grant: Grant,
    request: HandOutRequest,
    filter: HandOutFilter,
    progress: RunningProgress,
  ) {
    this.#service = service
    this.#grant = grant
    this.#request = request
    this.#filter = filter
    this.#progress = progress
  }

  bytes(): AsyncIterable<Uint8Array> {
    return madeWhileSent(streamZip(this.#files()), (end) => this.#finish(end))
  }

  async #finish(end: HandOutEnd): Promise<void> {
    endProgress(this.#request.id)
    await recordHandOut(this.#service, this.#grant, this.#request, end, this.#counts())
  }

  #counts(): HandOutCounts {
    const sum = (of: (line: ManifestLine) => number): number => this.#lines.reduce((all, line) => all + of(line), 0)
    return {
      files: this.#lines.length,
      total: this.#progress.total,
      firms: sum(({ firms }) => firms.length),
      carried: sum(({ carried }) => carried),
    }
  }

  async *#files(): AsyncGenerator<ZippedFile, void> {
    yield* this.#request.as === 'ledger' ? this.#ledgers() : this.#workbooks()
    const { cycle, town, id, as } = this.#request
    const at = instantText(this.#service.clock.now())
    const facts = { cycle, townCode: town, by: this.#grant.actor.name, at, handOut: id, demo: this.#service.demo, as }
    yield { name: manifestName, bytes: manifestWorkbook(this.#lines, facts) }
  }

  async *#workbooks(): AsyncGenerator<ZippedFile, void> {
    for await (const contents of this.#contents()) {
      const files = await makeWorkbooks(contents)
      for (const [index, content] of contents.entries()) {
        const bytes = files[index]
        if (bytes === undefined) throw new Error(`no workbook of ${content.parcelCode}`)
        const wanted = workbookFileName(content.parcelCode, textOrNull(content.parcel.cells.parcelName))
        const name = freeName(this.#names, wanted)
        this.#lines.push(manifestLine(name, content))
        yield { name, bytes }
        this.#progress.done += 1
      }
    }
  }

  /** As few ledgers as hold all parcels with their firms. */
  async *#ledgers(): AsyncGenerator<ZippedFile, void> {
    let waiting: readonly HandedWorkbook[] = []
    let number = 1
    for await (const contents of this.#contents()) {
      const isFull =
        waiting.length + contents.length > ledgerRows.parcels || firmsIn(waiting) + firmsIn(contents) > ledgerRows.firms
      if (isFull && waiting.length > 0) {
        yield await this.#ledger(waiting, number)
        number += 1
        waiting = []
      }
      waiting = [...waiting, ...contents]
    }
    if (waiting.length > 0) yield await this.#ledger(waiting, number)
  }

  async #ledger(contents: readonly HandedWorkbook[], number: number): Promise<ZippedFile> {
    const { cycle, town } = this.#request
    const place = townName(town) ?? town
    const bytes = await makeLedger(contents, `${place}${cycle}年度街镇台账`)
    const name = `街镇台账-${place}-${cycle}${number === 1 ? '' : `-${number}`}.xlsx`
    for (const content of contents) this.#lines.push(manifestLine(name, content))
    this.#progress.done += contents.length
    return { name, bytes }
  }

  /** The parcels in the order of their codes, some at a time. */
  async *#contents(): AsyncGenerator<readonly HandedWorkbook[], void> {
    const { cycle, town, id } = this.#request
    const { district } = this.#filter
    const yearBefore = String(Number(cycle) - 1)
    let after = ''
    for (;;) {
      const from = after
      const piece = await this.#service.database.read(async (db) => {
        const codes = await parcelCodesOfTown(db, this.#filter, town, from, workbooksAtOnce)
        const now = await loadParcels(db, district, cycle, codes)
        const before = await loadParcels(db, district, yearBefore, codes)
        return { codes, now, before: new Map(before.map((one) => [one.parcelCode, one])) }
      })
      const contents = piece.now
        .filter(({ parcel }) => !parcel.removed)
        .map((one) => {
          const earlier = piece.before.get(one.parcelCode)
          return handedWorkbook(one, earlier === undefined || earlier.parcel.removed ? null : earlier, id)
        })
      if (contents.length > 0) yield contents
      const last = piece.codes.at(-1)
      if (last === undefined || piece.codes.length < workbooksAtOnce) return
      after = last
    }
  }
}

function firmsIn(contents: readonly HandedWorkbook[]): number {
  return contents.reduce((sum, { firms }) => sum + firms.length, 0)
}
