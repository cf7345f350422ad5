import { ProblemError } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardFor } from '#core/standards/catalogue.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { songjiang } from '#core/vocabulary/district.ts'

/** The standard in force in the district on the day. Throws ProblemError: no-standard-in-force. */
export function districtStandard(day: CalendarDate): Standard {
  const found = standardFor(songjiang.code, day)
  if ('code' in found) throw new ProblemError(found)
  return found
}
