import { randomUUID } from 'node:crypto'
import { type Ask, drained } from './asking.ts'
import { cycle } from './pushed-district.ts'

/** Seconds an evaluation, a check or an archive may take. */
const patience = 900
const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

export interface Asking {
  readonly district: Ask
  readonly admin: Ask
}

/** Milliseconds by what was done. */
export type Told = Readonly<Record<string, number>>

/** What was answered, as JSON. */
export async function answerOf<Answer>(response: Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function until<State>(look: () => Promise<State>, isDone: (state: State) => boolean): Promise<State> {
  for (let second = 0; second < patience; second += 0.5) {
    const state = await look()
    if (isDone(state)) return state
    await new Promise((later) => setTimeout(later, 500))
  }
  throw new Error(`nothing within ${patience} s`)
}

async function evaluate(ask: Ask, mode: 'draft' | 'formal'): Promise<void> {
  const { id } = await answerOf<{ id: string }>(ask('/api/v1/evaluations', { cycle, mode }))
  const look = () => answerOf<{ status: string }>(ask(`/api/v1/evaluations/${id}`))
  const { status } = await until(look, (state) => state.status !== 'running')
  if (status !== 'done') throw new Error(`the ${mode} evaluation ended as ${status}`)
}

interface Gates {
  readonly check: { readonly status: string } | null
  readonly gates: readonly { readonly id: string; readonly count: number | null }[]
}

async function lastEvent(ask: Ask): Promise<number> {
  return (await answerOf<{ last: number }>(ask(`/api/v1/cycle-stages/${cycle}`))).last
}

async function act(ask: Ask, name: string, reason?: string): Promise<void> {
  const last = await lastEvent(ask)
  await drained(
    await ask(`/api/v1/cycle-stages/${cycle}/acts`, { act: name, last, ...(reason === undefined ? {} : { reason }) }),
  )
}

/** Draft, gates, formal evaluation: what each takes. */
export async function evaluatedYear({ district, admin }: Asking): Promise<Told> {
  const draft = await timed(() => evaluate(district, 'draft'))
  for (const name of ['start-verification', 'start-evaluation']) await act(district, name)
  const look = () => answerOf<Gates>(district(`/api/v1/formal-gates?cycle=${cycle}`))
  const gates = await timed(async () => {
    await drained(await district('/api/v1/formal-gates/check', { cycle }))
    await until(look, ({ check }) => check !== null && check.status !== 'running')
  })
  for (const { id, count } of (await look()).gates) {
    if (count === 0) continue
    await drained(await admin('/api/v1/formal-gates/overrides', { cycle, gate: id, reason: '测量用，数据为生成' }))
  }
  const formal = await timed(() => evaluate(district, 'formal'))
  return { draft, gates, formal }
}

/** The whole list published, printed, and withdrawn again, so that the year goes on the same day. */
export async function publishedYear({ district }: Asking): Promise<Told> {
  let shown = { number: 0, revision: 0 }
  const body = { cycle, columns: ['parcelCode', 'town', 'owner', 'landClass', 'landArea', 'verdict'] }
  const prepared = await timed(async () => {
    const asked = { ...body, title: '产业用地综合绩效评估结果公示', windowDays: 5 }
    shown = await answerOf(district('/api/v1/publications', asked))
  })
  const step = async (name: string, more: object = {}): Promise<void> => {
    const asked = { act: name, revision: shown.revision, ...more }
    shown = await answerOf(district(`/api/v1/publications/${shown.number}/acts`, asked))
  }
  const published = await timed(async () => {
    await step('check')
    await step('publish', { firstDay: today() })
  })
  const file = (as: string) => async () => drained(await district(`/api/v1/publications/${shown.number}/file?as=${as}`))
  const [xlsx, printed] = [await timed(file('xlsx')), await timed(file('pdf'))]
  await step('withdraw', { reason: '测量完毕，撤回' })
  return { prepared, published, xlsx, printed }
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** 区专班审核, 研判 and 审定: what the package and the decision take. */
export async function decidedYear({ district }: Asking): Promise<Told> {
  await act(district, 'review-unpublished', '测量用，不经公示')
  const review = `/api/v1/city-review/${cycle}`
  const handedOut = await timed(async () => drained(await district(`${review}/packages`, {})))
  const submission = { package: 1, receipt: '测量-1', submittedOn: today(), documents: [] }
  await drained(await district(`${review}/submissions`, { ...submission, last: await lastEvent(district) }))
  await drained(
    await district(`${review}/agreement`, { last: await lastEvent(district), note: '测量用，全部同意', documents: [] }),
  )
  const form = new FormData()
  form.append('file', new File([pdf], '批复.pdf'))
  const { sha256 } = await answerOf<{ sha256: string }>(district(`/api/v1/cycle-stages/${cycle}/documents`, form))
  const document = { title: '批复', number: '测量〔2026〕1号', authority: '市委、市政府', decidedOn: today(), sha256 }
  const last = await lastEvent(district)
  const decided = await timed(async () =>
    drained(await district(`/api/v1/decisions/${cycle}`, { document, adjustments: [], last })),
  )
  return { handedOut, decided }
}

/** So many result letters, one after the other as a batch goes on; their PDFs made, and handed out once more. */
export async function letters({ district }: Asking, wanted: number): Promise<Told> {
  const { items } = await answerOf<{ items: readonly { subject: string; cannot: string | null }[] }>(
    district(`/api/v1/formal-letters/candidates?cycle=${cycle}&kind=result-notice&limit=${wanted}`),
  )
  const subjects = items.filter(({ cannot }) => cannot === null).map(({ subject }) => subject)
  const id = randomUUID()
  const issued = await timed(async () => {
    await drained(await district('/api/v1/formal-letters/batches', { id, cycle, kind: 'result-notice', subjects }))
    const go = () => answerOf<{ state: string }>(district(`/api/v1/formal-letters/batches/${id}/letters`, {}))
    await until(go, ({ state }) => state !== 'open')
  })
  const zip = async () => drained(await district(`/api/v1/formal-letters/batches/${id}/file`))
  const [zipped, zippedAgain] = [await timed(zip), await timed(zip)]
  return { issued, zipped, zippedAgain, count: subjects.length }
}

/** The archive package: seconds and bytes. */
export async function archive({ district }: Asking): Promise<Told> {
  let size = 0
  const written = await timed(async () => {
    await drained(await district(`/api/v1/archives/${cycle}`, {}))
    type Packages = { readonly items: readonly { readonly state: string; readonly size: number | null }[] }
    const look = () => answerOf<Packages>(district(`/api/v1/archives/${cycle}`))
    const { items } = await until(look, (packages) => packages.items[0]?.state !== 'running')
    if (items[0]?.state !== 'done') throw new Error(`the archive ended as ${items[0]?.state}`)
    size = items[0].size ?? 0
  })
  return { written, size }
}
