import { randomUUID } from 'node:crypto'
import type { PushAnswer, PushBody } from '#core/api/rows.ts'
import type { Random } from '#server/demo/random.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

/** A batch that was sent: its answer, or null when the line broke before one came. */
export interface Sent {
  readonly body: PushBody
  /** Key of every row in it. */
  readonly keys: readonly string[]
  answer: PushAnswer | null
  /** How often the server said that it could not keep it. */
  refused: number
}

export interface LoadTarget {
  readonly url: string
  readonly token: string
}

/** Sends a batch; null when no whole answer came, the status when the server could not keep it. Throws at any other. */
export async function send({ url, token }: LoadTarget, body: PushBody): Promise<PushAnswer | number | null> {
  const response = await fetch(`${url}/api/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  }).catch(() => null)
  const text = (await response?.text().catch(() => null)) ?? null
  if (response === null || text === null) return null
  if (response.status >= 500) return response.status
  if (response.status !== 200) throw new Error(`a push was answered with ${response.status}: ${text}`)
  return JSON.parse(text) as PushAnswer
}

/** A few new parcels, each with a firm or without, and a new note on the writer's own first parcel. */
function nextBatch(random: Random, round: number, writer: number, index: number, revision: number): PushBody {
  const own = `SJ-XQ-${round}-${writer}`
  const note = parcelRow(revision === 0 ? parcelFields() : { selfNote: `第${index}次` }, own, revision)
  const others = Array.from({ length: random.integer(0, 9) }, (_, other) => {
    const code = `${own}-${index}-${other}`
    return [parcelRow(parcelFields(), code), ...(random.chance(0.5) ? [firmRow(firmFields(), code)] : [])]
  })
  return batchOf([note, ...others.flat()], randomUUID())
}

function keyOf({ key }: PushBody['rows'][number]): string {
  const { parcelCode, uscc } = key
  return uscc === undefined ? `${cycle}/${parcelCode}` : `${cycle}/${parcelCode}/${uscc}`
}

/** Sends until there is an answer; without one when the line breaks. */
export async function sendUntilKept(target: LoadTarget, sent: Sent): Promise<void> {
  for (;;) {
    const answer = await send(target, sent.body)
    if (typeof answer !== 'number') {
      sent.answer = answer
      return
    }
    sent.refused += 1
  }
}

/** One client: sends the next batch when the one before is answered, until the line breaks. All it sent goes into the log. */
export async function write(
  target: LoadTarget,
  random: Random,
  round: number,
  writer: number,
  log: Sent[],
): Promise<void> {
  for (let index = 0, revision = 0; ; index += 1, revision += 1) {
    const body = nextBatch(random, round, writer, index, revision)
    const sent: Sent = { body, keys: body.rows.map(keyOf), answer: null, refused: 0 }
    log.push(sent)
    await sendUntilKept(target, sent)
    if (sent.answer === null) return
    const other = sent.answer.rows.find(({ outcome }) => outcome !== 'accepted')
    if (other !== undefined) throw new Error(`${other.key} was ${other.outcome}`)
  }
}
