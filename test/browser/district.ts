import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import type { RowStatus } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import type { Clock } from '#server/clock.ts'
import { createDemoAccounts, demoAccounts } from '#server/demo/accounts.ts'
import { type SampleParcel, sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { pushAs, seedDepartments, seedRows } from '#server/demo/seed.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { type StartedServer, startServer } from '#server/start.ts'
import { writeEmptyDatabase } from './empty-database.ts'
import type { ScreenServer } from './screen.ts'

/** The cycle of every sample row. */
export const cycle = '2025'

export interface DistrictOptions {
  readonly parcels?: readonly SampleParcel[]
  /** A draft evaluation has been run. */
  readonly draft?: boolean
  /** 统一社会信用代码 of the firm whose account there is; the land user of the first parcel when it is not said. */
  readonly firm?: string
  /** Another clock than that of a Sunday morning, for what takes days. */
  readonly clock?: Clock
}

/** A real server over a fresh database, seeded by the use cases that people use. */
export interface District extends ScreenServer {
  readonly server: StartedServer
  readonly usernames: readonly string[]
  /** Signs a person of the demo's cast in, as the console does: from then on the context's pages are theirs. */
  signIn(context: BrowserContext, username: string): Promise<void>
  passwordOf(username: string): string
  actor(username: string): Actor
}

/** A server on a free port of this machine. */
export const serverSettings = {
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  tls: null,
  trustProxy: false,
  excelOrigins: [],
  keys: { data: null, audit: null },
}

const startedAt = performance.now()
const sunday = Date.parse('2026-11-22T10:00:00+08:00')

/** It runs as clocks do, from the same morning whatever the day of the test is: deadlines and years stay where they are. */
export const districtClock: Clock = { now: () => sunday + Math.floor(performance.now() - startedAt) }

/** Defects of the server end the test that caused them: they are thrown when the district stops. */
export async function startDistrict({
  parcels = sampleDistrict(2025),
  draft = true,
  firm = ownerOf(parcels),
  clock = districtClock,
}: DistrictOptions = {}): Promise<District> {
  await ensureBuilt('console')
  const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-browser-'))
  const databaseUrl = join(folder, 'district.sqlite')
  await writeEmptyDatabase(databaseUrl)
  const defects: unknown[] = []
  const server = await startServer(
    { ...serverSettings, databaseUrl },
    { demo: true, clock, onDefect: (_, error) => defects.push(error) },
  )
  const accounts = demoAccounts(firm)
  const passwords = await createDemoAccounts(server.service, accounts)
  const actor = (username: string): Actor => {
    const account = accounts.find((one) => one.username === username)
    if (account === undefined) throw new Error(`nobody is called ${username}`)
    return { username, name: account.name, role: account.role, org: account.org ?? null, client: 'pane' }
  }
  if (parcels.length > 0) {
    await seedRows(server.service, actor('zhoutao'), cycle, parcels)
    await seedDepartments(server.service, { tax: actor('shuiwu'), construction: actor('jianguan') }, cycle, parcels)
  }
  await moveOn(server, actor, parcels)
  if (draft) {
    await runEvaluation(server.service, await authorise(server.service, actor('zhoutao'), 'runEvaluation'), { cycle })
  }
  const origin = server.place.url
  const passwordOf = (username: string): string => {
    const password = passwords.get(username)
    if (password === undefined) throw new Error(`nobody is called ${username}`)
    return password
  }
  return {
    origin,
    server,
    usernames: accounts.map((account) => account.username),
    actor,
    passwordOf,
    async signIn(context, username) {
      const response = await context.request.post(`${origin}/api/v1/sessions`, {
        headers: { origin },
        data: { username, password: passwordOf(username), client: 'console' },
      })
      if (!response.ok()) throw new Error(`${username} could not sign in: ${await response.text()}`)
    },
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
      if (defects.length > 0) throw new AggregateError(defects, 'the server had defects')
    },
  }
}

/** Some parcels are further than others: every third is submitted, 新桥镇 has approved and returned some of its own. */
async function moveOn(
  { service }: StartedServer,
  actor: (username: string) => Actor,
  parcels: readonly SampleParcel[],
): Promise<void> {
  const codes = parcels.map(({ parcel }) => String(parcel.parcelCode))
  const move = async (
    username: string,
    parcelCodes: readonly string[],
    to: RowStatus,
    reason?: string,
  ): Promise<void> => {
    const grant = await authorise(service, actor(username), 'transition')
    for (let from = 0; from < parcelCodes.length; from += 500) {
      const some = parcelCodes.slice(from, from + 500)
      await transition(service, grant, { cycle, parcelCodes: some, to, ...(reason === undefined ? {} : { reason }) })
    }
  }
  const own = codes.filter((code) => code.startsWith('SJ-XQ-'))
  const reviewed = own.map((parcelCode) => ({
    form: 'parcel-self-assessment' as const,
    key: { cycle, parcelCode },
    baseRevision: 0,
    fields: { townReviewer: '李强', townReviewDate: '2026-11-20', townOpinion: '属实' },
  }))
  if (reviewed.length > 0) await pushAs(service, actor('liqiang'), 'reviews', reviewed)
  await move(
    'zhoutao',
    codes.filter((_, index) => index % 3 === 0),
    'submitted',
  )
  await move('liqiang', own.filter((_, index) => index % 6 === 0).slice(0, 4), 'town-approved')
  await move(
    'liqiang',
    own.filter((_, index) => index % 6 === 3).slice(0, 4),
    'town-returned',
    '空置面积与现场不符，请改正后再提交。',
  )
}

function ownerOf(parcels: readonly SampleParcel[]): string {
  return String(parcels[0]?.firms[0]?.uscc ?? '91310117999999912E')
}
