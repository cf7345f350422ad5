import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import type { ArchivePackage } from '#core/api/archives.ts'
import { authorise } from '#server/actions/authorise.ts'
import { startArchive } from '#server/archive/build.ts'
import { recoverArchives } from '#server/archive/recover.ts'
import { endBuild, runningBuild, stoppedWithServer } from '#server/archive/running.ts'
import { verifyArchive } from '#server/archive/verify.ts'
import { partialFolder } from '#server/attachments/shelves.ts'
import { sha256 } from '#server/hash.ts'
import { endJobs } from '#server/jobs/ended-at-stop.ts'
import type { Service } from '#server/service.ts'
import { qianJin, zhouTao } from '../cast.ts'
import { act, agreed, decision, elsewhere, handedIn, ofCycle, stages } from '../cycle-stage/stage.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { temporaryFolder } from '../temporary.ts'

const run = promisify(execFile)

async function decided(): Promise<TestApp> {
  const app = await handedIn()
  await agreed(app)
  await answer(app, zhouTao, 'recordDecision', await decision(app))
  return app
}

async function latest(app: TestApp): Promise<ArchivePackage | undefined> {
  const { items } = (await answer(app, qianJin, 'archivePackages', { params: ofCycle })) as { items: ArchivePackage[] }
  return items[0]
}

/** The command with the keys that sealed the package. */
function checkup(...args: readonly string[]) {
  const keys = { AUDIT_KEY: 'a'.repeat(64), DATA_KEY: 'd'.repeat(64) }
  const env = { ...process.env, ...keys, DATABASE_URL: join(temporaryFolder(), 'none.sqlite') }
  return run(process.execPath, [join(import.meta.dirname, '../../../server/cli/main.ts'), ...args], { env })
}

async function verified(folder: string): Promise<{ readonly code: number; readonly told: string }> {
  return run(process.execPath, [join(folder, 'verify.mjs')]).then(
    ({ stdout }) => ({ code: 0, told: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, told: error.stdout }),
  )
}

test('归档包：后台生成，离线核验通过；改动一个字节，指出是哪个文件；封签用密钥核验', async () => {
  const app = await decided()
  const early = (await stages(app)).next.find((each) => each.act === 'archive')
  expect(early?.obstacles).toMatchObject([{ id: 'no-archive', blocks: true }])
  expect(await answer(app, zhouTao, 'buildArchive', { params: ofCycle })).toMatchObject({ state: 'running', total: 2 })
  await vi.waitFor(async () => expect((await latest(app))?.state).not.toBe('running'), 10_000)
  const made = await latest(app)
  expect(made).toMatchObject({ state: 'done', step: '完成', done: 2, total: 2, failure: null })
  const response = await call(app, qianJin, 'archiveFile', { params: { ...ofCycle, number: '1' } })
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(sha256(bytes)).toBe(made?.sha256)
  const files = unzipSync(bytes)
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8')
  expect(text('pages/0001.html')).toContain(`id="${example}"`)
  expect(text('index.html')).toContain('例外放行')
  expect(text('decision/stages.json')).toContain('submit-to-city')
  expect(JSON.parse(text('results/0001.json'))).toMatchObject([{ parcelCode: elsewhere }, { parcelCode: example }])
  const about: unknown = JSON.parse(text('standard/about.json'))
  expect(about).toMatchObject({ sha256: sha256(text('standard/standard.json')) })
  const sound = await verified(folder)
  expect(sound).toMatchObject({ code: 0, told: expect.stringContaining('审计记录首尾相接') })
  const place = join(temporaryFolder(), '归档包.zip')
  writeFileSync(place, bytes)
  const { keys } = app.service.audit
  expect(await verifyArchive(place, keys)).toMatchObject({ faults: [], manifest: { parcels: 2, approval: null } })

  const told = await checkup('verify-archive', place)
  expect(told.stdout).toMatch(/✓ 全部文件与清单一致，封签属实，\d+ 条审计记录逐条相符。/)

  const page = join(folder, 'pages/0001.html')
  writeFileSync(page, text('pages/0001.html').replace(example, `${example.slice(0, -1)}8`))
  writeFileSync(join(folder, 'added.txt'), 'x')
  const entries = text('audit/entries.jsonl').split('\n')
  writeFileSync(join(folder, 'audit/entries.jsonl'), entries.toSpliced(1, 1).join('\n'))
  const broken = await verified(folder)
  expect(broken.code).toBe(1)
  for (const name of ['pages/0001.html', 'added.txt', 'audit/entries.jsonl']) expect(broken.told).toContain(name)

  const altered = Uint8Array.from(bytes)
  const name = 'pages/0001.html'
  // Within its compressed content, behind the local header.
  const at = Buffer.from(altered.buffer).indexOf(name) + name.length + 50
  altered[at] = (altered[at] ?? 0) ^ 1
  writeFileSync(place, altered)
  const { faults } = await verifyArchive(place, keys)
  expect(faults).toEqual([`内容被改动：${name}`])
  expect(await act(app, { act: 'archive' })).toMatchObject({ stage: '归档' })
  expect(app.defects).toEqual([])
})

test('写不下去时归档包记为失败，原因进日志', async () => {
  const app = await decided()
  const partial = join(app.service.attachments.folder, partialFolder)
  rmSync(partial, { recursive: true, force: true })
  writeFileSync(partial, '')
  const told: string[] = []
  const service: Service = { ...app.service, report: (what, error) => told.push(`${what}: ${String(error)}`) }
  await startArchive(service, await authorise(service, zhouTao, 'buildArchive'), cycle, undefined)
  await vi.waitFor(async () => expect(await latest(app)).toMatchObject({ state: 'failed', failure: 'defect' }), 10_000)
  expect(told).toEqual([expect.stringMatching(/^archive 2025 1: Error: EEXIST/)])
})

/** Takes the first pieces and then no other before it is let go on. */
function haltedStore({ attachments }: Service): {
  readonly service: Pick<Service, 'attachments'>
  readonly goOn: () => void
} {
  let goOn = (): void => undefined
  const halted = new Promise<void>((go) => {
    goOn = go
  })
  const keep: Service['attachments']['keep'] = (content) => attachments.keep(haltedAfter(content, halted))
  return { service: { attachments: { ...attachments, keep } }, goOn }
}

async function* haltedAfter(
  content: AsyncIterable<Uint8Array>,
  halted: Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  let taken = 0
  for await (const piece of content) {
    yield piece
    taken += piece.length
    if (taken > 4000) await halted
  }
}

test('服务器中途停止：重新启动后记为失败，写明停在哪一步', async () => {
  const app = await decided()
  // So it stands when the process is killed.
  const halted = haltedStore(app.service)
  const service: Service = { ...app.service, ...halted.service }
  await startArchive(service, await authorise(service, zhouTao, 'buildArchive'), cycle, undefined)
  const stored = () =>
    service.database.read((db) => db.selectFrom('archive_package').select(['state', 'step']).executeTakeFirstOrThrow())
  await vi.waitFor(async () => expect((await stored()).step).not.toBe('准备'), 10_000)
  const { step } = await stored()
  // Where several servers share the database, one of them may be at it for an hour.
  app.service.clock.pass(3_600_000)
  await recoverArchives(service)
  expect(await latest(app)).toMatchObject({ state: 'failed', step, sha256: null })
  const build = runningBuild(service.district.code, cycle, 1)
  halted.goOn()
  await build?.ended
  expect(await latest(app)).toMatchObject({ state: 'failed', step, sha256: null })
})

test('服务正常停止时正在生成：随即记为失败，写明停在哪一步，别的服务器不必等一小时就能重新生成', async () => {
  const app = await decided()
  const halted = haltedStore(app.service)
  const service: Service = { ...app.service, ...halted.service }
  await startArchive(service, await authorise(service, zhouTao, 'buildArchive'), cycle, undefined)
  const build = runningBuild(service.district.code, cycle, 1)
  await endJobs(service.database)
  const failed = { state: 'failed', failure: stoppedWithServer, sha256: null }
  expect(await latest(app)).toMatchObject(failed)
  halted.goOn()
  await build?.ended
  expect(await latest(app)).toMatchObject(failed)
  expect(await answer(app, zhouTao, 'buildArchive', { params: ofCycle })).toMatchObject({ number: 2, state: 'running' })
  await vi.waitFor(async () => expect((await latest(app))?.state).toBe('done'), 10_000)
})

test('由另一台服务器生成的也能取消，随即可以重新生成；那一台写完也不再改变它', async () => {
  const app = await decided()
  const halted = haltedStore(app.service)
  const service: Service = { ...app.service, ...halted.service }
  await startArchive(service, await authorise(service, zhouTao, 'buildArchive'), cycle, undefined)
  const build = runningBuild(service.district.code, cycle, 1)
  // The other server shares the database only.
  endBuild(service.district.code, cycle, 1)
  const cancelled = await answer(app, zhouTao, 'cancelArchive', { params: { ...ofCycle, number: '1' } })
  expect(cancelled).toMatchObject({ state: 'cancelled', sha256: null })
  expect(await answer(app, zhouTao, 'buildArchive', { params: ofCycle })).toMatchObject({ number: 2, state: 'running' })
  halted.goOn()
  await build?.ended
  await vi.waitFor(async () => expect((await latest(app))?.state).toBe('done'), 10_000)
  const { packages, ends } = await service.database.read(async (db) => ({
    packages: await db.selectFrom('archive_package').select(['state', 'sha256']).orderBy('number').execute(),
    ends: await db.selectFrom('audit').select('details').where('action', '=', 'archive-ended').execute(),
  }))
  expect(packages).toEqual([
    { state: 'cancelled', sha256: null },
    { state: 'done', sha256: expect.any(String) },
  ])
  expect(ends).toHaveLength(2)
})

test('未审定不能生成；取消后可以重新生成', async () => {
  const early = await call(await handedIn(), zhouTao, 'buildArchive', { params: ofCycle })
  expect(await early.json()).toMatchObject({ code: 'wrong-stage' })
  const app = await decided()
  await answer(app, zhouTao, 'buildArchive', { params: ofCycle })
  const cancelled = await answer(app, zhouTao, 'cancelArchive', { params: { ...ofCycle, number: '1' } })
  expect(cancelled).toMatchObject({ state: 'cancelled', sha256: null })
  expect(await answer(app, zhouTao, 'buildArchive', { params: ofCycle })).toMatchObject({ number: 2, state: 'running' })
  await vi.waitFor(async () => expect((await latest(app))?.state).toBe('done'), 10_000)
})
