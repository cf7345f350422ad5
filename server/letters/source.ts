import type { Kysely } from 'kysely'
import type { LetterReceiverKind } from '#core/letter/receiver.ts'
import type { LetterValues } from '#core/letter/template.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'

/** What all letters of one kind and year are made from. */
export interface LetterGround {
  readonly service: Service
  readonly district: string
  readonly cycle: string
  readonly today: CalendarDate
}

/** Which of those who could be written to. */
export interface LetterChoice {
  readonly town: string | null
  readonly class: ParcelClass | null
}

/** Who would get a letter about something, or why nobody does. */
export interface LetterCandidate {
  readonly subject: string
  readonly parcelCode: string | null
  readonly townCode: string | null
  readonly receiverKind: LetterReceiverKind
  /** uscc, town or department code; empty where it is not known. */
  readonly receiver: string
  readonly receiverName: string
  /** In a word, for the list. */
  readonly about: string
  readonly cannot: string | null
}

/** Where the letters of a kind come from. */
export interface LetterSource {
  /** Why nobody can be written to yet; null when somebody may be. */
  waits(db: Kysely<Schema>, ground: LetterGround): Promise<string | null>
  /** What letters of the choice would be about, in order, after the one given. */
  subjects(
    db: Kysely<Schema>,
    ground: LetterGround,
    choice: LetterChoice,
    after: string,
    limit: number,
  ): Promise<readonly string[]>
  /** In the order of the subjects; one that is no more is left out. */
  candidates(db: Kysely<Schema>, ground: LetterGround, subjects: readonly string[]): Promise<readonly LetterCandidate[]>
  /** By subject: what takes the places of the placeholders but those of every letter. */
  values(
    db: Kysely<Schema>,
    ground: LetterGround,
    candidates: readonly LetterCandidate[],
  ): Promise<ReadonlyMap<string, LetterValues>>
}

/** Why a firm cannot be written to; null where it can. */
export function ownerMissing(parcel: Pick<ParcelTable, 'owner_name'> | undefined): string | null {
  if (parcel === undefined) return '地块已移除'
  return (parcel.owner_name ?? '').trim() === '' ? '没有用地主体名称' : null
}
