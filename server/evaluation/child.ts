import { countLines } from '#core/evaluation-gates/count.ts'
import { linesOfFacts } from '#core/evaluation-gates/judge-facts.ts'
import { linesOfMatters, type OpenMatters } from '#core/evaluation-gates/judge-matters.ts'
import type { GateLine } from '#core/evaluation-gates/line.ts'
import { engineFor } from '#core/scoring/engines.ts'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { heldPeersOf } from '#core/scoring/held-peers.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { openReader } from '../db/reader.ts'
import { ringOf } from '../keys.ts'
import { createVault } from '../vault.ts'
import { type BasisYear, onlyNamed, readBasis, withNamed } from './basis.ts'
import { delivered, received, send, sendLast } from './child-talk.ts'
import { type JudgedFacts, judgedFactsIn } from './district-facts.ts'
import { freeze } from './frozen-inputs.ts'
import { openTotalOf } from './masked-result.ts'
import type { EvaluationTask, ResultToStore } from './messages.ts'
import { type DistrictYear, type MaskedValue, readDistrict } from './read-district.ts'
import { lastChange, readOpenMatters } from './read-open-matters.ts'

/*
 * Evaluates one year of a district in a process of its own: what it takes of memory and time is not the server's. It
 * reads the database itself, at one moment, and hands what it waits for and the results over in pieces.
 */
const resultsPerMessage = 400
const linesPerMessage = 1000

interface Read {
  readonly year: DistrictYear
  readonly matters: OpenMatters | null
  readonly basis: BasisYear | null
  readonly lastChange: number
}

async function read({ url, dataKeys, district, cycle, today, purpose, basis }: EvaluationTask): Promise<Read> {
  const [current, ...before] = dataKeys
  const db = openReader(url, current === undefined ? null : createVault(ringOf(current, before)))
  const only = basis === null ? null : new Set(basis.parcelCodes)
  try {
    return await db.read(async (transaction) => ({
      year: await readDistrict(transaction, district, cycle, today),
      matters: purpose === 'draft' ? null : await readOpenMatters(transaction, district, cycle, only),
      basis: basis === null ? null : await readBasis(transaction, district, basis),
      lastChange: await lastChange(transaction, district),
    }))
  } finally {
    await db.close()
  }
}

/** What a formal evaluation waits for; of one that is made again, only of the parcels it is made for. */
function gateLines(
  judged: JudgedFacts,
  matters: OpenMatters,
  { standard, basis }: EvaluationTask,
): readonly GateLine[] {
  const asked = basis === null ? judged : onlyNamed(judged, basis)
  return [...linesOfFacts({ ...asked, standard }), ...linesOfMatters(matters)]
}

/** False when the server has gone, or does not let it pass. */
async function passed(lines: readonly GateLine[]): Promise<boolean> {
  const counts = countLines(lines)
  let start = 0
  do {
    const some = lines.slice(start, start + linesPerMessage)
    start += linesPerMessage
    if (!(await delivered({ kind: 'gates', lines: some, counts: start < lines.length ? null : counts }))) return false
  } while (start < lines.length)
  return true
}

function toStore(result: ParcelResult, masked: readonly MaskedValue[]): ResultToStore {
  const { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, townCode } = result
  const columns = { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, townCode }
  const openTotal = openTotalOf(result, masked)
  return { ...columns, openTotal, result: JSON.stringify(result), masked: JSON.stringify(masked) }
}

async function run(task: EvaluationTask): Promise<void> {
  const { standard } = task
  const { year, matters, basis, lastChange: seen } = await read(task)
  const judged = judgedFactsIn(year, standard, task.today)
  const facts = basis === null || task.basis === null ? judged.facts : withNamed(basis, judged, task.basis)
  await send({ kind: 'read', parcels: facts.length })
  if (matters !== null && !(await passed(gateLines(judged, matters, task)))) return
  if (task.purpose === 'gates') return sendLast({ kind: 'counted' })
  const inputs = freeze(facts)
  for (const piece of inputs.pieces) {
    if (!(await delivered({ kind: 'inputs', inputHash: inputs.hash, piece }))) return
  }
  const { evaluation, peers } = engineOf(task)(facts, standard)
  const { parcels, engine, groups } = evaluation
  const maskedOf = (code: string): readonly MaskedValue[] => basis?.masked.get(code) ?? year.masked.get(code) ?? []
  for (let start = 0; start < parcels.length; start += resultsPerMessage) {
    const some = parcels.slice(start, start + resultsPerMessage)
    const items = some.map((result) => toStore(result, maskedOf(result.parcelCode)))
    if (!(await delivered({ kind: 'results', items }))) return
  }
  const held = peers === null ? null : heldPeersOf(peers)
  await sendLast({ kind: 'done', engine, inputHash: inputs.hash, groups, peers: held, lastChange: seen })
}

/** What is made again is made by the engine that made it. */
function engineOf({ basis }: EvaluationTask): typeof evaluateAmongPeers {
  if (basis === null) return evaluateAmongPeers
  const engine = engineFor(basis.engine)
  if ('code' in engine) throw new Error(`no engine ${basis.engine}`)
  return engine.evaluate
}

const request = await received()
if (request?.kind === 'task') await run(request.task)
if (process.connected) process.disconnect()
