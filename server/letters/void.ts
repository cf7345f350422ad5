import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { isTemplated } from '#core/letter/kind.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { findFormalLetter, updateFormalLetter } from '../db/formal-letters.ts'
import type { Service } from '../service.ts'
import { detailBody } from './detail.ts'
import { candidatesOf, letterGround } from './ground.ts'
import { issueLettersTo } from './issue.ts'
import { kindOfLetter } from './list.ts'
import { letterWithin } from './scope.ts'

/**
 * Voids a letter, which stays as it was written; `replace` issues another about the same in its place, with a number of its
 * own. Throws ProblemError: not-found, letter-act-not-allowed (voided already), letter-not-ready (nothing to write any more).
 */
export async function voidLetter(
  service: Service,
  grant: Grant,
  id: string,
  { reason, replace }: { readonly reason: string; readonly replace: boolean },
): Promise<LetterDetail> {
  const { actor } = grant
  const district = service.district.code
  return service.database.write(async (db) => {
    // Whoever voids at the same moment waits here, and then sees it voided.
    await takeNumbers(db, district, 'letter-batch')
    const line = await letterWithin(db, service, grant, id)
    if (line.voided_at !== null) {
      throw new ProblemError(problem('letter-act-not-allowed', { act: '作废', state: '已作废' }))
    }
    const at = instantText(service.clock.now())
    await updateFormalLetter(db, district, id, { voided_at: at, voided_by: actor.name, void_reason: reason })
    let replacedBy: string | null = null
    if (replace) {
      const kind = kindOfLetter(line)
      if (!isTemplated(kind)) throw notReady('催办函在“进度”页重新出具。')
      const ground = letterGround(service, line.cycle)
      const [candidate] = await candidatesOf(db, ground, kind, [line.subject])
      if (candidate === undefined) throw notReady('所写的事项已不在，不能重新出具，可以只作废。')
      if (candidate.cannot !== null) throw notReady(candidate.cannot)
      const [letter] = await issueLettersTo(db, ground, actor, kind, [candidate], { replaces: id })
      if (letter === undefined) throw notReady('所写的事项已不在，不能重新出具，可以只作废。')
      replacedBy = letter.id
      await updateFormalLetter(db, district, id, { replaced_by: replacedBy })
    }
    const { username, role } = actor
    const details = { number: line.number_text, reason, ...(replacedBy === null ? {} : { replacedBy }) }
    await service.audit.append(db, { district, at, username, role, action: 'letter-voided', object: id, details })
    const after = await findFormalLetter(db, district, id)
    return detailBody(db, service, grant, after ?? line)
  })
}

function notReady(reason: string): ProblemError {
  return new ProblemError(problem('letter-not-ready', { act: '重新出具', reason }))
}
