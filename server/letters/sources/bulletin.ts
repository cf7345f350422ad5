import type { Kysely } from 'kysely'
import { formatDate, formatNumber, formatRatio } from '#core/form/format.ts'
import { type LetterBlock, numbered, paragraphs } from '#core/letter/block.ts'
import type { LetterValues } from '#core/letter/template.ts'
import { type Ranked, rankedByProgress, rankedByQuality, type TownFigures } from '#core/letter/town-ranking.ts'
import { townName } from '#core/vocabulary/district.ts'
import { groupedBy } from '../../collections.ts'
import { loadDueDates } from '../../db/due-dates.ts'
import type { Schema } from '../../db/schema.ts'
import { townTotals } from '../../db/totals.ts'
import { dayAndCalendar } from '../../progress/calendar-now.ts'
import { figuresOf, progressCells } from '../../progress/cells.ts'
import type { LetterCandidate, LetterGround, LetterSource } from '../source.ts'

/** One a day at most, to all 街镇: where the year stands, and who is first and last. */
export const bulletins: LetterSource = {
  waits: async (db, ground) =>
    (await townFigures(db, ground)).length === 0 ? '这一年度还没有地块，没有进度可以通报。' : null,

  subjects: async (_, { today }, _choice, after) => (after < today ? [today] : []),

  candidates: async (_, { today }, subjects) =>
    subjects.map((subject): LetterCandidate => {
      return {
        subject,
        parcelCode: null,
        townCode: null,
        receiverKind: 'towns',
        receiver: '',
        receiverName: '各街镇、园区',
        about: `截至${formatDate(subject)}`,
        cannot: subject === today ? null : '只能通报当天的数字',
      }
    }),

  async values(db, ground, candidates) {
    const towns = await townFigures(db, ground)
    const values: LetterValues = {
      words: { 统计日期: formatDate(ground.today) },
      blocks: {
        全区概况: overview(towns),
        进度排名: [progressTable(rankedByProgress(towns))],
        质量排名: [qualityTable(rankedByQuality(towns))],
        指标口径: numbered(definitions),
      },
    }
    return new Map(candidates.map(({ subject }) => [subject, values]))
  },
}

async function townFigures(
  db: Kysely<Schema>,
  { service, district, cycle }: LetterGround,
): Promise<readonly TownFigures[]> {
  const onDay = await dayAndCalendar(db, service)
  const dates = await loadDueDates(db, district, cycle)
  const cells = groupedBy(await progressCells(db, district, cycle, null, dates), (cell) => cell.town)
  const totals = await townTotals(db, district, cycle, null)
  return totals.flatMap((total): TownFigures[] => {
    const own = cells.get(total.town_code) ?? []
    if (townName(total.town_code) === null) return []
    const returned = own.reduce(
      (sum, { statuses }) => sum + (statuses.get('town-returned') ?? 0) + (statuses.get('review-returned') ?? 0),
      0,
    )
    const filing = figuresOf(own, 'filing', dates, onDay)
    return [
      {
        town: total.town_code,
        parcels: total.parcels,
        filed: filing.done,
        townReviewed: figuresOf(own, 'town-review', dates, onDay).done,
        reviewed: figuresOf(own, 'review', dates, onDay).done,
        overdue: filing.overdue,
        returned,
        // What rests on masked values is not told to others.
        withErrors: total.open_with_errors,
        required: total.required,
        filled: total.filled,
      },
    ]
  })
}

/** What each number of the tables counts. */
const definitions = [
  '应填报：本年度在册的地块，按所属街镇、园区统计。',
  '已提交：企业或街镇已提交、现在没有退回的地块；占比为已提交除以应填报。',
  '街镇审核、核验通过：街镇已审核、区级已核验的地块，按现在的状态统计。',
  '逾期：过了填报时限仍未提交的地块；没有定时限的不计。',
  '须改正：至少有一项须改正的地块；占比为须改正地块除以应填报，由少到多排名。',
  '完整率：必填项中已填的项数除以必填项数。',
  '退回：现在处于街镇退回、核验退回状态的地块。',
  '进度按已提交占比排名，相同的看街镇审核、核验通过占比；各项都相同的并列。',
]

const whole = (count: number): string => formatNumber(count, 0)
const share = (part: number, all: number): string => (all === 0 ? '—' : formatRatio(part / all, 1))

function sum(towns: readonly TownFigures[], key: Exclude<keyof TownFigures, 'town'>): number {
  return towns.reduce((all, town) => all + town[key], 0)
}

function overview(towns: readonly TownFigures[]): readonly LetterBlock[] {
  const all = sum(towns, 'parcels')
  const filed = sum(towns, 'filed')
  const withErrors = sum(towns, 'withErrors')
  return paragraphs([
    `全区应填报 ${whole(all)} 宗，已提交 ${whole(filed)} 宗（${share(filed, all)}），街镇已审核 ${whole(sum(towns, 'townReviewed'))} 宗，核验通过 ${whole(sum(towns, 'reviewed'))} 宗；逾期未提交 ${whole(sum(towns, 'overdue'))} 宗，须改正 ${whole(withErrors)} 宗（${share(withErrors, all)}），退回 ${whole(sum(towns, 'returned'))} 宗。`,
  ])
}

const number = { align: 'right' } as const

function progressTable(towns: readonly Ranked[]): LetterBlock {
  return {
    kind: 'table',
    columns: [
      { label: '名次', width: 12, ...number },
      { label: '街镇/园区', width: { share: 1 } },
      { label: '应填报（宗）', width: 23, ...number },
      { label: '已提交（宗）', width: 23, ...number },
      { label: '占比', width: 16, ...number },
      { label: '街镇审核（宗）', width: 26, ...number },
      { label: '核验通过（宗）', width: 26, ...number },
      { label: '逾期（宗）', width: 20, ...number },
    ],
    rows: towns.map(({ rank, town, parcels, filed, townReviewed, reviewed, overdue }) => [
      whole(rank),
      townName(town) ?? town,
      whole(parcels),
      whole(filed),
      share(filed, parcels),
      whole(townReviewed),
      whole(reviewed),
      whole(overdue),
    ]),
  }
}

function qualityTable(towns: readonly Ranked[]): LetterBlock {
  return {
    kind: 'table',
    columns: [
      { label: '名次', width: 12, ...number },
      { label: '街镇/园区', width: { share: 1 } },
      { label: '应填报（宗）', width: 23, ...number },
      { label: '须改正（宗）', width: 23, ...number },
      { label: '占比', width: 16, ...number },
      { label: '完整率', width: 18, ...number },
      { label: '退回（宗）', width: 20, ...number },
    ],
    rows: towns.map(({ rank, town, parcels, withErrors, filled, required, returned }) => [
      whole(rank),
      townName(town) ?? town,
      whole(parcels),
      whole(withErrors),
      share(withErrors, parcels),
      share(filled, required),
      whole(returned),
    ]),
  }
}
