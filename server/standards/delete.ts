import { ProblemError, problem } from '#core/error/problem.ts'
import { mayDelete } from '#core/standard-book/act.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { isNamed } from '../db/standard-uses.ts'
import { deleteVersion } from '../db/standards.ts'
import type { Service } from '../service.ts'
import { audited, beginAct } from './record-event.ts'
import { seenVersion } from './seen.ts'
import { caseOf } from './view.ts'

/**
 * Takes one's own draft out. One that was tried stays: its evaluations name it. Throws ProblemError: not-found,
 * standard-act-refused.
 */
export async function deleteStandard(service: Service, { actor }: Grant, id: string): Promise<{ deleted: true }> {
  const district = service.district.code
  return service.database.write(async (db) => {
    const act = await beginAct(db, service, actor)
    const { line } = await seenVersion(db, service, actor, id)
    if (await isNamed(db, district, id)) throw refusal('已用它试评，评估记录要留着它。')
    if (!mayDelete(caseOf(line, [], todayInShanghai(service.clock)), actor.username)) {
      throw refusal('只有草稿的唯一编写人能删除。')
    }
    await deleteVersion(db, district, id)
    await audited(db, service, act, 'standard-deleted', id, { revision: line.revision, hash: line.hash })
    return { deleted: true }
  })
}

function refusal(reason: string): ProblemError {
  return new ProblemError(problem('standard-act-refused', { act: '删除', reason }))
}
