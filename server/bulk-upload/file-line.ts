import type { UploadFile } from '#core/api/bulk-upload-shapes.ts'
import type { LineItem } from '#core/bulk-upload/line-item.ts'
import type { AnyProblem } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import type { UploadFileTable, UploadLineTable } from '../db/bulk-upload-tables.ts'

export type FileProblem = NonNullable<UploadFile['problem']>

/** What is known of a file before it is read. */
export type FilePlace = Pick<UploadFileTable, 'district' | 'run' | 'sha256' | 'name' | 'size' | 'at'>

const nothing = {
  number: 0,
  copies: '[]',
  notes: '[]',
  problem: null,
  hand_out: null,
  fixes: null,
  accepted: 0,
  merged: 0,
  unchanged: 0,
  conflict: 0,
  refused: 0,
  items_refused: 0,
  items_conflict: 0,
  items_error: 0,
  items_warning: 0,
  items_info: 0,
} as const

export function refusedFile(place: FilePlace, problem: FileProblem): UploadFileTable {
  return {
    ...nothing,
    ...shortened(place),
    state: 'refused',
    problem: JSON.stringify(problem),
    items_refused: 1,
  }
}

export function fileProblem(refusal: AnyProblem): FileProblem {
  const { title, why, what } = problemMessage(refusal)
  return { code: refusal.code, title, why, what }
}

/** A line of the file, without the number the file is given when it is stored. */
export type FileLine = Omit<UploadLineTable, 'file_number'>

export interface FileFacts {
  readonly notes: readonly string[]
  readonly handOut: string | null
  readonly fixes: string | null
}

/** The file with what its lines add up to. */
export function takenFile(
  place: FilePlace,
  { notes, handOut, fixes }: FileFacts,
  lines: readonly FileLine[],
  items: readonly LineItem[],
): UploadFileTable {
  const rows = (outcome: string): number => lines.filter((line) => line.outcome === outcome).length
  const told = (level: string): number => items.filter((item) => item.level === level).length
  return {
    ...nothing,
    ...shortened(place),
    state: 'taken',
    notes: JSON.stringify(notes),
    hand_out: handOut,
    fixes,
    accepted: rows('accepted'),
    merged: rows('merged'),
    unchanged: rows('unchanged'),
    conflict: rows('conflict'),
    refused: rows('refused'),
    items_refused: told('refused'),
    items_conflict: told('conflict'),
    items_error: told('error'),
    items_warning: told('warning'),
    items_info: told('info'),
  }
}

const longestName = 400

function shortened(place: FilePlace): FilePlace & { readonly search: string } {
  const name = place.name.slice(0, longestName)
  return { ...place, name, search: name.toLowerCase() }
}
