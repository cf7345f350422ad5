import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext } from 'playwright-core'
import type { FilingTable } from '#server/db/filing-tables.ts'
import { launchChromium } from '#test/browser/chromium.ts'
import { type District, startDistrict } from '#test/browser/district.ts'
import { seedFiling } from '#test/browser/filings.ts'
import { longestTask } from '#test/browser/long-task.ts'
import { atMost, type Bench, type Line } from './bench.ts'

const many = 10_000
/** Milliseconds a task of the main thread may take. */
const mostTask = 200
const rounds = 3

/** Filings in four states as people make them; the lists read nothing of one but its line, so lines are what is copied. */
async function manyFilings(district: District): Promise<void> {
  const day = '2026-11-09'
  const stages = [0, 1, 2, 3]
  for (const stage of stages) {
    const filing = await seedFiling(district, day, { 项目名称: `示例技术改造项目${stage}` })
    if (stage > 0) await filing.submit(day)
    if (stage > 1) await filing.act('zhoutao', day, { kind: 'accept' })
    if (stage > 2) await filing.act('zhoutao', day, { kind: 'return', reason: '材料不齐', items: [] })
  }
  const { database } = district.server.service
  const lines = await database.read((db) => db.selectFrom('filing').selectAll().execute())
  const copies = Array.from({ length: many - lines.length }, (_, index) => copyOf(lines, index))
  for (let start = 0; start < copies.length; start += 500) {
    await database.write((db) =>
      db
        .insertInto('filing')
        .values(copies.slice(start, start + 500))
        .execute(),
    )
  }
}

function copyOf(lines: readonly FilingTable[], index: number): FilingTable {
  const line = lines[index % lines.length]
  if (line === undefined) throw new RangeError('nothing to copy')
  const number = `松优-2026-${String(index + 1000).padStart(5, '0')}`
  return { ...line, id: randomUUID(), number, search: `${number} ${line.search}` }
}

interface View {
  readonly name: string
  readonly path: string
  /** What stands there when the filings are shown. */
  readonly shown: string
}

const views: readonly View[] = [
  { name: 'board', path: '/filings?view=board', shown: 'a.filing-card' },
  { name: 'list, scrolled through', path: '/filings?view=list', shown: '.table-frame tbody a' },
  { name: '汇总统计, scrolled through', path: '/filings?view=summary', shown: '.table-frame tbody a' },
]

async function opened(browser: Browser, context: BrowserContext, origin: string, view: View): Promise<number> {
  const page = await context.newPage()
  try {
    // Of the same origin: the pages then share the thread that is watched.
    await page.goto(`${origin}/filings/rules`)
    return await longestTask(browser, page, async () => {
      await page.goto(`${origin}${view.path}`)
      await page.locator(view.shown).first().waitFor()
      for (let stop = 0; stop <= 20 && view.path !== '/filings?view=board'; stop += 1) {
        await page.locator('.table-frame').evaluate((element, share) => {
          element.scrollTop = element.scrollHeight * share
        }, stop / 20)
        await page.waitForTimeout(50)
      }
    })
  } finally {
    await page.close()
  }
}

/** The pages of 10,000 filings: the longest main-thread task while each is opened and looked through. */
export const filingsBench: Bench = {
  name: 'filings',
  async run(): Promise<readonly Line[]> {
    const district = await startDistrict({ parcels: [], draft: false })
    const browser = await launchChromium()
    try {
      await manyFilings(district)
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await district.signIn(context, 'zhoutao')
      const lines: Line[] = []
      for (const view of views) {
        const tasks: number[] = []
        for (let round = 0; round < rounds; round += 1)
          tasks.push(await opened(browser, context, district.origin, view))
        lines.push({
          name: `${many} filings, ${view.name}: longest main-thread task to ${mostTask} ms`,
          ratio: Math.min(...tasks) / mostTask,
          bound: atMost(1),
          measured: `longest of each round ${tasks.map((task) => task.toFixed(0)).join(', ')} ms, of the thread's own time`,
        })
      }
      return lines
    } finally {
      await browser.close()
      await district.stop()
    }
  },
}
