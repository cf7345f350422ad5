import { atMost, type Bench, type Line } from './bench.ts'
import { type ChecksTiming, timeChecks } from './checks-timing.ts'
import { cpuClock } from './cpu-clock.ts'
import { callInChromium } from './in-chromium.ts'
import { quickestRatio, timesText } from './interleave.ts'
import { sampleRows } from './sample-rows.ts'

const rowCount = 10_000
const rounds = 40

/** Validating rows, all rules, against JSON.parse of the same rows. */
export const checksBench: Bench = {
  name: 'checks',
  async run() {
    const rows = sampleRows(rowCount)
    const text = JSON.stringify(rows)
    // The year before says the same: X27 compares, and finds what the slips changed.
    const before = JSON.stringify(sampleRows(rowCount))
    return [
      line('Node, CPU time', rows.length, await timeChecks(text, before, rounds, cpuClock)),
      line('Chromium', rows.length, await callInChromium('checks-timing.ts', timeChecks, text, before, rounds)),
    ]
  },
}

function line(where: string, rows: number, { times, findings, rowsWithFindings }: ChecksTiming): Line {
  const share = rowsWithFindings / rows
  // The bound is for half the rows; a sample that drifted away from it would measure something else.
  if (share < 0.45 || share > 0.6) throw new Error(`${rowsWithFindings} of ${rows} rows with findings is not half`)
  return {
    name: `${where}: validating ${rows} rows, all rules, to JSON.parse of them`,
    ratio: quickestRatio(times.validate, times.parse),
    bound: atMost(6),
    measured: `validating ${timesText(times.validate)}; JSON.parse ${timesText(times.parse)}; ${findings} findings in ${rowsWithFindings} rows`,
  }
}
