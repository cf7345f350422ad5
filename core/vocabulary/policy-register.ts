import type { CalendarDate } from './calendar-date.ts'
import type { PolicyDocument } from './policy.ts'

/** Every document once, as its newest version reads. */
export type PolicyRegister = readonly PolicyDocument[]

/** What takes the place of a document on a day. */
export type PolicyStanding =
  | { readonly kind: 'in-force'; readonly document: PolicyDocument; readonly extension: PolicyDocument | null }
  | { readonly kind: 'not-yet'; readonly document: PolicyDocument; readonly day: CalendarDate }
  /** Nothing that follows it was entered. */
  | { readonly kind: 'ended'; readonly document: PolicyDocument; readonly day: CalendarDate }

/**
 * Which document applies in place of one on a day: itself, itself by an extension, or what replaces it, also over several
 * steps. A replacement counts from its first day on, whatever validity was left. Null for a document the register does not
 * hold.
 */
export function policyOn(register: PolicyRegister, number: string, day: CalendarDate): PolicyStanding | null {
  return standingOf(
    register.filter(({ isVoid }) => !isVoid),
    number,
    day,
    [],
  )
}

function standingOf(
  register: PolicyRegister,
  number: string,
  day: CalendarDate,
  seen: readonly string[],
): PolicyStanding | null {
  const document = register.find((each) => each.number === number)
  if (document === undefined || seen.includes(number)) return null
  const replaced = followersOf(register, number, 'replaces', day).at(-1)
  if (replaced !== undefined) return standingOf(register, replaced.number, day, [...seen, number])
  const { effectiveFrom, effectiveTo } = document
  if (day < effectiveFrom) return { kind: 'not-yet', document, day: effectiveFrom }
  if (effectiveTo === null || day <= effectiveTo) return { kind: 'in-force', document, extension: null }
  const extensions = followersOf(register, number, 'extends', day)
  const extension = extensions.findLast((each) => !isPast(untilOf(each), day))
  if (extension !== undefined) return { kind: 'in-force', document, extension }
  const ends = [effectiveTo, ...extensions.flatMap((each) => untilOf(each) ?? [])].sort()
  return { kind: 'ended', document, day: ends.at(-1) ?? effectiveTo }
}

/** Those that follow the document in that way and have begun by the day, the newest last. */
function followersOf(
  register: PolicyRegister,
  number: string,
  how: 'replaces' | 'extends',
  day: CalendarDate,
): readonly PolicyDocument[] {
  return register
    .filter(({ succession, effectiveFrom }) => {
      return succession?.how === how && succession.document === number && effectiveFrom <= day
    })
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
}

function untilOf({ succession }: PolicyDocument): CalendarDate | null {
  return succession?.how === 'extends' ? succession.until : null
}

function isPast(until: CalendarDate | null, day: CalendarDate): boolean {
  return until !== null && until < day
}

/** What is said beside work done under a document: a question while none applies, else which one does. */
export interface PolicyNotice {
  readonly kind: 'question' | 'answer'
  readonly text: string
}

/** Null while the document itself is in force by its own text. Never a reason to refuse anything. */
export function policyNotice(register: PolicyRegister, number: string, day: CalendarDate): PolicyNotice | null {
  const standing = policyOn(register, number, day)
  if (standing === null) return { kind: 'question', text: `政策登记中没有${number}，请登记。` }
  const { document } = standing
  if (standing.kind === 'not-yet') {
    return { kind: 'question', text: `${document.number}自 ${standing.day} 起施行。` }
  }
  if (standing.kind === 'ended') {
    const text = `${document.number}有效期已届满（至 ${standing.day}），请确认是否有延续或替代文件。`
    return { kind: 'question', text }
  }
  const { extension } = standing
  if (extension !== null) {
    const until = untilOf(extension)
    const end = until === null ? '，未写明截止日期' : `至 ${until}`
    return { kind: 'answer', text: `适用${document.number}，有效期由${extension.number}延长${end}。` }
  }
  if (document.number === number) return null
  return {
    kind: 'answer',
    text: `适用${document.number}（替代${number}，自 ${document.effectiveFrom} 起施行）。`,
  }
}
