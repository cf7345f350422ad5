import { createHash } from 'node:crypto'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { canonicalJson } from '../canonical-json.ts'
import { openReader } from '../db/reader.ts'
import { ringOf } from '../keys.ts'
import { createVault } from '../vault.ts'
import { factsIn } from './district-facts.ts'
import type { EvaluationMessage, EvaluationRequest, EvaluationTask, ResultToStore } from './messages.ts'
import { type DistrictYear, readDistrict } from './read-district.ts'

/*
 * Evaluates one year of a district in a process of its own: what it takes of memory and time is not the server's. It
 * reads the database itself, at one moment, and hands the results over in pieces.
 */
const resultsPerMessage = 400

async function send(message: EvaluationMessage): Promise<void> {
  await new Promise<void>((sent, failed) => {
    if (process.send === undefined) throw new Error('the evaluation runs as a child process only')
    process.send(message, (error: Error | null) => (error === null ? sent() : failed(error)))
  })
}

/** Waits for the next message of the server; null when the server has gone. */
function received(): Promise<EvaluationRequest | null> {
  return new Promise((resolve) => {
    const gone = (): void => resolve(null)
    process.once('disconnect', gone)
    process.once('message', (message) => {
      process.off('disconnect', gone)
      resolve(message as EvaluationRequest)
    })
  })
}

async function read({ url, dataKeys, district, cycle, today }: EvaluationTask): Promise<DistrictYear> {
  const [current, ...before] = dataKeys
  const db = openReader(url, current === undefined ? null : createVault(ringOf(current, before)))
  try {
    return await db.read((transaction) => readDistrict(transaction, district, cycle, today))
  } finally {
    await db.close()
  }
}

/** SHA-256 of the canonical JSON of the facts in code order, without holding the whole text. */
function hashOf(facts: readonly ParcelFacts[]): string {
  const digest = createHash('sha256')
  digest.update('[')
  for (const [index, one] of facts.entries()) digest.update(`${index === 0 ? '' : ','}${canonicalJson(one)}`)
  return digest.update(']').digest('hex')
}

function toStore(result: ParcelResult, { masked }: DistrictYear): ResultToStore {
  const { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, townCode } = result
  const columns = { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, townCode }
  return { ...columns, result: JSON.stringify(result), masked: JSON.stringify(masked.get(parcelCode) ?? []) }
}

async function run(task: EvaluationTask): Promise<void> {
  const { standard } = task
  const year = await read(task)
  await send({ kind: 'read', parcels: year.subjects.length })
  const facts = factsIn(year, standard, task.today)
  const inputHash = hashOf(facts)
  const { parcels, engine, groups } = evaluate(facts, standard)
  for (let start = 0; start < parcels.length; start += resultsPerMessage) {
    const items = parcels.slice(start, start + resultsPerMessage).map((result) => toStore(result, year))
    const stored = received()
    await send({ kind: 'results', items })
    if ((await stored) === null) return
  }
  await send({ kind: 'done', engine, inputHash, groups })
}

const request = await received()
if (request?.kind === 'task') await run(request.task)
if (process.connected) process.disconnect()
