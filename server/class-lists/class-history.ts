import type { Kysely } from 'kysely'
import type { ClassHistory } from '#core/api/class-lists.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { covers } from '../actions/scope.ts'
import { distinct } from '../collections.ts'
import { forebearsOf } from '../db/class-list-follow.ts'
import { stayHistory } from '../db/class-list-stays.ts'
import { applicationPage, standingPolicies } from '../db/class-policies.ts'
import { decidedHistory } from '../db/decided-classes.ts'
import { earlierHistory } from '../db/earlier-classes.ts'
import { parcelLines } from '../db/parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { classNamed } from './decided-lists.ts'
import { stayBodies } from './list-low-efficiency.ts'
import { labelOf } from './policies.ts'

const mostMeasures = 100
const mostGenerations = 5

/**
 * The classes of a parcel over the years, those of the parcels it was made of among them, its time on the 低效 list and
 * what is applied to it. Throws ProblemError not-found, for parcels outside the scope too.
 * @param cycle the year whose line says whose parcel it is
 */
export async function classHistory(
  service: Service,
  { actor, scope }: Grant,
  cycle: string,
  parcelCode: string,
): Promise<ClassHistory> {
  const district = service.district.code
  const found = await service.database.read(async (db): Promise<ClassHistory | 'unknown' | 'outside'> => {
    const [line] = await parcelLines(db, district, cycle, [parcelCode])
    if (line === undefined) return 'unknown'
    const { town_code: townCode, owner_uscc: ownerUscc } = line
    if (!covers(scope, { cycle, parcelCode, townCode, ownerUscc })) return 'outside'
    const isEnterprise = actor.role === 'enterprise'
    const forebears = await allForebears(db, district, parcelCode)
    const years = await yearsOf(db, district, [parcelCode, ...forebears])
    const policies = new Map((await standingPolicies(db, district)).map((policy) => [policy.id, policy]))
    const filter = { district, policies: null, towns: null, parcelCode, state: 'all' } as const
    const applied = await applicationPage(db, filter, null, mostMeasures)
    return {
      parcelCode,
      years: [...years],
      forebears: [...forebears],
      stays: await stayBodies(db, district, await stayHistory(db, district, parcelCode), !isEnterprise),
      measures: applied.flatMap(({ policy: id, from_day, until_day, overridden }) => {
        const policy = policies.get(id)
        if (policy === undefined) return []
        const told = isEnterprise ? null : overridden
        return [
          { policy: id, name: policy.name, label: labelOf(policy), from: from_day, until: until_day, overridden: told },
        ]
      }),
    }
  })
  if (typeof found === 'object') return found
  if (found === 'outside') await recordDenial(service, actor, `class history ${cycle}/${parcelCode}`)
  throw new ProblemError(problem('not-found', { what: `地块 ${parcelCode}` }))
}

async function allForebears(db: Kysely<Schema>, district: string, parcelCode: string): Promise<readonly string[]> {
  const found: string[] = []
  let generation: readonly string[] = [parcelCode]
  for (let number = 0; number < mostGenerations && generation.length > 0; number += 1) {
    generation = (await forebearsOf(db, district, generation)).filter((code) => !found.includes(code))
    found.push(...generation)
  }
  return found.filter((code) => code !== parcelCode)
}

type Year = ClassHistory['years'][number]

/** Every known class, the oldest year first; what was decided here stands for what a file says of the same year. */
async function yearsOf(db: Kysely<Schema>, district: string, codes: readonly string[]): Promise<readonly Year[]> {
  const years = new Map<string, Year>()
  const key = (parcelCode: string, cycle: string): string => JSON.stringify([cycle, parcelCode])
  for (const line of await earlierHistory(db, district, codes)) {
    const { parcel_code: parcelCode, cycle, standard, source } = line
    years.set(key(parcelCode, cycle), {
      cycle,
      class: classNamed(line.class),
      from: 'imported',
      standard,
      told: source,
      adjustment: null,
      parcelCode,
    })
  }
  for (const code of distinct(codes)) {
    for (const line of await decidedHistory(db, district, code)) {
      years.set(key(code, line.cycle), {
        cycle: line.cycle,
        class: classNamed(line.class),
        from: 'decided',
        standard: line.standard,
        told: line.decided_on,
        adjustment: line.adjustment,
        parcelCode: code,
      })
    }
  }
  return [...years.values()].sort((a, b) => (a.cycle < b.cycle ? -1 : a.cycle > b.cycle ? 1 : 0))
}
