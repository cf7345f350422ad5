import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PushBody } from '#core/api/rows.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { FormRow } from '#core/subject/subjects-of.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { type OpenedService, openService } from '#server/open-service.ts'
import type { Service } from '#server/service.ts'
import { faultlessRows, sampleRows } from './sample-rows.ts'

export type PushedRow = PushBody['rows'][number]

export const cycle = '2025'
export const rowsPerBatch = 500
export const forms = formIds.map((id) => ({ id, version: formById(id).version }))

export const clerk: Actor = { username: 'zhoutao', name: '周涛', role: 'district', org: null, client: 'pane' }

/** A service over an empty file of its own. */
export async function emptyService(): Promise<OpenedService & { readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-bench-'))
  const file = join(folder, 'district.sqlite')
  const service = await openService({ databaseUrl: file })
  return {
    ...service,
    file,
    async close() {
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A service over a database that is there already, with keys of no meaning. */
export function serviceOn(databaseUrl: string): Promise<OpenedService> {
  return openService({ databaseUrl, keys: { data: 'd'.repeat(64), audit: 'a'.repeat(64) } })
}

/** So many rows of the sample as they are pushed; `parcels` leaves the firms out. */
export function pushedRows(count: number, of: 'both' | 'parcels' = 'both'): readonly PushedRow[] {
  // About two rows in five are parcels.
  const sample = of === 'both' ? sampleRows(count) : sampleRows(count * 3)
  return sample
    .filter(({ form }) => of === 'both' || form === 'parcel-self-assessment')
    .slice(0, count)
    .map(pushed)
}

function pushed({ form, cells }: FormRow): PushedRow {
  const { parcelCode: parcel, uscc, assessYear: _, ...fields } = cells
  const parcelCode = String(parcel)
  const key = uscc === undefined ? { cycle, parcelCode } : { cycle, parcelCode, uscc: String(uscc) }
  return { form, key, baseRevision: 0, fields }
}

/** So many parcels with their firms, as they are when a year is decided. */
export function decidableRows(parcels: number): readonly PushedRow[] {
  return [...faultlessRows(parcels)].map(pushed)
}

/** Pushes one batch; throws when a row is not accepted. */
export async function pushRows(service: Service, rows: readonly PushedRow[]): Promise<void> {
  const grant = await authorise(service, clerk, 'push')
  const answer = await pushBatch(service, grant, { batch: randomUUID(), forms, rows: [...rows] })
  const other = answer.rows.find(({ outcome }) => outcome !== 'accepted')
  if (other !== undefined) throw new Error(`${other.key} was ${other.outcome}`)
}

/** Pushes all of them, 500 at a time. @param pushed called after each batch */
export async function pushAll(
  service: Service,
  rows: readonly PushedRow[],
  pushed: () => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerBatch) {
    await pushRows(service, rows.slice(start, start + rowsPerBatch))
    pushed()
  }
}
