import type { DisposalActBody, DisposalDetail } from '#core/api/disposal-shapes.ts'
import type { CellValue } from '#core/form/field.ts'
import { authorise } from '#server/actions/authorise.ts'
import { instantText } from '#server/clock.ts'
import { appendStageEvent } from '#server/db/cycle-stages.ts'
import { replaceDecidedClasses } from '#server/db/decided-classes.ts'
import type { DecidedClassTable } from '#server/db/deciding-tables.ts'
import { actOnPlan } from '#server/disposal/act.ts'
import { readPlan } from '#server/disposal/detail.ts'
import { openPlans } from '#server/disposal/open.ts'
import { savePlan } from '#server/disposal/save.ts'
import { cycle, type District } from './district.ts'

/**
 * What the draft found is decided for the year, but that 研判 puts the other classed parcels of the town in D as well;
 * codes of the D parcels of the town.
 */
export async function decideAsFound({ server: { service } }: District, town: string): Promise<readonly string[]> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    const found = await db
      .selectFrom('evaluation_result')
      .selectAll()
      .where('district', '=', district)
      .where('evaluation', '=', 1)
      .execute()
    const lines = found.map((line): DecidedClassTable => {
      const { parcel_code, town_code, land_class, how, total, rank, ranked, rules } = line
      const isPut = town_code === town && line.class !== null && line.class !== 'D'
      const adjustment = isPut ? '连片收储范围内，研判列为整治退出。' : null
      const decided = { class: isPut ? 'D' : line.class, evaluated_class: line.class, adjustment, evaluation: 1 }
      const place = { district, cycle, parcel_code, town_code, land_class, land_area: 12_000.5 }
      return {
        ...place,
        how,
        total,
        rank,
        ranked,
        rules,
        ...decided,
        standard: 'REG-示例-2026.1',
        decided_on: '2026-10-20',
      }
    })
    await replaceDecidedClasses(db, district, cycle, lines)
    await appendStageEvent(db, {
      district,
      cycle,
      number: 1,
      act: 'decide',
      from_stage: '研判',
      to_stage: '审定',
      reason: null,
      evaluation: 1,
      details: '{}',
      at,
      username: 'zhoutao',
      by_name: '周涛',
      role: 'district',
    })
    return lines.filter((line) => line.class === 'D' && line.town_code === town).map((line) => line.parcel_code)
  })
}

/** A plan that may be sent to the 专班. */
export const goodPlan: Readonly<Record<string, CellValue>> = {
  path: '收储',
  planYear: 2027,
  responsibleBody: '新桥镇人民政府',
  measures: '一是清退低效租户；二是由区土地储备中心收储，纳入年度储备计划。',
  disposalArea: 12000,
  reserveBody: '松江区土地储备中心',
  investment: 3000,
  ownFunds: 1000,
  ownFundsSource: '镇级财力',
  fiscalFunds: 2000,
  fiscalFundsSource: '区土地储备专项资金',
  compensation: 2600,
  compensationBasis: '示例评估报告〔2026〕12号，按重置成本法测算。',
  rentalHousing: '不适宜',
  relocatedFirms: 1,
  relocatedFirmList: '示例五金厂：搬至车墩镇',
  sealed: false,
  mortgaged: false,
  litigated: false,
  enforced: false,
  milestone1Name: '签订收储协议',
  milestone1Due: '2026-12-31',
  milestone2Name: '完成腾退交地',
  milestone2Due: '2027-06-30',
}

/** Opens plans for these parcels as 王芳. Ids in their order. */
export async function opened(
  { server: { service }, actor }: District,
  codes: readonly string[],
): Promise<readonly string[]> {
  const grant = await authorise(service, actor('wangfang'), 'openDisposalPlans')
  const { items } = await openPlans(service, grant, { parcelCodes: [...codes] })
  return items.map(({ id, why }) => {
    if (id === null) throw new Error(why ?? 'no plan was opened')
    return id
  })
}

async function planAs({ server: { service }, actor }: District, username: string, id: string): Promise<DisposalDetail> {
  return readPlan(service, await authorise(service, actor(username), 'disposalPlan'), id)
}

/** Writes into a plan as it stands, or as it stood at a revision. */
export async function written(
  district: District,
  username: string,
  id: string,
  changes: Readonly<Record<string, CellValue | null>>,
  revision?: number,
): Promise<DisposalDetail> {
  const { server, actor } = district
  const grant = await authorise(server.service, actor(username), 'saveDisposalPlan')
  const base = revision ?? (await planAs(district, username, id)).revision
  return (await savePlan(server.service, grant, id, { revision: base, changes: { ...changes } })).plan
}

export async function acted(
  district: District,
  username: string,
  id: string,
  act: Omit<DisposalActBody, 'revision'>,
): Promise<DisposalDetail> {
  const { server, actor } = district
  const grant = await authorise(server.service, actor(username), 'actOnDisposalPlan')
  const { revision } = await planAs(district, username, id)
  return actOnPlan(server.service, grant, id, { ...act, revision })
}
