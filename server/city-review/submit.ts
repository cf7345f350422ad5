import type { CitySubmission } from '#core/api/city-review.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { requireDocuments } from '../cycle-stage/documents.ts'
import { requireLast, requireReady } from '../cycle-stage/guard.ts'
import { recordStageAct } from '../cycle-stage/record-act.ts'
import { cityPackages } from '../db/city-packages.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { Service } from '../service.ts'

/**
 * Records which package was handed to the city, the number of its receipt and the day. Throws ProblemError: wrong-stage,
 * stage-not-ready (the package is of an evaluation that counts no more), stage-changed, not-found, malformed-request.
 */
export async function submitToCity(
  service: Service,
  { actor }: Grant,
  cycle: string,
  { last, ...submission }: CitySubmission & { readonly last: number },
): Promise<CitySubmission> {
  const { package: number, submittedOn, documents } = submission
  const district = service.district.code
  if (submittedOn > todayInShanghai(service.clock)) {
    throw malformed('submittedOn', 'in the future')
  }
  await service.database.write(async (db) => {
    await requireLast(db, district, cycle, last)
    await requireReady(db, service, cycle, 'submit-to-city')
    const found = (await cityPackages(db, district, cycle)).find((line) => line.number === number)
    if (found === undefined) throw new ProblemError(problem('not-found', { what: '这个材料包' }))
    if (found.evaluation !== (await latestFormal(db, district, cycle))?.number) {
      const reasons = ['这个材料包出自以前的正式评估，请重新生成。']
      throw new ProblemError(problem('stage-not-ready', { act: '报市级联合研判', reasons }))
    }
    await requireDocuments(db, district, cycle, documents)
    const { evaluation } = found
    await recordStageAct(db, service, actor, { cycle, act: 'submit-to-city', evaluation, details: submission })
  })
  return submission
}
