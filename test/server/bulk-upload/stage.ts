import { randomUUID } from 'node:crypto'
import type { SettledItem, UploadFile, UploadLine, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import type { Actor } from '#server/actions/actor.ts'
import { readWorkbook } from '#workbook/read.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

type Query = Readonly<Record<string, string>>

/** The body a page sends a file in. */
export function sent(bytes: Uint8Array | string, name: string): FormData {
  const body = new FormData()
  body.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name)
  return body
}

/** A run of uploads as its page drives it. */
export class Run {
  readonly app: TestApp
  readonly actor: Actor
  readonly id: string

  private constructor(app: TestApp, actor: Actor, id: string) {
    this.app = app
    this.actor = actor
    this.id = id
  }

  static async start(app: TestApp, actor: Actor, announced = 1, year: string = cycle): Promise<Run> {
    const id = randomUUID()
    await answer(app, actor, 'startUploadRun', { body: { id, cycle: year, announced } })
    return new Run(app, actor, id)
  }

  get params(): { readonly id: string } {
    return { id: this.id }
  }

  try(bytes: Uint8Array | string, name = '表.xlsx'): Promise<Response> {
    return call(this.app, this.actor, 'addUploadFile', { params: this.params, body: sent(bytes, name) })
  }

  async add(bytes: Uint8Array | string, name = '表.xlsx'): Promise<UploadFile> {
    const request: Call = { params: this.params, body: sent(bytes, name) }
    return (await answer(this.app, this.actor, 'addUploadFile', request)) as UploadFile
  }

  async close(end: 'done' | 'cancelled' = 'done', announced = 1, unsent: readonly object[] = []): Promise<UploadRun> {
    const body = { end, announced, unsent }
    return (await answer(this.app, this.actor, 'closeUploadRun', { params: this.params, body })) as UploadRun
  }

  async read(actor: Actor = this.actor): Promise<UploadRun> {
    return (await answer(this.app, actor, 'uploadRun', { params: this.params })) as UploadRun
  }

  async lines(query: Query = {}): Promise<readonly UploadLine[]> {
    const page = await answer(this.app, this.actor, 'uploadRunLines', { params: this.params, query })
    return (page as { items: UploadLine[] }).items
  }

  async files(query: Query = {}): Promise<readonly UploadFile[]> {
    const page = await answer(this.app, this.actor, 'uploadRunFiles', { params: this.params, query })
    return (page as { items: UploadFile[] }).items
  }

  async settlements(query: Query = {}): Promise<{ items: SettledItem[]; counts: Record<string, number> }> {
    const page = await answer(this.app, this.actor, 'uploadRunSettlements', { params: this.params, query })
    return page as { items: SettledItem[]; counts: Record<string, number> }
  }

  async report(query: Query = {}): Promise<Uint8Array> {
    const response = await call(this.app, this.actor, 'uploadRunReport', { params: this.params, query })
    if (response.status !== 200) throw new Error(await response.text())
    return new Uint8Array(await response.arrayBuffer())
  }
}

export function readReport(bytes: Uint8Array): Promise<ReadResult> {
  return readWorkbook(bytes)
}
