import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { heldPeersOf } from '#core/scoring/held-peers.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { openReader } from '../db/reader.ts'
import { ringOf } from '../keys.ts'
import { createVault } from '../vault.ts'
import { factsIn } from './district-facts.ts'
import { freeze } from './frozen-inputs.ts'
import { openTotalOf } from './masked-result.ts'
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

/** Sends a piece and waits until it is stored; false when the server has gone. */
async function delivered(message: EvaluationMessage): Promise<boolean> {
  const stored = received()
  await send(message)
  return (await stored) !== null
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

function toStore(result: ParcelResult, year: DistrictYear): ResultToStore {
  const masked = year.masked.get(result.parcelCode) ?? []
  const { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, townCode } = result
  const columns = { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, townCode }
  const openTotal = openTotalOf(result, masked)
  return { ...columns, openTotal, result: JSON.stringify(result), masked: JSON.stringify(masked) }
}

async function run(task: EvaluationTask): Promise<void> {
  const { standard } = task
  const year = await read(task)
  await send({ kind: 'read', parcels: year.subjects.length })
  const facts = factsIn(year, standard, task.today)
  const inputs = freeze(facts)
  for (const piece of inputs.pieces) {
    if (!(await delivered({ kind: 'inputs', inputHash: inputs.hash, piece }))) return
  }
  const { evaluation, peers } = evaluateAmongPeers(facts, standard)
  const { parcels, engine, groups } = evaluation
  for (let start = 0; start < parcels.length; start += resultsPerMessage) {
    const items = parcels.slice(start, start + resultsPerMessage).map((result) => toStore(result, year))
    if (!(await delivered({ kind: 'results', items }))) return
  }
  const held = peers === null ? null : heldPeersOf(peers)
  await send({ kind: 'done', engine, inputHash: inputs.hash, groups, peers: held })
}

const request = await received()
if (request?.kind === 'task') await run(request.task)
if (process.connected) process.disconnect()
