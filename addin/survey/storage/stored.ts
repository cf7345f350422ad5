import type { SurveyBody, SurveyPlace, SurveyTask } from '#core/api/surveys.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FieldConflict } from '#core/record/change.ts'
import type { CompanionState } from '#core/survey/companion.ts'

export type StoredPhoto = SurveyBody['photos'][number] & { readonly size: number }

/** draft: being filled in; ready: handed in, waits for the network; sent: the server has it; refused: it said no. */
export type SurveyState = 'draft' | 'ready' | 'sent' | 'refused'

/** A conflict that was decided here; the batch keeps its id until the server has answered. */
export interface Choice {
  readonly batch: string
  readonly field: string
  readonly choice: 'mine' | 'theirs'
}

/** What became of a survey on the server. */
export interface SurveyOutcome {
  /** Of the parcel's surveys of the year. */
  readonly number: number
  readonly receivedAt: string
  readonly isFar: boolean
  /** Of the parcel's row after it. */
  readonly revision: number
  /** Those that wait for a choice. */
  readonly conflicts: readonly FieldConflict[]
}

/** One survey on this phone, without its pictures; kept with every change. */
export interface StoredSurvey {
  readonly id: string
  /** The parcel as it stood when the survey was begun: what was reported, and the revision it rests on. */
  readonly task: SurveyTask
  readonly cycle: string
  readonly fields: Readonly<Record<string, CellValue | null>>
  readonly note: string
  readonly startedAt: string
  /** Null until it was handed in. */
  readonly finishedAt: string | null
  readonly place: SurveyPlace | null
  readonly surveyor: { readonly name: string; readonly signature: string | null }
  readonly companion: {
    readonly state: CompanionState | null
    readonly name: string
    readonly reason: string
    readonly signature: string | null
  }
  readonly photos: readonly StoredPhoto[]
  /** Digests of pictures the server has. */
  readonly sent: readonly string[]
  readonly state: SurveyState
  readonly refusal: { readonly title: string; readonly detail: string; readonly action: string } | null
  readonly outcome: SurveyOutcome | null
  readonly choices: readonly Choice[]
  readonly device: string
}

export interface StoredPicture {
  readonly use: 'photo' | 'signature'
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What was fetched last. */
export interface StoredTasks {
  readonly cycle: string
  readonly cycles: readonly string[]
  readonly fetchedAt: string
  readonly isDemo: boolean
}
