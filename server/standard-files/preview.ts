import { mostFileFaults, type StandardPreview } from '#core/api/standard-files.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import type { Grant } from '../actions/authorise.ts'
import type { Service } from '../service.ts'
import { seenStandard } from '../standards/seen.ts'
import { formatOfStandardFile, parseStandardFile } from './workshop.ts'

/** What a file would make of a standard, and what it changes. Nothing is stored. Throws ProblemError, as the endpoint says. */
export async function previewStandard(
  service: Service,
  { actor }: Grant,
  bytes: Uint8Array,
  against: string | undefined,
): Promise<StandardPreview> {
  const base =
    against === undefined
      ? null
      : await service.database.read(async (db) => (await seenStandard(db, service, actor, against)).standard)
  const { standard, faults, notices } = await parseStandardFile(bytes)
  return {
    format: formatOfStandardFile(bytes),
    standard: standard === null ? null : { ...standard },
    faults: faults.slice(0, mostFileFaults).map((fault) => ({ ...fault, path: fault.path.join('.') })),
    faultCount: faults.length,
    notices: [...notices],
    // Both with their keys in the order of the schema: in which order they were written is no difference.
    differences: base === null || standard === null ? null : [...differencesOf(standardShape.parse(base), standard)],
  }
}
