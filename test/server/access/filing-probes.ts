import { randomUUID } from 'node:crypto'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { insertSheet, saveReviewers } from '#server/db/filings.ts'
import { third } from '../cast.ts'
import { formVersion, jingWei, staged } from '../filing/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'
type Probe = (grounds: { readonly app: TestApp }, actor: Actor | null, which: Which) => Promise<Outcome>

interface Place {
  readonly id: string
  readonly number: string
  readonly sha256: string
}

const places = new WeakMap<TestApp, Promise<Readonly<Record<Which, Place>>>>()
const district = '310117'

/** One filing of 示例精密制造 in 新桥镇 that the tax office is asked about, one of another firm in 车墩镇. */
async function filings(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const known = places.get(app) ?? make(app)
  places.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const own = await staged(app)
  const other = await staged(app, { '所属街镇/园区': '车墩镇', 统一社会信用代码: third })
  const made = []
  for (const filing of [own, other]) {
    const { sha256 } = await filing.upload(jingWei, 'title')
    const sheet = { printed: '{"sections":[],"route":[],"checklist":{"title":"","rows":[]},"boundary":null}', sha256 }
    const at = '2026-11-21T14:20:00.000+08:00'
    await app.service.database.write((db) =>
      insertSheet(db, {
        district,
        filing: filing.id,
        version: 1,
        at,
        ...sheet,
        size: 1,
        masked_sha256: sha256,
        masked_size: 1,
      }),
    )
    const [event] = filing.detail.events
    made.push({ id: filing.id, number: event?.kind === 'create' ? event.number : '', sha256 })
  }
  await app.service.database.write((db) => saveReviewers(db, district, own.id, ['tax']))
  const [first, second] = made
  if (first === undefined || second === undefined) throw new Error('no filings')
  return { own: first, other: second }
}

function naming(id: EndpointId, request: (place: Place) => Call): Probe {
  return async ({ app }, actor, which) => outcomeOf(await call(app, actor, id, request((await filings(app))[which])))
}

function showing(id: EndpointId): Probe {
  return async ({ app }, actor, which) => {
    const { number } = (await filings(app))[which]
    return outcomeOf(await call(app, actor, id), async (response) => (await response.text()).includes(number))
  }
}

async function sheetHolds(response: Response, text: string): Promise<boolean> {
  const { read, utils } = await import('xlsx')
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const first = book.Sheets[book.SheetNames[0] ?? '']
  return first !== undefined && JSON.stringify(utils.sheet_to_json(first, { header: 1 })).includes(text)
}

function form(): FormData {
  const body = new FormData()
  body.set('file', new Blob(['%PDF-1.7\n%%EOF\n']), '补充.pdf')
  return body
}

const act = { kind: 'attach' }

const texts = { findings: '联审答复偏慢', proposals: '提前通知联审部门' }

/** A report of the whole district: to those who may see it, it is one whatever is asked. */
function onReport(id: EndpointId, request: Call): Probe {
  return async ({ app }, actor) => {
    const grant = { params: { year: '2026' }, body: { base: 0, ...texts } }
    const { versions } = (await answer(app, jingWei, 'mechanismYear', { params: { year: '2026' } })) as {
      versions: unknown[]
    }
    if (versions.length === 0) await answer(app, jingWei, 'saveMechanismReport', grant)
    return outcomeOf(await call(app, actor, id, request))
  }
}

export const filingProbes: Readonly<Partial<Record<EndpointId, Probe>>> = {
  filings: showing('filings'),
  filingSummaries: showing('filingSummaries'),
  filing: naming('filing', ({ id }) => ({ params: { id } })),
  declareFiling: naming('declareFiling', ({ id }) => ({
    params: { id },
    body: { formVersion, baseRevision: 1, fields: { mainPollutants: '无' } },
  })),
  actOnFiling: naming('actOnFiling', ({ id }) => ({
    params: { id },
    body: { request: randomUUID(), version: 1, act },
  })),
  uploadFilingDocument: naming('uploadFilingDocument', ({ id }) => ({
    params: { id },
    query: { kind: 'supplement' },
    body: form(),
  })),
  filingDocument: naming('filingDocument', ({ id, sha256 }) => ({ params: { id, sha256 } })),
  filingSheet: naming('filingSheet', ({ id }) => ({ params: { id, version: '1' }, query: { format: 'xlsx' } })),
  filingReviewTable: naming('filingReviewTable', ({ id }) => ({ params: { id }, query: { format: 'xlsx' } })),
  filingHandover: naming('filingHandover', ({ id }) => ({ params: { id } })),
  mechanismYear: onReport('mechanismYear', { params: { year: '2026' } }),
  mechanismReport: onReport('mechanismReport', { params: { year: '2026', version: '1' } }),
  saveMechanismReport: async ({ app }, actor, which) =>
    outcomeOf(
      await call(app, actor, 'saveMechanismReport', {
        params: { year: which === 'own' ? '2026' : '2025' },
        body: { base: 0, ...texts },
      }),
    ),
  mechanismFile: onReport('mechanismFile', {
    params: { year: '2026', version: '1' },
    query: { format: 'xlsx' },
  }),
  exportFilings: async ({ app }, actor, which) => {
    const { number } = (await filings(app))[which]
    return outcomeOf(await call(app, actor, 'exportFilings'), (response) => sheetHolds(response, number))
  },
}
