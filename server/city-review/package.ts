import type { CityPackage } from '#core/api/city-review.ts'
import { exampleMappingNote } from '#core/city-review/mapping.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { streamZip, type ZippedFile } from '#workbook/zip.ts'
import type { Grant } from '../actions/authorise.ts'
import { canonicalJson } from '../canonical-json.ts'
import { instantText } from '../clock.ts'
import { cityPackages, insertPackage } from '../db/city-packages.ts'
import type { CityPackageTable } from '../db/city-review-tables.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { latestFormal } from '../db/evaluations.ts'
import { type HashedFile, hashed } from '../export/hashed-files.ts'
import type { SentFile } from '../export/sent-file.ts'
import { releaseFor } from '../export-release/release.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { currentMapping } from './mapping.ts'
import { packLines } from './packed-lines.ts'
import { cityLines } from './review-lines.ts'
import { cityCsv, cityWorkbook, reviewWorkbook } from './review-sheets.ts'

const unapproved = '未经导出审批：用到区统计局、区税务局核定数据的得分按阶梯列示。'

/**
 * Makes a package for 市级联合研判 and keeps its bytes as they are: what was handed over can be had again. Throws
 * ProblemError: wrong-stage, stage-not-ready (no formal evaluation), export-not-approved, storage-full.
 */
export async function makeCityPackage(
  service: Service,
  { actor }: Grant,
  cycle: string,
  approval: number | undefined,
): Promise<CityPackage> {
  const { database, audit, clock, attachments } = service
  const { code: district, name: districtName } = service.district
  const at = instantText(clock.now())
  const { username, role, name: byName } = actor
  const begun = await database.write(async (db) => {
    await requireStage(db, district, cycle, ['研判'])
    const evaluation = requireFormal(await latestFormal(db, district, cycle))
    const wanted = { kind: 'results', cycle, object: String(evaluation.number), town: null } as const
    const release = await releaseFor(db, district, actor, wanted, approval, at, unapproved)
    return { evaluation, release, mapping: await currentMapping(db, district) }
  })
  const { evaluation, release, mapping } = begun
  const overrides = overrideSentences(gatesIn(evaluation.gates))
  const parcels = await packLines(cityLines(service, evaluation, release.viewer, overrides))
  const head = [
    `区：${districtName}  正式评估：第 ${evaluation.number} 号  标准：${evaluation.standard}`,
    `输入摘要（SHA-256）：${evaluation.input_hash ?? ''}`,
    `生成人：${byName}  生成时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...overrides,
    ...release.lines,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const files: HashedFile[] = []
  const told = (file: HashedFile): void => void files.push(file)
  const mapped = mapping.version === 0 ? exampleMappingNote : `${mapping.note}（第 ${mapping.version} 版）`
  async function* content(): AsyncGenerator<ZippedFile, void> {
    const stem = `市平台列名-${cycle}`
    yield hashed({ name: `研判材料-${cycle}.xlsx`, bytes: reviewWorkbook(cycle, head, parcels.lines()) }, told)
    yield hashed({ name: `${stem}.xlsx`, bytes: cityWorkbook(mapping.columns, parcels.lines()) }, told)
    yield hashed({ name: `${stem}.csv`, bytes: cityCsv(mapping.columns, parcels.lines()) }, told)
    const manifest = {
      notice: proposedFormNotice,
      district,
      cycle,
      evaluation: evaluation.number,
      standard: evaluation.standard,
      standardHash: evaluation.standard_hash,
      inputHash: evaluation.input_hash,
      engine: evaluation.engine,
      parcels: parcels.count,
      overrides,
      approval: release.approval,
      mapping: { version: mapping.version, note: mapped, columns: mapping.columns },
      generatedAt: at,
      files: [...files],
    }
    yield { name: '清单.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }
  }
  const kept = await attachments.keep(streamZip(content()))
  return database.write(async (db) => {
    const number = ((await cityPackages(db, district, cycle))[0]?.number ?? 0) + 1
    const line: CityPackageTable = {
      district,
      cycle,
      number,
      evaluation: evaluation.number,
      mapping: mapping.version,
      ...kept,
      name: `研判材料包-${districtName}-${cycle}-第${number}号.zip`,
      parcels: parcels.count,
      files: canonicalJson(files),
      approval: release.approval,
      at,
      username,
      by_name: byName,
    }
    await insertPackage(db, line)
    const details = { number, sha256: kept.sha256, evaluation: evaluation.number, approval: release.approval }
    await audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'city-package-made',
      object: `cycle ${cycle}`,
      details,
    })
    return packageBody(line)
  })
}

function requireFormal(evaluation: EvaluationTable | null): EvaluationTable {
  if (evaluation !== null) return evaluation
  const reasons = ['还没有正式评估，先在“评估”页运行。']
  throw new ProblemError(problem('stage-not-ready', { act: '生成研判材料包', reasons }))
}

export function packageBody(line: CityPackageTable): CityPackage {
  const { number, evaluation, mapping, sha256, size, name, parcels, files, approval, at, by_name: by } = line
  // What stands in the column was written above.
  const listed = JSON.parse(files) as HashedFile[]
  return {
    number,
    evaluation: String(evaluation),
    mapping,
    sha256,
    size,
    name,
    parcels,
    files: listed,
    approval,
    at,
    by,
  }
}

/** The very bytes that were made. Throws ProblemError: not-found, attachment-lost. */
export async function readCityPackage(
  service: Service,
  { actor: { username, role } }: Grant,
  cycle: string,
  number: number,
): Promise<SentFile> {
  const { database, audit, clock, attachments } = service
  const district = service.district.code
  const all = await database.read((db) => cityPackages(db, district, cycle))
  const found = all.find((line) => line.number === number)
  if (found === undefined) throw new ProblemError(problem('not-found', { what: '这个材料包' }))
  const { sha256, size, name } = found
  const bytes = await attachments.read(sha256)
  const at = instantText(clock.now())
  const object = `city-package ${cycle} ${number}`
  await database.write((db) =>
    audit.append(db, { district, at, username, role, action: 'exported', object, details: { sha256 } }),
  )
  return { name, bytes, length: size }
}
