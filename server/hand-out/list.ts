import type { HandOutLine, HandOutTown } from '#core/api/hand-out.ts'
import type { Grant } from '../actions/authorise.ts'
import { withinScope } from '../actions/scope.ts'
import { townsToHandOut } from '../db/hand-outs.ts'
import type { Service } from '../service.ts'
import { handOutRecord } from './record.ts'

/** What there is to hand out of a year within the reader's scope, and what was handed out. */
export async function listHandOuts(
  service: Service,
  { scope }: Grant,
  { cycle }: { readonly cycle: string },
): Promise<{ towns: HandOutTown[]; items: HandOutLine[] }> {
  const filter = { district: service.district.code, cycle, scope: withinScope(scope) }
  const towns = await service.database.read((db) => townsToHandOut(db, filter))
  const items = await handOutRecord(service, cycle, new Set(towns.map(({ townCode }) => townCode)))
  return { towns: [...towns], items: [...items] }
}
