/*
 * Our templates with something changed in them, read as an upload is: `npm run soak:mutations` tries 10,000,
 * `-- --count 500 --seed 7` fewer. Ends with an error, naming the seed, at the first that is neither read nor refused
 * with a problem, or that takes longer than a child process may.
 */
import { parseArgs } from 'node:util'
import { outcomesOf } from '#test/server/upload/mutated-outcomes.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
console.log(`${values.count} workbooks, seed ${values.seed}: again with --count ${values.count} --seed ${values.seed}`)
const { outcomes, slowestMilliseconds } = await outcomesOf(Number(values.seed), Number(values.count))
for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`${count} ${outcome}`)
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(`slowest ${slowestMilliseconds.toFixed(0)} ms, memory at most ${peak} MB`)
