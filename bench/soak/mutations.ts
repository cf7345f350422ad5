/*
 * Our templates with something changed in them, read as an upload is: `npm run soak:mutations` tries 10,000,
 * `-- --count 500 --seed 7 --writer libreoffice` fewer, of those that another program has saved (ours, sheetjs,
 * libreoffice). Ends with an error, naming the seed, at the first that is neither read nor refused with a problem, or
 * that takes longer than a child process may.
 */
import { parseArgs } from 'node:util'
import { outcomesOf } from '#test/server/upload/mutated-outcomes.ts'
import { workbooksBy, writers } from '#test/server/upload/workbooks-to-mutate.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    writer: { type: 'string', default: 'ours' },
  },
})
const { count, seed } = values
const writer = writers.find((one) => one === values.writer)
if (writer === undefined) throw new Error(`--writer is one of ${writers.join(', ')}`)
console.log(`${count} workbooks, seed ${seed}: again with --count ${count} --seed ${seed} --writer ${writer}`)
const workbooks = await workbooksBy(writer)
const { outcomes, slowestMilliseconds, slowestSeed } = await outcomesOf(workbooks, Number(seed), Number(count))
for (const [outcome, times] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`${times} ${outcome}`)
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(`slowest ${slowestMilliseconds.toFixed(0)} ms (seed ${slowestSeed}), memory at most ${peak} MB`)
