import type { z } from 'zod'
import type { BaseEntry, baseParcelEndpoints } from '#core/api/base-parcels.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { codeSystems } from '#core/form/code-system.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { distinct } from '../collections.ts'
import { entriesById, insertEntries, insertEntryParcels } from '../db/base-entries.ts'
import { takeNumbers } from '../db/counter.ts'
import { contentHash } from '../hash.ts'
import type { Service } from '../service.ts'
import { entryLine } from './entry-line.ts'
import { entryBodies } from './entry-view.ts'
import { requireKeeper } from './keeper.ts'
import { unknownParcel } from './unknown-parcel.ts'

type Body = z.infer<(typeof baseParcelEndpoints)['noteBaseEvent']['body']>

/**
 * Notes a change that somebody heard of; the same request again answers the same. Throws ProblemError: not-allowed,
 * not-found (a parcel), batch-id-reused.
 */
export async function noteEvent(service: Service, grant: Grant, body: Body): Promise<BaseEntry> {
  await requireKeeper(service, grant, 'change')
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, name, role } = grant.actor
  const hash = contentHash(body)
  const id = `noted-${body.request}`
  const parcelCodes = distinct(body.parcelCodes.map(codeSystems.parcel.normalise))
  return service.database.write(async (db) => {
    const known = (await entriesById(db, district, [id])).get(id)
    if (known === undefined) {
      const unknown = await unknownParcel(db, district, parcelCodes)
      if (unknown !== null) throw new ProblemError(problem('not-found', { what: `地块 ${unknown}` }))
      const seq = await takeNumbers(db, district, 'base-entry')
      const entry = { parcelCodes, candidates: [] }
      const facts = { district, id, seq, kind: 'change', import: null, row: null, hash, at } as const
      await insertEntries(db, [entryLine({ ...facts, values: valuesOf(body), entry, by: { username, name } })])
      await insertEntryParcels(
        db,
        parcelCodes.map((code) => ({ district, parcel_code: code, entry: id })),
      )
      const details = { event: body.event, parcels: parcelCodes.length }
      await service.audit.append(db, { district, at, username, role, action: 'base-entry-noted', object: id, details })
    } else if (known.content_hash !== hash || known.username !== username) {
      throw new ProblemError(problem('batch-id-reused', { batch: body.request }))
    }
    const stored = [...(await entriesById(db, district, [id])).values()]
    const [entry] = await entryBodies(db, district, stored)
    if (entry === undefined) throw new Error('an event that was noted is not there')
    return entry
  })
}

function valuesOf({ event, day, firmName, uscc, note }: Body): RecordValues {
  return {
    event,
    day,
    ...(firmName === undefined ? {} : { ownerName: firmName }),
    ...(uscc === undefined ? {} : { ownerUscc: codeSystems.uscc.normalise(uscc) }),
    note,
  }
}
