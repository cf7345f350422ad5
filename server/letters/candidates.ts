import type { LetterCandidateLine, LetterCandidates } from '#core/api/letter-shapes.ts'
import type { TemplatedKind } from '#core/letter/kind.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import type { Service } from '../service.ts'
import { allCandidates, candidatesOf, letterGround } from './ground.ts'
import type { LetterCandidate, LetterChoice } from './source.ts'
import { letterSources } from './sources/catalogue.ts'

const defaultLimit = 100

export interface AskedChoice {
  readonly cycle: string
  readonly kind: TemplatedKind
  readonly town?: string | undefined
  readonly class?: ParcelClass | undefined
}

export function choiceOf({ town, class: wanted }: AskedChoice): LetterChoice {
  return { town: town ?? null, class: wanted ?? null }
}

/** Who would get a letter and who cannot, and why; the first page counts all of them. */
export async function listCandidates(
  service: Service,
  query: AskedChoice & { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<LetterCandidates> {
  const { kind, cursor, limit = defaultLimit } = query
  const ground = letterGround(service, query.cycle)
  const choice = choiceOf(query)
  return service.database.read(async (db) => {
    const waits = await letterSources[kind].waits(db, ground)
    if (waits !== null) return { items: [], nextCursor: null, total: { can: 0, cannot: 0 }, waits }
    const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
    const subjects = await letterSources[kind].subjects(db, ground, choice, after, limit)
    const last = subjects.at(-1)
    const total = { can: 0, cannot: 0 }
    if (cursor === undefined) {
      for await (const piece of allCandidates(db, ground, kind, choice)) {
        for (const { cannot } of piece) total[cannot === null ? 'can' : 'cannot'] += 1
      }
    }
    return {
      items: (await candidatesOf(db, ground, kind, subjects)).map(candidateBody),
      nextCursor: last !== undefined && subjects.length === limit ? writeCursor([last]) : null,
      total: cursor === undefined ? total : null,
      waits: null,
    }
  })
}

function candidateBody(candidate: LetterCandidate): LetterCandidateLine {
  const { subject, parcelCode, townCode, receiverName: receiver, about, cannot } = candidate
  return { subject, parcelCode, townCode, receiver, about, cannot }
}
