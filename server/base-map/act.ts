import type { Kysely } from 'kysely'
import type { ActBody, BaseAct } from '#core/api/base-parcels.ts'
import { type ActKind, actKindNames } from '#core/base-map/act-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { codeSystems } from '#core/form/code-system.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { actOfRequest, successorsOfParcels } from '../db/base-acts.ts'
import { baseParcelsOf, parcelRowsOf } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'
import { contentHash } from '../hash.ts'
import type { Service } from '../service.ts'
import { actBodyOf } from './act-view.ts'
import { carryOut, type Successor } from './carry-out.ts'
import { requireBaseKeeper } from './keeper.ts'
import { indexParcels, type ParcelIndex } from './known-parcels.ts'
import { codeMaker, keepNumbers } from './make-codes.ts'
import { beginBatch } from './write-rows.ts'

/** How many parcels an act takes and makes: at least, at most. */
const sizes: Readonly<
  Record<ActKind, { readonly from: readonly [number, number]; readonly to: readonly [number, number] }>
> = {
  split: { from: [1, 1], to: [2, 50] },
  merge: { from: [2, 50], to: [1, 1] },
  recode: { from: [1, 1], to: [1, 1] },
  retire: { from: [1, 500], to: [0, 0] },
  unretire: { from: [1, 500], to: [0, 0] },
}

/**
 * Splits, merges, recodes, retires or brings back parcels, in one transaction; the same request again answers the same
 * and does nothing. Throws ProblemError: not-allowed, not-found, row-locked, base-act-refused, batch-id-reused.
 */
export async function actOnParcels(service: Service, grant: Grant, body: ActBody): Promise<BaseAct> {
  await requireBaseKeeper(service, grant)
  const { kind, cycle, reason, request } = body
  const district = service.district.code
  const predecessors = distinct(body.predecessors.map(codeSystems.parcel.normalise))
  const asked = body.successors ?? []
  requireSize(kind, predecessors.length, asked.length)
  return service.database.write(async (db) => {
    const known = await actOfRequest(db, district, request)
    const batch = `base-act-${contentHash(body).slice(0, 32)}`
    if (known !== null) {
      if (known.username !== grant.actor.username || known.reason !== reason || known.kind !== kind) {
        throw new ProblemError(problem('batch-id-reused', { batch: request }))
      }
      return actBodyOf(known)
    }
    const at = instantText(service.clock.now())
    const stamp = { district, cycle, grant, at, today: todayInShanghai(service.clock), batch }
    const index = await indexParcels(db, district, cycle)
    await requireRestorable(db, district, kind, predecessors)
    const { successors, used } = await successorsOf(db, stamp, index, { kind, predecessors, asked })
    await beginBatch(db, stamp, contentHash(body))
    const act = await carryOut(db, service, stamp, { kind, predecessors, successors, reason, request })
    await keepNumbers(db, district, used)
    return actBodyOf(act)
  })
}

function requireSize(kind: ActKind, from: number, to: number): void {
  const size = sizes[kind]
  const fits = (count: number, [least, most]: readonly [number, number]): boolean => count >= least && count <= most
  if (fits(from, size.from) && fits(to, size.to)) return
  const told = ([least, most]: readonly [number, number]): string => (least === most ? `${least}` : `${least}–${most}`)
  throw refused(kind, `应有原地块 ${told(size.from)} 宗、新地块 ${told(size.to)} 宗。`)
}

/** A parcel that went because others took its place comes back only without them. */
async function requireRestorable(
  db: Kysely<Schema>,
  district: string,
  kind: ActKind,
  codes: readonly string[],
): Promise<void> {
  if (kind !== 'unretire') return
  const successors = await successorsOfParcels(db, district, codes)
  const living = await baseParcelsOf(db, district, [...new Set([...successors.values()].flat())])
  for (const [code, of] of successors) {
    const active = of.filter((one) => living.get(one)?.state === 'active')
    if (active.length > 0) throw refused(kind, `地块 ${code} 已由 ${active.slice(0, 2).join('、')} 取代。`)
  }
}

async function successorsOf(
  db: Kysely<Schema>,
  { district, cycle }: { readonly district: string; readonly cycle: string },
  index: ParcelIndex,
  {
    kind,
    predecessors,
    asked,
  }: {
    readonly kind: ActKind
    readonly predecessors: readonly string[]
    readonly asked: NonNullable<ActBody['successors']>
  },
): Promise<{ readonly successors: readonly Successor[]; readonly used: ReadonlyMap<string, number> }> {
  const codes = await codeMaker(db, district, index.isTaken)
  const town = await townOf(db, district, cycle, predecessors)
  const given = asked.map(({ parcelCode }) => codeSystems.parcel.normalise(parcelCode ?? ''))
  const successors = asked.map(({ parcelName, landArea }, place): Successor => {
    const code = given[place] ?? ''
    if (code !== '' && (index.isTaken(code) || given.indexOf(code) !== place)) {
      throw refused(kind, `编码 ${code} 已经用过，编码不重复使用。`)
    }
    const isProposed = code === ''
    const made = isProposed ? codes.next(town ?? '') : code
    return { parcelCode: made, isProposed, parcelName: parcelName ?? null, landArea: landArea ?? null }
  })
  return { successors, used: codes.used() }
}

async function townOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  codes: readonly string[],
): Promise<string | null> {
  const parcels = await baseParcelsOf(db, district, codes)
  const rows = await parcelRowsOf(db, district, cycle, codes)
  return rows[0]?.town_code ?? [...parcels.values()][0]?.town_code ?? null
}

function refused(kind: ActKind, reason: string): ProblemError {
  return new ProblemError(problem('base-act-refused', { act: actKindNames[kind], reason }))
}
