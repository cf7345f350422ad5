import type { ActBody } from '#core/api/base-parcels.ts'
import type { ActKind } from '#core/base-map/act-kind.ts'
import { formatNumber } from '#core/form/format.ts'

/** A parcel that comes out of an act, as it is typed. */
export interface SuccessorDraft {
  /** '' leaves the code to the district's rule. */
  readonly code: string
  readonly name: string
  /** m² */
  readonly area: string
}

export interface ActDraft {
  /** Codes of the other parcels of a merger, as typed: lines, spaces, commas. */
  readonly others: string
  readonly successors: readonly SuccessorDraft[]
}

const blank: SuccessorDraft = { code: '', name: '', area: '' }

export function blankAct(kind: ActKind): ActDraft {
  return { others: '', successors: kind === 'split' ? [blank, blank] : [blank] }
}

export function withSuccessor(draft: ActDraft): ActDraft {
  return { ...draft, successors: [...draft.successors, blank] }
}

/** 'A、B\nC' as codes, each once. */
export function codesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter((code) => code !== ''))]
}

/** A typed area in m²; null for blank, NaN for what is none. */
export function areaOf(text: string): number | null {
  const bare = text.replace(/[,，\s]/g, '')
  if (bare === '') return null
  const value = Number(bare)
  return Number.isFinite(value) && value > 0 && value <= 5_000_000 ? value : Number.NaN
}

/** What keeps the act from being sent, as sentences. */
export function actFaults(kind: ActKind, parcelCode: string, draft: ActDraft): readonly string[] {
  const { successors } = draft
  const codes = successors.map(({ code }) => code.trim()).filter((code) => code !== '')
  const others = codesIn(draft.others).filter((code) => code !== parcelCode)
  const badAreas = successors.filter(({ area }) => Number.isNaN(areaOf(area)))
  return [
    ...(kind === 'merge' && others.length === 0 ? ['没有填写与哪些地块合并。请填写至少一个地块编码。'] : []),
    ...(kind === 'recode' && codes.length === 0 ? ['没有填写新编码。请填写平台下发的编码。'] : []),
    ...(new Set(codes).size < codes.length ? ['两宗新地块的编码相同。请改成不同的编码。'] : []),
    ...(codes.includes(parcelCode) && kind !== 'merge'
      ? ['新编码与原编码相同。请填写另外的编码，或留空由系统拟定。']
      : []),
    ...badAreas.map(({ area }) => `面积“${area}”不是大于 0、不超过 5,000,000 的数。请以平方米填写。`),
  ]
}

/** The parts' areas against the parcel's, where all are given: said before it is done, never refused. */
export function areaNote(draft: ActDraft, present: number | null): string | null {
  const areas = draft.successors.map(({ area }) => areaOf(area))
  if (present === null || areas.some((area) => area === null || Number.isNaN(area))) return null
  // Hundredths of a square metre, so that sums of typed figures are exact.
  const hundredths = areas.reduce<number>((sum, area) => sum + Math.round((area ?? 0) * 100), 0)
  const difference = hundredths - Math.round(present * 100)
  const total = `新地块面积合计 ${formatNumber(hundredths / 100, 2)} m²，原地块 ${formatNumber(present, 2)} m²`
  return difference === 0 ? `${total}，相符。` : `${total}，相差 ${formatNumber(difference / 100, 2)} m²，请核对。`
}

export interface ActRequest {
  readonly kind: ActKind
  readonly cycle: string
  readonly parcelCode: string
  readonly draft: ActDraft
  readonly reason: string
  /** Names this request, so that it is done once. */
  readonly request: string
}

/** As the server takes it. */
export function actBodyOf({ kind, cycle, parcelCode, draft, reason, request }: ActRequest): ActBody {
  const others = kind === 'merge' ? codesIn(draft.others).filter((code) => code !== parcelCode) : []
  const body = { request, kind, cycle, predecessors: [parcelCode, ...others], reason }
  return kind === 'retire' || kind === 'unretire' ? body : { ...body, successors: draft.successors.map(successorOf) }
}

function successorOf({ code, name, area }: SuccessorDraft) {
  const size = areaOf(area)
  return {
    ...(code.trim() === '' ? {} : { parcelCode: code.trim() }),
    ...(name.trim() === '' ? {} : { parcelName: name.trim() }),
    ...(size === null ? {} : { landArea: size }),
  }
}
