import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { ExportFile } from '../export/export-file.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { overviewPaper } from './paper.ts'
import { readDecisionOverview } from './read-overview.ts'

/**
 * The overview as its reader sees it, on one page of A4; that it left the system is on record. Throws ProblemError:
 * paper-missing-glyph, paper-time-out, too-busy.
 */
export async function exportDecisionOverview(
  service: Service,
  grant: Grant,
  cycle: string,
): Promise<ExportFile & { readonly length: number }> {
  const { username, role, name: by } = grant.actor
  const { code: district, name } = service.district
  const overview = await readDecisionOverview(service, grant, cycle)
  const pdf = await service.paper.render(overviewPaper(overview, { district: name, by, demo: service.demo }))
  const at = instantText(service.clock.now())
  await service.database.write((db) =>
    service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'exported',
      object: `decision-overview ${cycle}`,
      details: { basis: overview.basis?.kind ?? null, evaluation: overview.basis?.evaluation ?? null },
    }),
  )
  return { name: `总览-${name}-${cycle}-${at.slice(0, 10)}.pdf`, bytes: once(pdf), length: pdf.length }
}
