import { formatDate } from '#core/form/format.ts'
import type { LetterValues } from '#core/letter/template.ts'
import { decidedClasses } from '../../db/decided-classes.ts'
import type { DisposalPlanTable, DisposalVersionTable } from '../../db/disposal-tables.ts'
import { lookUp } from '../../db/look-up.ts'
import { parcelLines } from '../../db/parcels.ts'
import { type LetterCandidate, type LetterSource, ownerMissing } from '../source.ts'
import { appliedMeasures } from './applied-measures.ts'
import { cautionBlocks, decidedWords, decisionBases, measureBlocks } from './decided-words.ts'
import { notDecided } from './not-decided.ts'
import { parcelWords } from './parcel-words.ts'

type Db = Parameters<LetterSource['candidates']>[0]

/** A letter about each parcel with an approved disposal plan of the year, to its owner; another when the plan is approved anew. */
export const disposalNotices: LetterSource = {
  waits: (db, { district, cycle }) => notDecided(db, district, cycle),

  async subjects(db, { district, cycle }, { town, class: wanted }, after, limit) {
    let query = db
      .selectFrom('disposal_plan')
      .select(['id', 'approved_version'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('is_open', '=', 1)
      .where('approved_version', 'is not', null)
      .where('id', '>', after.split('/')[0] ?? '')
      .orderBy('id')
      .limit(limit)
    if (town !== null) query = query.where('town_code', '=', town)
    if (wanted !== null) query = query.where('decided_class', '=', wanted)
    return (await query.execute()).map(({ id, approved_version }) => `${id}/${approved_version}`)
  },

  async candidates(db, { district, cycle }, subjects) {
    const plans = await plansOf(db, district, subjects)
    const codes = plans.map(({ plan }) => plan.parcel_code)
    const parcels = new Map((await parcelLines(db, district, cycle, codes)).map((line) => [line.parcel_code, line]))
    return plans.map(({ subject, plan }): LetterCandidate => {
      const parcel = parcels.get(plan.parcel_code)
      const old = subject === `${plan.id}/${plan.approved_version}` ? null : '处置方案已有新的批准'
      return {
        subject,
        parcelCode: plan.parcel_code,
        townCode: plan.town_code,
        receiverKind: 'enterprise',
        receiver: parcel?.owner_uscc ?? '',
        receiverName: parcel?.owner_name ?? '',
        about: plan.approved_path ?? '',
        cannot: old ?? ownerMissing(parcel),
      }
    })
  },

  async values(db, ground, candidates) {
    const { district, cycle } = ground
    const plans = await plansOf(
      db,
      district,
      candidates.map(({ subject }) => subject),
    )
    const codes = plans.map(({ plan }) => plan.parcel_code)
    const parcels = new Map((await parcelLines(db, district, cycle, codes)).map((line) => [line.parcel_code, line]))
    const lines = await decidedClasses(db, district, cycle, codes)
    const decided = new Map(lines.map((line) => [line.parcel_code, line]))
    const bases = await decisionBases(db, district, lines)
    const applied = await appliedMeasures(db, ground, codes)
    const values = new Map<string, LetterValues>()
    for (const { subject, plan, version } of plans) {
      const parcel = parcels.get(plan.parcel_code)
      const line = decided.get(plan.parcel_code)
      if (parcel === undefined || line === undefined || version === undefined) continue
      const basis = bases.get(line.evaluation)
      values.set(subject, {
        words: { ...parcelWords(parcel), ...decidedWords(line), ...planWords(version) },
        blocks: { 分类措施: measureBlocks(line, basis, applied.get(plan.parcel_code)), 例外放行: cautionBlocks(basis) },
      })
    }
    return values
  },
}

interface AskedPlan {
  readonly subject: string
  readonly plan: DisposalPlanTable
  readonly version: DisposalVersionTable | undefined
}

async function plansOf(db: Db, district: string, subjects: readonly string[]): Promise<readonly AskedPlan[]> {
  const ids = subjects.map((subject) => subject.split('/')[0] ?? '')
  const plans = await lookUp(ids, (asked) =>
    db.selectFrom('disposal_plan').selectAll().where('district', '=', district).where('id', 'in', asked).execute(),
  )
  const versions = await lookUp(ids, (asked) =>
    db.selectFrom('disposal_version').selectAll().where('district', '=', district).where('plan', 'in', asked).execute(),
  )
  return subjects.flatMap((subject) => {
    const plan = plans.find(({ id }) => subject.startsWith(`${id}/`))
    const version = versions.find((each) => subject === `${each.plan}/${each.version}`)
    return plan === undefined ? [] : [{ subject, plan, version }]
  })
}

function planWords({ cells }: DisposalVersionTable): Readonly<Record<string, string | null>> {
  const plan = JSON.parse(cells) as Readonly<Record<string, unknown>>
  const text = (key: string): string | null => {
    const value = plan[key]
    return typeof value === 'string' && value.trim() !== '' ? value : null
  }
  const last = [5, 4, 3, 2, 1].map((number) => text(`milestone${number}Due`)).find((day) => day !== null)
  const year = plan.planYear
  return {
    处置路径: text('path'),
    处置理由: ended(text('reasons')),
    责任单位: text('responsibleBody'),
    处置措施: ended(text('measures')),
    完成期限: last !== undefined && last !== null ? formatDate(last) : typeof year === 'number' ? `${year}年` : null,
  }
}

function ended(text: string | null): string | null {
  return text === null || /[。！？]$/.test(text) ? text : `${text}。`
}
