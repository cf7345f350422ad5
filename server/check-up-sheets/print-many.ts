import { mostSheets, type SheetBundle } from '#core/api/check-up-sheets.ts'
import { sheetTitle } from '#core/check-up-sheet/build.ts'
import { sheetFileName } from '#core/check-up-sheet/file-name.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { inFileName } from '#core/hand-out/file-name.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamZip, type ZippedFile } from '#workbook/zip.ts'
import type { Grant } from '../actions/authorise.ts'
import { codesOf, listOf, noneAsNull } from '../actions/codes.ts'
import { type SheetFilter, sheetCodes, tracesOfCodes } from '../db/check-up-sheets.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { requireDone, townSeen } from '../evaluation-runs/read-evaluations.ts'
import type { ExportFile } from '../export/export-file.ts'
import { freeName } from '../export/free-name.ts'
import { madeWhileSent } from '../export/made-while-sent.ts'
import { beginProgress, endProgress, type RunningProgress } from '../jobs/running.ts'
import type { Service } from '../service.ts'
import { type Printing, sheetMaterials } from './material.ts'
import type { SheetMaterial } from './messages.ts'
import { openPress, type Press } from './press.ts'
import { beginPrinting } from './printing.ts'
import { printingObject, recordPrinting, type SheetEnd } from './record.ts'
import { Sealer } from './seal.ts'

export interface SheetsRequest {
  readonly id: string
  readonly job: string
  readonly as: SheetBundle
  readonly town?: string | undefined
  readonly class?: string | undefined
  readonly parcels?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly explained: boolean
  readonly approval?: number | undefined
}

const classCodes = ['A', 'B', 'C', 'D', 'none'] as const
/** So many sheets are held at a time. */
const atOnce = 20

/**
 * 体检表 of many parcels as one file that is made while it is sent: who breaks the connection ends it, and `after` goes on
 * behind the last sheet that was made. Throws ProblemError: not-found (nothing of that within the scope),
 * evaluation-not-done, export-not-approved, malformed-request, too-busy.
 */
export async function printSheets(service: Service, grant: Grant, request: SheetsRequest): Promise<ExportFile> {
  const evaluation = await requireDone(service, grant.actor, request.id)
  const filter = filterOf(service, grant, evaluation, request)
  const { job, as, town = null, after = '', limit = mostSheets } = request
  const codes = await service.database.read((db) => sheetCodes(db, filter, after, limit))
  if (codes.length === 0) throw new ProblemError(problem('not-found', { what: '可印体检表的地块' }))
  const progress = beginProgress(job, grant.actor.username, codes.length)
  if (progress === null) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
  let press: Press | null = null
  try {
    press = await openPress(service.paper.font, 'many')
    const object = printingObject({ evaluation: evaluation.number, town })
    const details = { job, as, total: codes.length }
    const entry = { action: 'check-up-sheets-started', object, details } as const
    const printing = await beginPrinting(service, grant, evaluation, { approval: request.approval, entry })
    const run = new PrintRun(service, grant, request, printing, codes, progress, press)
    return { name: nameOf(evaluation, request, codes), bytes: run.bytes() }
  } catch (error) {
    press?.close()
    endProgress(job)
    throw error
  }
}

function filterOf(service: Service, grant: Grant, { number }: EvaluationTable, request: SheetsRequest): SheetFilter {
  const own = townSeen(grant)
  const towns = listOf(request.town)
  return {
    district: service.district.code,
    evaluation: number,
    // A 街镇 that asks for another's parcels gets none of them.
    towns: own === null ? towns : [own].filter((each) => towns === null || towns.includes(each)),
    classes: noneAsNull(codesOf(request.class, classCodes, 'class')),
    codes: listOf(request.parcels),
  }
}

/** 体检表-新桥镇-2026-草评12.pdf, with the first parcel where it goes on behind others. */
function nameOf(
  { cycle, number, mode }: EvaluationTable,
  { town, after, as }: SheetsRequest,
  codes: readonly string[],
): string {
  const place = town === undefined ? null : (townName(town) ?? town)
  const run = `${mode === 'formal' ? '评估' : '草评'}${number}`
  const from = after === undefined ? null : `自${codes[0] ?? ''}`
  const words = ['体检表', place, cycle, run, from].filter((word) => word !== null)
  return `${inFileName(words.join('-'))}.${as}`
}

class PrintRun {
  readonly #service: Service
  readonly #grant: Grant
  readonly #request: SheetsRequest
  readonly #printing: Printing
  readonly #codes: readonly string[]
  readonly #progress: RunningProgress
  readonly #press: Press
  readonly #names = new Set<string>()
  #last: string | null = null

  constructor(
    service: Service,
    grant: Grant,
    request: SheetsRequest,
    printing: Printing,
    codes: readonly string[],
    progress: RunningProgress,
    press: Press,
  ) {
    this.#service = service
    this.#grant = grant
    this.#request = request
    this.#printing = printing
    this.#codes = codes
    this.#progress = progress
    this.#press = press
  }

  bytes(): AsyncIterable<Uint8Array> {
    const pieces = this.#request.as === 'pdf' ? this.#onePdf() : streamZip(this.#files())
    return madeWhileSent(pieces, (end) => this.#finish(end))
  }

  async #finish(end: SheetEnd): Promise<void> {
    this.#press.close()
    endProgress(this.#request.job)
    const { job, as, town = null } = this.#request
    const place = { evaluation: this.#printing.evaluation.number, job, as, town }
    const { done: sheets, total } = this.#progress
    await recordPrinting(this.#service, this.#grant, place, end, { sheets, total, last: this.#last })
  }

  async *#onePdf(): AsyncGenerator<Uint8Array, void> {
    const sealer = new Sealer()
    const { keys } = this.#service.audit
    await this.#press.begin({ title: sheetTitle, printedOn: this.#printing.today, explained: this.#request.explained })
    for await (const materials of this.#materials()) {
      const { bytes } = await this.#press.add(materials)
      this.#count(materials)
      yield sealer.add(bytes)
    }
    yield sealer.add(await this.#press.end())
    yield sealer.line(keys, `${this.#codes.length}`)
  }

  async *#files(): AsyncGenerator<ZippedFile, void> {
    for await (const materials of this.#materials()) {
      for (const material of materials) {
        const name = freeName(
          this.#names,
          sheetFileName(material.result.parcelCode, material.subject.parcelName, 'pdf'),
        )
        yield { name, bytes: await this.#sealed(material) }
        this.#count([material])
      }
    }
  }

  async #sealed(material: SheetMaterial): Promise<Uint8Array> {
    const title = `${sheetTitle} ${material.result.parcelCode}`
    await this.#press.begin({ title, printedOn: this.#printing.today, explained: this.#request.explained })
    const { bytes } = await this.#press.add([material])
    const sealer = new Sealer()
    const whole = sealer.add(Buffer.concat([bytes, await this.#press.end()]))
    return Buffer.concat([whole, sealer.line(this.#service.audit.keys, material.code ?? '')])
  }

  async *#materials(): AsyncGenerator<readonly SheetMaterial[], void> {
    const { district, database } = this.#service
    const { number } = this.#printing.evaluation
    for (let start = 0; start < this.#codes.length; start += atOnce) {
      const codes = this.#codes.slice(start, start + atOnce)
      const traces = await database.read((db) => tracesOfCodes(db, district.code, number, codes))
      yield await sheetMaterials(this.#service, this.#printing, traces)
    }
  }

  #count(materials: readonly SheetMaterial[]): void {
    this.#progress.done += materials.length
    this.#last = materials.at(-1)?.result.parcelCode ?? this.#last
  }
}
