import type { DecidedQuery } from '#core/api/class-list-shapes.ts'
import { classesOf } from '#core/class-lists/direction.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { codesOf, noneAsNull } from '../actions/codes.ts'
import type { Scope } from '../actions/scope.ts'
import type { DecidedFilter } from '../db/class-lists.ts'
import { townsOf } from './towns-of.ts'

const letters = [...parcelClasses.map(({ code }) => code), 'none'] as const

/** The conditions as the database asks them, within the scope. Throws ProblemError malformed-request. */
export function decidedFilterOf(district: string, scope: Scope, query: DecidedQuery): DecidedFilter {
  const { cycle, direction, move = null, q } = query
  const asked = noneAsNull(codesOf(query.class, letters, 'class'))
  const classes = direction === undefined ? asked : narrowed(asked, classesOf(direction))
  const text = q?.trim().toLowerCase() ?? ''
  return {
    district,
    cycle,
    classes,
    towns: townsOf(scope, query.town),
    lands: codesOf(query.land, landClasses, 'land'),
    move,
    text: text === '' ? null : text,
  }
}

function narrowed(
  asked: readonly (ParcelClass | null)[] | null,
  within: readonly ParcelClass[],
): readonly ParcelClass[] {
  return asked === null ? within : within.filter((one) => asked.includes(one))
}
