import type { ConfirmationBody } from '#core/api/disputes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { openDisputesOfParcels } from '../db/disputes.ts'
import { insertConfirmations } from '../db/value-confirmations.ts'
import type { Service } from '../service.ts'
import { departmentValues, placeOf, rowsOfFirm } from './own-values.ts'

/**
 * The firm says that values of departments are right, as it saw them. Throws ProblemError: not-found (no row of the
 * firm), dispute-value-changed, dispute-open-already; nothing is then confirmed.
 */
export async function confirmValues(
  service: Service,
  grant: Grant,
  { cycle, items }: ConfirmationBody,
): Promise<{ readonly confirmed: number }> {
  const district = service.district.code
  const { username, name, role, org } = grant.actor
  return service.database.write(async (db) => {
    const first = await takeNumbers(db, district, 'dispute', items.length)
    const rows = await rowsOfFirm(db, district, grant, cycle)
    const values = new Map(
      rows
        .flatMap((row) => departmentValues(row, grant))
        .map(({ row, field, value }) => [placeOf(row.key.form, keyText(row.key), field), value]),
    )
    const codes = [...new Set(rows.map(({ key }) => key.parcelCode))]
    const open = new Set(
      (await openDisputesOfParcels(db, district, cycle, codes)).map((line) =>
        placeOf(line.form, line.row_key, line.field),
      ),
    )
    const at = instantText(service.clock.now())
    const lines = items.map(({ form, key, field, value }, index) => {
      const place = placeOf(form, key, field)
      const present = values.get(place)
      if (present === undefined) throw new ProblemError(problem('not-found', { what: '这个部门核定值' }))
      if (!sameCell(present, value)) throw new ProblemError(problem('dispute-value-changed', {}))
      if (open.has(place)) throw new ProblemError(problem('dispute-open-already', {}))
      const said = { cycle, form, row_key: key, field, confirmed_value: JSON.stringify(value) }
      return { district, seq: first + index, ...said, uscc: org ?? '', username, by_name: name, at }
    })
    await insertConfirmations(db, lines)
    const details = { cycle, values: lines.length }
    const entry = { district, at, username, role, object: `${cycle} ${org ?? ''}`, details } as const
    await service.audit.append(db, { ...entry, action: 'value-confirmed' })
    return { confirmed: lines.length }
  })
}
