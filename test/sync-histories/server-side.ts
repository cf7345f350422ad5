import { type PushBody, pushBody } from '#core/api/rows.ts'
import { endpoints } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise, type Grant } from '#server/actions/authorise.ts'
import { listConflicts } from '#server/actions/conflicts/list-conflicts.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import type { Service } from '#server/service.ts'
import { Crash, Fault } from './fault.ts'
import type { Answer, Message } from './network.ts'

/** A batch that the server has committed, as it was sent, with what was answered. */
export interface Committed {
  readonly from: string
  readonly actor: Actor
  readonly body: PushBody
  readonly answer: string
}

/** A decision that was taken in the console, on the row as it stood at a revision. */
export interface Decision {
  /** Of the conflict. */
  readonly id: string
  readonly actor: Actor
  readonly rowRevision: number
  /** Of the row after it. */
  readonly revision: number | null
}

type Granted =
  | 'push'
  | 'changes'
  | 'conflicts'
  | 'settleConflicts'
  | 'removeRows'
  | 'transition'
  | 'requestUnlock'
  | 'decideUnlock'

/** The server of one history: the real actions on a district of its own. */
export interface ServerSide {
  readonly service: Service
  readonly committed: Map<string, Committed>
  /** Every batch that was ever put on the wire. */
  readonly sent: Map<string, Pick<Message, 'from' | 'actor' | 'address' | 'body'>>
  readonly decisions: Decision[]
  readonly grant: (actor: Actor, endpoint: Granted) => Promise<Grant>
  /** Does what the message asks; a batch that comes again must be answered as before. Null: it died over it. */
  readonly answer: (message: Pick<Message, 'from' | 'actor' | 'address' | 'body'>) => Promise<Answer | null>
  /** The next write dies with the work done and nothing committed. */
  dieAtNextCommit: boolean
}

export function createServerSide(stored: Service): ServerSide {
  const grants = new Map<string, Grant>()
  const side: ServerSide = {
    service: {
      ...stored,
      database: {
        ...stored.database,
        write: (job) =>
          stored.database.write(async (db) => {
            const result = await job(db)
            if (!side.dieAtNextCommit) return result
            side.dieAtNextCommit = false
            throw new Crash()
          }),
      },
    },
    committed: new Map(),
    sent: new Map(),
    decisions: [],
    dieAtNextCommit: false,
    grant: async (actor, endpoint) => {
      const name = `${actor.username} ${endpoint}`
      const known = grants.get(name)
      if (known !== undefined) return known
      const grant = await authorise(side.service, actor, endpoint)
      grants.set(name, grant)
      return grant
    },
    answer: async (message) => {
      try {
        return { status: 200, text: await answered(side, message) }
      } catch (error) {
        if (error instanceof Crash) return null
        throw error
      }
    },
  }
  return side
}

async function answered(side: ServerSide, message: Pick<Message, 'from' | 'actor' | 'address' | 'body'>) {
  const { from, actor, address, body } = message
  if (body === null) {
    const { pathname, searchParams } = new URL(address, 'http://server')
    const query = Object.fromEntries(searchParams)
    if (pathname === endpoints.conflicts.path) {
      const asked = endpoints.conflicts.query.parse(query)
      return JSON.stringify(await listConflicts(side.service, await side.grant(actor, 'conflicts'), asked))
    }
    const asked = endpoints.changes.query.parse(query)
    return JSON.stringify(await pullChanges(side.service, await side.grant(actor, 'changes'), asked))
  }
  const pushed = pushBody.parse(JSON.parse(body))
  side.sent.set(pushed.batch, message)
  const answer = JSON.stringify(await pushBatch(side.service, await side.grant(actor, 'push'), pushed))
  const before = side.committed.get(pushed.batch)
  if (before !== undefined && before.answer !== answer) throw new Fault(`batch ${pushed.batch} was answered otherwise`)
  if (before === undefined) side.committed.set(pushed.batch, { from, actor, body: pushed, answer })
  return answer
}
