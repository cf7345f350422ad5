import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Grant } from '../actions/authorise.ts'
import { coversPlace } from '../actions/scope.ts'

/** Kinds of 国企, whose disposal 区国资委 follows. */
export const soeKinds = ['央企', '市属', '区属', '镇属'] as const

/** The department that follows 国企. */
const soeDepartment = 'soe'

export function isSoe(kind: string | null): boolean {
  return soeKinds.some((each) => each === kind)
}

/** Whether the account is told of parcels that have no plan yet, whatever its own work: the whole district's, or 国企's. */
export function seesUnplanned({ actor: { role, org } }: Grant): boolean {
  return role !== 'department' || org === soeDepartment
}

/** Which plans somebody may see: a 街镇 its own, a department those it was asked about (区国资委 also 国企), others all. */
export function planScope(grant: Grant): RawBuilder<SqlBool> {
  const { actor, scope } = grant
  if (actor.role !== 'department') {
    return coversPlace(scope, {
      cycle: sql`coalesce(disposal_plan.cycle, '')`,
      parcelCode: sql.ref('disposal_plan.parcel_code'),
      townCode: sql.ref('disposal_plan.town_code'),
      ownerUscc: sql`null`,
    })
  }
  const asked = sql<SqlBool>`exists (select 1 from disposal_review asked where asked.district = disposal_plan.district
    and asked.plan = disposal_plan.id and asked.department = ${actor.org ?? ''})`
  if (actor.org !== soeDepartment) return asked
  return sql<SqlBool>`(${asked} or disposal_plan.soe in (${sql.join([...soeKinds])}))`
}

/** Plans in which it is the reader's turn; null for those who only look on. */
export function waitingFor({ actor: { role, org } }: Grant): RawBuilder<SqlBool> | null {
  switch (role) {
    case 'town':
    case 'town-reviewer':
      return sql<SqlBool>`disposal_plan.state in ('draft', 'returned')`
    case 'district':
      return sql<SqlBool>`(disposal_plan.state = 'submitted' or
        (disposal_plan.state = 'countersigning' and disposal_plan.awaited = 0))`
    case 'department':
      return sql<SqlBool>`(disposal_plan.state = 'countersigning' and exists (select 1 from disposal_review mine
        where mine.district = disposal_plan.district and mine.plan = disposal_plan.id
        and mine.version = disposal_plan.version and mine.department = ${org ?? ''} and mine.agrees is null))`
    default:
      return null
  }
}
