/*
 * The numbers we are held to: `npm run bench` measures all of them, `npm run bench -- checks` only those named. Each
 * figure is a ratio of times taken in the same minute; a broken bound ends with exit code 1.
 */

import { backupBench } from './backup.ts'
import { baseMapBench } from './base-map.ts'
import { type Bench, type Bound, isBroken, type Line } from './bench.ts'
import { bulkUploadBench } from './bulk-upload.ts'
import { checksBench } from './checks.ts'
import { consoleListBench } from './console-list.ts'
import { decidingBench } from './deciding.ts'
import { disposalMapBench } from './disposal-map.ts'
import { durabilityBench } from './durability.ts'
import { excelBench } from './excel.ts'
import { filePageBench } from './file-page.ts'
import { filingsBench } from './filings.ts'
import { handOutBench } from './hand-out.ts'
import { lettersBench } from './letters.ts'
import { mapBench } from './map.ts'
import { memoryBench } from './memory.ts'
import { restartBench } from './restart.ts'
import { scoringBench } from './scoring.ts'
import { tryOutBench } from './try-out.ts'
import { unitCostsBench } from './unit-costs.ts'
import { workbookBench } from './workbook.ts'

const benches: readonly Bench[] = [
  checksBench,
  workbookBench,
  scoringBench,
  consoleListBench,
  baseMapBench,
  bulkUploadBench,
  mapBench,
  disposalMapBench,
  tryOutBench,
  handOutBench,
  excelBench,
  filePageBench,
  filingsBench,
  durabilityBench,
  decidingBench,
  lettersBench,
  memoryBench,
  restartBench,
  backupBench,
  unitCostsBench,
]

function selectedBenches(names: readonly string[]): readonly Bench[] {
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name))
  if (unknown.length > 0) {
    console.error(`No bench ${unknown.join(', ')}; there are ${benches.map((bench) => bench.name).join(', ')}.`)
    process.exit(2)
  }
  return names.length === 0 ? benches : benches.filter((bench) => names.includes(bench.name))
}

function boundText(bound: Bound | null): string {
  if (bound === null) return 'reported'
  return `${bound.kind === 'at-most' ? '<=' : '>='} ${bound.ratio}`
}

function verdict(line: Line): string {
  if (line.bound === null) return '    '
  return isBroken(line) ? 'FAIL' : 'pass'
}

function lineText(line: Line): string {
  const { name, ratio, bound, measured } = line
  return `${verdict(line)}  ${ratio.toFixed(2).padStart(8)}  ${boundText(bound).padEnd(9)} ${name}\n        ${measured}`
}

let broken = 0
for (const bench of selectedBenches(process.argv.slice(2))) {
  console.log(`--- ${bench.name}`)
  for (const line of await bench.run()) {
    console.log(lineText(line))
    if (isBroken(line)) broken += 1
  }
}
console.log(broken === 0 ? 'every bound is kept' : `${broken} bounds broken`)
process.exitCode = broken === 0 ? 0 : 1
