import type { SurveyTask } from '#core/api/surveys.ts'
import type { FailureText } from '#ui/client-failure-text.ts'
import type { StoredAccount } from '../storage/stored.ts'
import type { Handshake } from '../sync/sync-state.ts'
import type { StoredSurvey, StoredTasks } from './storage/stored.ts'

export interface SurveyPageState {
  readonly account: StoredAccount | null
  readonly isExpired: boolean
  readonly isSigningIn: boolean
  readonly signInFailure: FailureText | null
  readonly handshake: Handshake
  readonly isOnline: boolean
  /** False where the browser keeps nothing: what is filled in is gone with the page. */
  readonly isKept: boolean
  readonly fetched: StoredTasks | null
  readonly tasks: readonly SurveyTask[]
  readonly surveys: readonly StoredSurvey[]
  readonly running: {
    readonly title: string
    readonly done: number
    readonly total: number
    readonly unit: string
  } | null
  readonly failure: FailureText | null
  /** Mark of a defect of ours. */
  readonly defect: string | null
}

export const initialState: SurveyPageState = {
  account: null,
  isExpired: false,
  isSigningIn: false,
  signInFailure: null,
  handshake: { kind: 'unknown' },
  isOnline: true,
  isKept: true,
  fetched: null,
  tasks: [],
  surveys: [],
  running: null,
  failure: null,
  defect: null,
}
