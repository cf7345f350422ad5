import { formatDate, formatNumber } from '../form/format.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { notice123, proposedFormNotice } from '../vocabulary/citation.ts'
import { townName } from '../vocabulary/district.ts'
import { type PublicationColumn, publicationColumnRules } from './column.ts'
import type { PublicationLine } from './line.ts'
import type { PublicationKind, PublicationState } from './state.ts'
import { verdictWords } from './verdict-words.ts'

/** What every output of a publication is made from. */
export interface PublicationFacts {
  readonly districtName: string
  readonly number: number
  readonly cycle: string
  readonly kind: PublicationKind
  readonly corrects: number | null
  readonly townCode: string | null
  readonly state: PublicationState
  readonly title: string
  readonly note: string | null
  readonly columns: readonly PublicationColumn[]
  readonly standard: string
  readonly evaluation: number
  readonly overrideSentences: readonly string[]
  readonly windowDays: number
  readonly firstDay: CalendarDate | null
  readonly lastDay: CalendarDate | null
  readonly provisional: boolean
  readonly lines: number
  readonly sha256: string
  readonly demo: boolean
}

/** The words around a list, the same on page, paper, workbook and web page. */
export interface PublicationSheet {
  readonly title: string
  /** 松江区 2026年度 第 3 号 */
  readonly subtitle: string
  /** Said across the list while it is not, or no longer, published; null while it is. */
  readonly standing: string | null
  /** In the third person. */
  readonly paragraphs: readonly string[]
  /** Labels and exceptions that every output carries. */
  readonly notices: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly foot: string
}

export interface SheetColumn {
  readonly id: 'place' | PublicationColumn | 'verdictBefore'
  readonly label: string
}

/** [ours] No document names this stage. */
export const ownStageNotice = `公示环节、公示期和异议办理为本区自定，${notice123}未作规定；类别以市委、市政府审定为准。`

const standings: Partial<Readonly<Record<PublicationState, string>>> = {
  draft: '草稿 未公示',
  checked: '草稿 未公示',
  withdrawn: '已撤回',
  discarded: '草稿 已作废',
}

export function publicationSheet(facts: PublicationFacts): PublicationSheet {
  const { districtName, number, cycle, columns, kind, townCode } = facts
  const where = townCode === null ? '' : `　${townName(townCode) ?? townCode}`
  const shown: readonly SheetColumn[] = columns.flatMap((id): readonly SheetColumn[] => {
    const { label } = publicationColumnRules[id]
    if (id !== 'verdict' || kind === 'full') return [{ id, label }]
    return [
      { id: 'verdictBefore', label: '原公示类别' },
      { id, label: '更正后类别' },
    ]
  })
  return {
    title: facts.title,
    subtitle: `${districtName}　${cycle}年度${where}　公示第 ${number} 号`,
    standing: standings[facts.state] ?? null,
    paragraphs: paragraphsOf(facts),
    notices: [
      proposedFormNotice,
      ownStageNotice,
      ...facts.overrideSentences,
      ...(facts.demo ? ['示例数据，非真实企业和地块。'] : []),
    ],
    columns: [{ id: 'place', label: '序号' }, ...shown],
    foot: `正式评估第 ${facts.evaluation} 号　标准 ${facts.standard}　名单摘要（SHA-256）${facts.sha256}`,
  }
}

function paragraphsOf(facts: PublicationFacts): readonly string[] {
  const { districtName, cycle, kind, corrects, lines, note } = facts
  const subject = `${districtName}${cycle}年度产业用地综合绩效评估`
  const opening =
    kind === 'full'
      ? `现将${subject}分类结果予以公示，共 ${formatNumber(lines, 0)} 宗。`
      : `公示第 ${corrects} 号发布后，${subject}部分结果有变动，现予更正公示，共 ${formatNumber(lines, 0)} 宗。未列入本更正的，以原公示为准。`
  return [
    opening,
    windowSentence(facts),
    '用地主体对公示内容有异议的，应于公示期内向地块所在街镇提交加盖公章的书面材料，或登录系统提出，并说明事实和理由。逾期提出的，由区工作专班决定是否受理。',
    ...(note === null ? [] : [note]),
  ]
}

function windowSentence({ firstDay, lastDay, windowDays, provisional }: PublicationFacts): string {
  if (firstDay === null || lastDay === null) return `公示期为 ${windowDays} 个工作日，自发布次日起算。`
  const tentative = provisional ? '（暂定，次年放假安排未发布）' : ''
  return `公示期 ${windowDays} 个工作日：${formatDate(firstDay)}发布，次日起算，至${formatDate(lastDay)}止${tentative}。`
}

/** The texts of a line in the order of the columns; empty where there is nothing. */
export function lineCells(line: PublicationLine, columns: readonly SheetColumn[]): readonly string[] {
  return columns.map(({ id }) => cellText(line, id))
}

function cellText(line: PublicationLine, id: SheetColumn['id']): string {
  switch (id) {
    case 'place':
      return String(line.place)
    case 'parcelCode':
      return line.parcelCode
    case 'town':
      return line.townCode === null ? '' : (townName(line.townCode) ?? line.townCode)
    case 'owner':
      return line.owner ?? ''
    case 'landClass':
      return line.landClass ?? ''
    case 'landArea':
      return line.landArea === null ? '' : formatNumber(line.landArea, 2)
    case 'verdict':
      return verdictWords(line.verdict)
    case 'verdictBefore':
      return line.verdictBefore === null ? '未列入' : verdictWords(line.verdictBefore)
  }
}
