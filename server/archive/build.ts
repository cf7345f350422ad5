import { guardedFields } from '#core/access/export-fields.ts'
import type { ArchivePackage } from '#core/api/archives.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { streamZip } from '#workbook/zip.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { currentDecision } from '../cycle-stage/decide.ts'
import { archivePackages, insertArchive, updateArchive } from '../db/archive-packages.ts'
import type { ArchivePackageTable } from '../db/city-review-tables.ts'
import { findEvaluation } from '../db/evaluations.ts'
import { releaseFor } from '../export-release/release.ts'
import { endedAtStop } from '../jobs/ended-at-stop.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { recordedStandard } from '../standard-register/recorded.ts'
import type { ArchiveSource } from './content.ts'
import { packageFiles, type WrittenPackage } from './package.ts'
import { archiveBody } from './read.ts'
import { beginBuild, endBuild, type RunningBuild, runningBuild, stoppedWithServer } from './running.ts'

const unapproved = '未经导出审批：用到区统计局、区税务局核定数据的指标只列得分，不列数值。'

/** Results are gone through three times: for programs, as a sheet and as pages; only the first counts. */
const progressOf = (parcels: number): number => Math.max(parcels, 1)

/** Parcels of the results between two notes of how far it is. */
const parcelsBetweenNotes = 2000

/**
 * Begins an archive package of a decided year; it is written beside the requests and can be followed, cancelled and begun
 * again. Throws ProblemError: wrong-stage, export-not-approved, too-busy (one of the year is being written).
 */
export async function startArchive(
  service: Service,
  { actor }: Grant,
  cycle: string,
  approval: number | undefined,
): Promise<ArchivePackage> {
  const { database, audit, clock } = service
  const { code: district, name: districtName } = service.district
  const at = instantText(clock.now())
  const { username, role, name: byName } = actor
  const begun = await database.write(async (db) => {
    await requireStage(db, district, cycle, ['审定', '归档'])
    const before = await archivePackages(db, district, cycle)
    if (before.some(({ state }) => state === 'running')) throw busy()
    const decision = await currentDecision(db, district, cycle)
    const evaluation = await findEvaluation(db, district, decision?.event.evaluation ?? 0)
    if (evaluation === null) throw new ProblemError(problem('not-found', { what: '审定所依据的正式评估' }))
    const object = String(evaluation.number)
    const release = await releaseFor(
      db,
      district,
      actor,
      { kind: 'results', cycle, object, town: null },
      approval,
      at,
      unapproved,
    )
    const number = (before[0]?.number ?? 0) + 1
    const line: ArchivePackageTable = {
      district,
      cycle,
      number,
      state: 'running',
      step: '准备',
      done: 0,
      total: progressOf(evaluation.parcels),
      sha256: null,
      size: null,
      name: `归档包-${districtName}-${cycle}-第${number}号.zip`,
      manifest: null,
      approval: release.approval,
      failure: null,
      started_at: at,
      finished_at: null,
      username,
      by_name: byName,
    }
    await insertArchive(db, line)
    const details = { number, approval: release.approval }
    await audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'archive-started',
      object: `cycle ${cycle}`,
      details,
    })
    return { line, evaluation, release, standard: await recordedStandard(db, evaluation) }
  })
  const { line, evaluation, release, standard } = begun
  const build = beginBuild(district, cycle, line.number, line.total)
  const { viewer } = release
  const source: ArchiveSource = {
    service,
    cycle,
    evaluation,
    standard,
    viewer,
    isFull: guardedFields.every(({ field }) => viewer.released?.has(field) ?? false),
    approval: release.approval,
    overrides: overrideSentences(gatesIn(evaluation.gates)),
    lines: [
      `生成人：${byName}  生成时间：${at.slice(0, 16).replace('T', ' ')}`,
      ...release.lines,
      ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
    ],
    at,
    by: byName,
    count: (parcels) => {
      const before = Math.floor(build.done / parcelsBetweenNotes)
      build.done += parcels
      if (Math.floor(build.done / parcelsBetweenNotes) > before) note(service, line, build)
    },
  }
  // Where even its end cannot be written, the database is closed: the next start of the server marks it as failed.
  const over = endedAtStop(database, () => stop(service, line, build))
  build.ended = write(service, source, line, build)
    .catch(() => undefined)
    .finally(() => {
      over()
      endBuild(district, cycle, line.number)
    })
  return archiveBody(line)
}

function busy(): ProblemError {
  return new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
}

/**
 * Writes down how far it is, for the case that the server stops; nobody waits for it. Where another server has cancelled
 * it meanwhile, it ends before its next file.
 */
function note({ database }: Service, { district, cycle, number }: ArchivePackageTable, build: RunningBuild): void {
  const { step, done } = build
  build.noted = build.noted
    .then(async () => {
      const isRunning = await database.write((db) => updateArchive(db, district, cycle, number, { step, done }))
      if (!isRunning) build.abort.abort()
    })
    // The end is written too, and tells what fails.
    .catch(() => undefined)
}

/** Writes the package; how it ended stands in the database, a failure too, unless another server has ended it already. */
async function write(
  service: Service,
  source: ArchiveSource,
  line: ArchivePackageTable,
  build: RunningBuild,
): Promise<void> {
  const { cycle, number, username } = line
  const { database, audit, clock, attachments, district, report } = service
  const written: WrittenPackage = { manifest: null }
  const began = (title: string): void => {
    build.step = title
    note(service, line, build)
  }
  const ended = await attachments
    .keep(streamZip(packageFiles(source, written, began, build.abort.signal)))
    .then((kept) => ({ state: 'done', ...kept, manifest: written.manifest, failure: null }))
    .catch((error: unknown) => {
      if (isDefect(error, build)) report(`archive ${cycle} ${number}`, error)
      return failedAs(error, build)
    })
  await build.noted
  const at = instantText(clock.now())
  await database.write(async (db) => {
    const { step, done, total } = build
    const state = {
      ...ended,
      step: ended.state === 'done' ? '完成' : step,
      done: ended.state === 'done' ? total : done,
    }
    if (!(await updateArchive(db, district.code, cycle, number, { ...state, finished_at: at }))) return
    const { sha256, manifest } = ended
    const end = { district: district.code, cycle, number, at, username, role: 'district' } as const
    await noteEnd(audit, db, end, { state: ended.state, sha256, manifest })
  })
}

/** On record first: the writing itself ends with its next file, which may be after the server. */
async function stop({ database, audit, clock, district }: Service, line: ArchivePackageTable, build: RunningBuild) {
  const { cycle, number, username } = line
  const at = instantText(clock.now())
  await database.write(async (db) => {
    const { step, done } = build
    const failed = { state: 'failed', failure: stoppedWithServer, step, done, finished_at: at }
    if (!(await updateArchive(db, district.code, cycle, number, failed))) return
    const end = { district: district.code, cycle, number, at, username, role: 'district' } as const
    await noteEnd(audit, db, end, { state: 'failed', sha256: null, manifest: null })
  })
  build.abort.abort()
}

function isDefect(error: unknown, { abort }: RunningBuild): boolean {
  return !abort.signal.aborted && !(error instanceof ProblemError)
}

function failedAs(error: unknown, { abort }: RunningBuild) {
  const nothing = { sha256: null, size: null, manifest: null }
  if (abort.signal.aborted) return { state: 'cancelled', ...nothing, failure: null }
  // What a defect says is for who runs the server: it stays in the database and goes to the log.
  const failure = error instanceof ProblemError ? error.problem.code : `defect: ${String(error)}`
  return { state: 'failed', ...nothing, failure: failure.slice(0, 500) }
}

/** Who ended the writing of a package, and when. */
interface ArchiveEnd extends Pick<ArchivePackageTable, 'district' | 'cycle' | 'number' | 'username'> {
  readonly at: string
  readonly role: Actor['role']
}

async function noteEnd(
  audit: Service['audit'],
  db: Parameters<typeof updateArchive>[0],
  { district, cycle, number, at, username, role }: ArchiveEnd,
  result: Pick<ArchivePackageTable, 'state' | 'sha256' | 'manifest'>,
): Promise<void> {
  const details = { number, ...result }
  const entry = { district, at, username, role, object: `cycle ${cycle}`, details } as const
  await audit.append(db, { ...entry, action: 'archive-ended' })
}

/**
 * Ends the writing of a package before its next file. One that another server writes, or wrote when it died, is over at
 * once: what writes it finds that. Throws ProblemError not-found when it is not being written.
 */
export async function cancelArchive(
  service: Service,
  { actor: { username, role } }: Grant,
  cycle: string,
  number: number,
): Promise<ArchivePackage> {
  const { database, audit, clock } = service
  const district = service.district.code
  const build = runningBuild(district, cycle, number)
  if (build === null) {
    const at = instantText(clock.now())
    await database.write(async (db) => {
      if (!(await updateArchive(db, district, cycle, number, { state: 'cancelled', finished_at: at }))) {
        throw new ProblemError(problem('not-found', { what: '正在生成的归档包' }))
      }
      const end = { district, cycle, number, at, username, role }
      await noteEnd(audit, db, end, { state: 'cancelled', sha256: null, manifest: null })
    })
  } else {
    build.abort.abort()
    await build.ended
  }
  const all = await database.read((db) => archivePackages(db, district, cycle))
  const line = all.find((each) => each.number === number)
  if (line === undefined) throw new ProblemError(problem('not-found', { what: '这个归档包' }))
  return archiveBody(line)
}
