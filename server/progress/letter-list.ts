import type { LetterLine } from '#core/api/progress-shapes.ts'
import type { AnyProblem } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import { letterNumber } from '#core/progress/reminder.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { letterPage } from '../db/letters.ts'
import type { LetterTable } from '../db/progress-tables.ts'
import type { Service } from '../service.ts'
import { receiverKindNamed, stageNamed } from './reminder-list.ts'

const defaultLimit = 100

/** Letters of a year, the newest first. */
export async function listLetters(
  service: Service,
  query: { readonly cycle: string; readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<{ readonly items: LetterLine[]; readonly nextCursor: string | null }> {
  const limit = query.limit ?? defaultLimit
  const before = query.cursor === undefined ? null : Number(readCursor(query.cursor, 1)[0])
  const district = service.district.code
  const found = await service.database.read((db) => letterPage(db, district, query.cycle, before, limit + 1))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(letterBody),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
  }
}

export function letterBody(letter: LetterTable): LetterLine {
  return {
    id: letter.id,
    number: letterNumber(letter.year, letter.number),
    batch: letter.batch,
    cycle: letter.cycle,
    stage: stageNamed(letter.stage),
    kind: receiverKindNamed(letter.receiver_kind),
    code: letter.receiver,
    name: letter.receiver_name,
    outstanding: letter.outstanding,
    due: letter.due,
    issuedOn: letter.issued_on,
    by: letter.by_name,
    sha256: letter.sha256,
    fault: faultText(letter),
  }
}

/** Why the PDF could not be made; null when it was, or was not asked for yet. */
export function faultText({ fault }: Pick<LetterTable, 'fault'>): string | null {
  if (fault === null) return null
  const { title, why } = problemMessage(JSON.parse(fault) as AnyProblem)
  return `${title}：${why}`
}
