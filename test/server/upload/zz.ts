import { childPool } from '#server/jobs/child-pool.ts'
import { uploadLimits } from '#server/upload/limits.ts'
import { workbookWith, columnName } from './workbook-parts.ts'
const pool = childPool<any, any>(new URL('../../../server/upload/child.ts', import.meta.url), uploadLimits)
for (const [rows, cols] of [[20000, 60], [59000, 60], [90000, 100]] as const) {
 const names = Array.from({length: cols}, (_, i) => columnName(i))
 let seed = 1
 const xml: string[] = []
 for (let r = 3; r < rows; r++) { let s = `<row r="${r}">`; for (let c = 0; c < cols; c++) { seed = (seed * 1103515245 + 12345) & 0x7fffffff; s += `<c r="${names[c]}${r}"><v>${seed % 1000}</v></c>` } xml.push(s + '</row>') }
 const t0 = performance.now()
 const b = workbookWith({ rows: xml.join('') })
 console.log(rows, cols, 'zip', b.length/1e6, 'MB', (performance.now()-t0).toFixed(0)+'ms building', 'xml', xml.reduce((a,s)=>a+s.length,0)/1e6)
 const t = performance.now()
 const o: any = await pool.run({ bytes: b, options: {} })
 console.log((performance.now()-t).toFixed(0)+'ms', o.kind, o.reply?.kind, JSON.stringify(o.reply?.problem), o.reply?.peakBytes/1e6, o.reason, o.reply?.result?.rows.length, 'own rss', process.memoryUsage().rss/1e6)
}
