import { keysOf } from '#core/base-map/keys.ts'
import { type Match, type MatchBy, matchRecord } from '#core/base-map/match.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { groupedBy } from '../collections.ts'
import { wholeRecords } from '../db/base-imports.ts'
import type { Service } from '../service.ts'
import type { ComparisonLines, ConflictLine } from './comparison-lines.ts'
import type { ParcelIndex } from './known-parcels.ts'
import type { OverlapIndex } from './overlaps.ts'
import { type MappedRecord, mappedRecords } from './read-records.ts'
import { recordSummary } from './record-summary.ts'
import type { StoredImport } from './stored-import.ts'

/** The parcel a record goes to, or why it goes nowhere. */
export type Target =
  | {
      readonly kind: 'parcel'
      readonly parcelCode: string
      readonly by: MatchBy | 'decision'
      readonly overlap: number | null
      /** The platform's code that takes the place of ours. */
      readonly recodeTo: string | null
    }
  | { readonly kind: 'new'; readonly byDecision: boolean }
  | { readonly kind: 'undecided'; readonly reason: string; readonly candidates: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string }

export interface MatchContext {
  readonly service: Service
  readonly stored: StoredImport
  readonly index: ParcelIndex
  readonly overlaps: OverlapIndex
  readonly lines: ComparisonLines
}

interface Seen {
  readonly number: number
  readonly row: number
  readonly code: string | null
  readonly place: string
  readonly summary: string
}

/** Decides for every record of the import which parcel it speaks of; raises what a person has to decide. */
export async function matchImport(context: MatchContext): Promise<ReadonlyMap<number, Target>> {
  const targets = new Map<number, Target>()
  const seen: Seen[] = []
  for await (const records of mappedRecords(context.service, context.stored)) {
    for (const record of records) {
      const target = await targetOf(context, record)
      const { number, row_number: row } = record.line
      targets.set(number, target)
      const code = typeof record.values.parcelCode === 'string' ? record.values.parcelCode : null
      for (const place of placesOf(record.values, target)) {
        seen.push({ number, row, code, place, summary: recordSummary(record.values) })
      }
    }
  }
  settleDuplicates(context, targets, seen)
  return targets
}

/** What two records of one file must not share: the parcel they go to; of new ones their code or 宗地, else the certificate. */
function placesOf(values: RecordValues, target: Target): readonly string[] {
  if (target.kind === 'parcel') return [target.parcelCode]
  if (target.kind !== 'new') return []
  const { code, unit, certificate } = keysOf(values)
  const keys = [...(code === undefined ? [] : [`code ${code}`]), ...(unit === undefined ? [] : [`unit ${unit}`])]
  return keys.length > 0 || certificate === undefined ? keys : [`certificate ${certificate}`]
}

async function targetOf(context: MatchContext, record: MappedRecord): Promise<Target> {
  const { index, lines } = context
  const { line, values } = record
  const keys = keysOf(values)
  if (keys.code !== undefined && index.isRetired(keys.code)) {
    return { kind: 'refused', reason: `地块 ${keys.code} 已注销。恢复该地块后再比对，或更正编码。` }
  }
  if (keys.code === undefined && keys.unit === undefined && keys.certificate === undefined && line.area === null) {
    return { kind: 'refused', reason: '没有地块编码、不动产单元号、证号，也没有界址，无法确定是哪一宗地块。' }
  }
  let needsOverlaps = false
  const match = matchRecord(keys, index, () => {
    needsOverlaps = true
    return []
  })
  const found = needsOverlaps && line.area !== null ? await matchByBoundary(context, record) : match
  switch (found.kind) {
    case 'known':
      return { ...found, kind: 'parcel', recodeTo: null }
    case 'new':
      return { kind: 'new', byDecision: false }
    case 'recoded':
      return decided(context, record, found, lines)
    case 'unclear':
      return decided(context, record, found, lines)
  }
}

async function matchByBoundary(
  { service, stored, index, overlaps }: MatchContext,
  record: MappedRecord,
): Promise<Match> {
  const { district, id } = stored.line
  const { number } = record.line
  const found = await service.database.read(async (db) => {
    const whole = (await wholeRecords(db, district, id, [number])).get(number)
    if (whole === undefined || whole.geographic === null) return []
    return overlaps.overlapsOf(db, record.line, whole.geographic, (code) => !index.isRetired(code))
  })
  return matchRecord(keysOf(record.values), index, () => found)
}

/** Raises the question and follows the answer, or the proposal where there is one. */
function decided(
  { index, stored }: MatchContext,
  { line, values }: MappedRecord,
  match: Extract<Match, { kind: 'recoded' | 'unclear' }>,
  lines: ComparisonLines,
): Target {
  const code = typeof values.parcelCode === 'string' ? values.parcelCode : null
  const candidates = match.kind === 'recoded' ? [match.parcelCode] : match.candidates.slice(0, 5)
  const why = match.kind === 'recoded' ? '平台已为拟定编码的地块下发编码' : match.why
  const recodes =
    match.kind === 'recoded' && code !== null
      ? [{ choice: `recode:${match.parcelCode}`, label: `是 ${match.parcelCode}，改用平台编码 ${code}` }]
      : []
  const mayBeNew = code === null || !index.isTaken(code)
  const choices = [
    ...recodes,
    ...candidates.map((one) => ({ choice: `parcel:${one}`, label: `是 ${one}${nameText(index, one)}` })),
    ...(mayBeNew ? [{ choice: 'new', label: '是新的地块' }] : []),
    { choice: 'leave', label: '不导入这条记录' },
  ]
  const place = { file: stored.line.file_name, sheet: stored.line.sheet, row: line.row_number }
  const question: ConflictLine = {
    id: `match-${line.number}`,
    type: 'match',
    parcelCode: code,
    field: null,
    proposed: recodes[0]?.choice ?? null,
    detail: {
      parcelName: typeof values.parcelName === 'string' ? values.parcelName : null,
      townCode: typeof values.townCode === 'string' ? values.townCode : null,
      records: [
        { source: stored.kind, place, parcelCode: code, value: null, summary: `${recordSummary(values)}（${why}）` },
        ...candidates.map((one) => ({
          source: null,
          place: null,
          parcelCode: one,
          value: null,
          summary: index.nameOf(one) ?? one,
        })),
      ],
      choices,
    },
  }
  const answer = lines.conflict(question) ?? question.proposed
  const chosen = choices.some(({ choice }) => choice === answer) ? answer : null
  return followed(chosen, code, `${why}，待处理。`, candidates)
}

function followed(choice: string | null, code: string | null, reason: string, candidates: readonly string[]): Target {
  if (choice === null) return { kind: 'undecided', reason, candidates }
  if (choice === 'leave') return { kind: 'refused', reason: '按处理意见不导入。' }
  if (choice === 'new') return { kind: 'new', byDecision: true }
  const [how, parcelCode = ''] = splitOnce(choice)
  const recodeTo = how === 'recode' ? code : null
  return { kind: 'parcel', parcelCode, by: 'decision', overlap: null, recodeTo }
}

/** What stands before and behind the first colon: codes may hold others. */
export function splitOnce(text: string): readonly [string, string?] {
  const at = text.indexOf(':')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function nameText(index: ParcelIndex, code: string): string {
  const name = index.nameOf(code)
  return name === null ? '' : `（${name}）`
}

/** Records of one file that go to one parcel: one of them is chosen, or none goes in. */
function settleDuplicates({ lines, stored }: MatchContext, targets: Map<number, Target>, seen: readonly Seen[]): void {
  for (const [place, group] of groupedBy(seen, (one) => one.place)) {
    const rivals = [...new Map(group.map((one) => [one.number, one])).values()]
    if (rivals.length < 2) continue
    const rows = rivals.map(({ row }) => row).join('、')
    const choices = [
      ...rivals.map(({ number, row, summary }) => ({
        choice: `record:${number}`,
        label: `采用第 ${row} 行：${summary}`,
      })),
      { choice: 'leave', label: '都不导入' },
    ]
    const parcelCode = place.includes(' ') ? (rivals[0]?.code ?? null) : place
    const answer = lines.conflict({
      id: `duplicate-${rivals[0]?.number ?? 0}-${place.slice(0, 50)}`,
      type: 'duplicate',
      parcelCode,
      field: null,
      proposed: null,
      detail: {
        parcelName: null,
        townCode: null,
        records: rivals.map(({ row, summary, code }) => {
          const where = { file: stored.line.file_name, sheet: stored.line.sheet, row }
          return { source: stored.kind, place: where, parcelCode: code, value: null, summary }
        }),
        choices,
      },
    })
    for (const { number } of rivals) {
      if (answer === `record:${number}`) continue
      targets.set(
        number,
        answer === null || !choices.some(({ choice }) => choice === answer)
          ? { kind: 'undecided', reason: `第 ${rows} 行是同一宗地块，待处理。`, candidates: [] }
          : { kind: 'refused', reason: `第 ${rows} 行是同一宗地块，按处理意见不用这一行。` },
      )
    }
  }
}
