import { disposalStates } from '#core/disposal/state.ts'
import { isOpenToWriting } from '#core/disposal/write-window.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { planPage } from '../db/disposal-list.ts'
import type { ExportFile } from '../export/export-file.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { decisionSentences } from './decision-sentences.ts'
import { allPlans } from './list.ts'
import { sheetLimits } from './sheet-limits.ts'
import { cellsIn } from './stored.ts'
import { fillSheet } from './workshop.ts'

export interface SheetQuery {
  readonly cycle?: string | undefined
  readonly town?: string | undefined
}

/**
 * 处置方案表.xlsx with the plans of the reader's scope in it that can be written, each at the revision it stands at.
 * Throws ProblemError: disposal-nothing-to-fill, too-busy.
 */
export async function makeSheet(service: Service, grant: Grant, { cycle, town }: SheetQuery): Promise<ExportFile> {
  const district = service.district.code
  const { username, role } = grant.actor
  const states = disposalStates.filter(isOpenToWriting)
  const filter = { ...allPlans(service, grant), cycle: cycle ?? null, town: town ?? null, states }
  const lines = await service.database.read((db) => planPage(db, filter, null, sheetLimits.rows))
  if (lines.length === 0) throw new ProblemError(problem('disposal-nothing-to-fill', {}))
  const sorted = lines.toSorted((one, other) => (one.parcel_code < other.parcel_code ? -1 : 1))
  const bytes = await fillSheet({
    rows: sorted.map(cellsIn),
    notes: await service.database.read((db) => decisionSentences(db, district, sorted)),
    plans: sorted.map((line) => ({ parcelCode: line.parcel_code, plan: line.id, revision: line.revision })),
  })
  const at = instantText(service.clock.now())
  const details = { plans: lines.length, town, cycle }
  await service.database.write((db) =>
    service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'disposal-sheet-made',
      object: '处置方案表',
      details,
    }),
  )
  const own = grant.scope.kind === 'town' ? grant.scope.town : town
  const name = own === undefined ? service.district.name : (townName(own) ?? own)
  return { name: `处置方案表-${name}-${todayInShanghai(service.clock).replaceAll('-', '')}.xlsx`, bytes: once(bytes) }
}
