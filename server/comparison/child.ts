import { openReader } from '../db/reader.ts'
import { ringOf } from '../keys.ts'
import { createVault } from '../vault.ts'
import { compared, comparisonBody } from './make-comparison.ts'
import { tryOutBody } from './make-try-out.ts'
import type { ComparisonMessage, ComparisonTask } from './messages.ts'
import { DistrictYears } from './sides.ts'
import { comparisonWorkbook } from './workbook.ts'

/*
 * Compares evaluations and measures for try-outs in a process of its own, which reads the database at one moment: what it
 * takes of memory and time is not the server's. Whoever asked may go away at any time; the process is ended then.
 */
const pieceBytes = 262_144

async function send(message: ComparisonMessage): Promise<void> {
  await new Promise<void>((sent, failed) => {
    if (process.send === undefined) throw new Error('comparisons run as a child process only')
    process.send(message, (error: Error | null) => (error === null ? sent() : failed(error)))
  })
}

async function sendText(value: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    await send({ kind: 'piece', bytes: bytes.slice(start, start + pieceBytes) })
  }
}

async function make(task: ComparisonTask, years: DistrictYears): Promise<void> {
  const told = (percent: number): void => void send({ kind: 'progress', percent })
  if (task.make === 'try-out') {
    return sendText(await tryOutBody(years, task, task.standard, task.inForce, told))
  }
  const found = await compared(years, task.cycle, task.from, task.to, told)
  if (task.make === 'comparison') return sendText(comparisonBody(found, task.cycle, task.from, task.to))
  for await (const bytes of comparisonWorkbook(found, task)) await send({ kind: 'piece', bytes })
}

async function run(task: ComparisonTask): Promise<void> {
  const { url, dataKeys, district, today } = task
  const [current, ...before] = dataKeys
  const db = openReader(url, current === undefined ? null : createVault(ringOf(current, before)))
  try {
    await db.read((transaction) => make(task, new DistrictYears(transaction, district, today)))
  } finally {
    await db.close()
  }
  await send({ kind: 'done' })
}

process.once('disconnect', () => process.exit())
process.once('message', (task) => void run(task as ComparisonTask))
