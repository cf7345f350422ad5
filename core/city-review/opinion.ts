import { type ParcelClass, parcelClasses } from '../vocabulary/class.ts'

/** What 市级联合研判 may say of a parcel. Ours: nothing official is known of how its opinions come back. */
export const cityOpinions = ['同意', '调整'] as const
export type CityOpinion = (typeof cityOpinions)[number]

export const opinionHeadings = ['地块编码', '意见', '调整后类别', '理由'] as const
export const requiredOpinionHeadings = ['地块编码', '意见'] as const

/** As many lines as a list may have. */
export const mostOpinions = 50_000
/** Characters of a reason. */
export const longestReason = 500

/** A line as it was typed. */
export interface GivenOpinion {
  readonly parcelCode: string
  readonly opinion: string
  readonly class: string
  readonly reason: string
}

/** A line as it is taken, or why it is not; nothing of what was typed is lost. */
export interface JudgedOpinion extends GivenOpinion {
  /** Null where no class is given, or none that there is. */
  readonly adjusted: ParcelClass | null
  /** A sentence; null for a line that is taken. */
  readonly refusal: string | null
}

/**
 * Judges one line of opinions.
 * @param evaluated classes of the formal evaluation by parcel; a parcel that is not in it cannot have an opinion
 * @param taken parcels that lines before have an opinion for
 */
export function judgeOpinion(
  given: GivenOpinion,
  evaluated: ReadonlyMap<string, string | null>,
  taken: ReadonlySet<string>,
): JudgedOpinion {
  const adjusted = classIn(given.class)
  return { ...given, adjusted, refusal: refusalOf(given, adjusted, evaluated, taken) }
}

function refusalOf(
  { parcelCode, opinion, class: typed, reason }: GivenOpinion,
  adjusted: ParcelClass | null,
  evaluated: ReadonlyMap<string, string | null>,
  taken: ReadonlySet<string>,
): string | null {
  if (parcelCode === '') return '没有地块编码。'
  const before = evaluated.get(parcelCode)
  if (before === undefined) return '正式评估里没有这宗地块，请核对编码。'
  if (taken.has(parcelCode)) return '同一地块前面已有一行，请只留一行。'
  if (!cityOpinions.some((each) => each === opinion)) return '意见只能填“同意”或“调整”。'
  if (reason.length > longestReason) return `理由超过 ${longestReason} 字，请缩短。`
  if (opinion === '同意') return typed === '' ? null : '意见为“同意”时不填调整后类别。'
  if (typed === '') return '意见为“调整”时要填调整后类别。'
  if (adjusted === null) return '调整后类别只能填 A、B、C 或 D。'
  if (adjusted === before) return `调整后类别与评估结果 ${adjusted} 类相同，请填“同意”或改类别。`
  return reason === '' ? '调整要写明理由。' : null
}

/** A, ａ, "A类", "A（鼓励支持）" */
function classIn(text: string): ParcelClass | null {
  const letter = text.normalize('NFKC').trim().slice(0, 1).toUpperCase()
  const rest = text.normalize('NFKC').trim().slice(1)
  if (!/^(类|\s*\(.*\))?$/.test(rest)) return null
  return parcelClasses.find(({ code }) => code === letter)?.code ?? null
}
