/** Parcels of a 街镇 and a 规划空间 ('' for none) by status, or by the day a step was done ('' for not done). */
export interface ProgressCountTable {
  district: string
  cycle: string
  town_code: string
  zone: string
  /** 'status', or a step of parcels. */
  step: string
  mark: string
  parcels: number
  /** m² × 100, of those that state it. */
  land_area_hundredths: number
}

/** A change of due dates; append-only. */
export interface DueActTable {
  district: string
  number: number
  cycle: string
  kind: string
  reason: string
  reverses: number | null
  changes: number
  username: string
  by_name: string
  at: string
}

/** One date of a change; append-only. */
export interface DueChangeTable {
  district: string
  act: number
  stage: string
  /** '' with target '' for everybody. */
  target_kind: string
  target: string
  due_before: string | null
  due_after: string | null
}

/** The dates as the changes leave them. */
export interface DueDateTable {
  district: string
  cycle: string
  stage: string
  target_kind: string
  target: string
  due: string
  /** The change it comes from. */
  act: number
}

/** A reminder to one receiver; append-only. */
export interface ReminderTable {
  district: string
  number: number
  cycle: string
  stage: string
  receiver_kind: string
  receiver: string
  receiver_name: string
  /** The 街镇 whose it is; null for a department. */
  town_code: string | null
  channel: string
  body: string
  outstanding: number
  due: string | null
  /** Number of the letter, where it was one. */
  letter: string | null
  username: string
  by_name: string
  at: string
}

/** A letter: numbered when it is issued, its PDF made from the document afterwards and kept by its hash. */
export interface LetterTable {
  district: string
  id: string
  /** Order of the letters. */
  seq: number
  year: number
  number: number
  batch: string
  cycle: string
  stage: string
  receiver_kind: string
  receiver: string
  receiver_name: string
  /** JSON of the printed document. */
  document: string
  outstanding: number
  due: string | null
  issued_on: string
  sha256: string | null
  /** JSON of the refusal. */
  fault: string | null
  username: string
  by_name: string
  at: string
}

export interface ProgressTables {
  progress_count: ProgressCountTable
  due_act: DueActTable
  due_change: DueChangeTable
  due_date: DueDateTable
  reminder: ReminderTable
  letter: LetterTable
}
