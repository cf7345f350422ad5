import type { Browser, Page } from 'playwright-core'
import { outcomeOf, outcomes } from '#core/comparison/outcome.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { regExample20261 as standard } from '#core/standards/reg-example-2026-1.ts'
import { tryOutColumns } from '#core/try-out/columns.ts'
import { withDial } from '#core/try-out/dial.ts'
import { tryOutScorer } from '#core/try-out/scorer.ts'
import { launchChromium } from '#test/browser/chromium.ts'
import { type District, startDistrict } from '#test/browser/district.ts'
import { longestTask } from '#test/browser/long-task.ts'
import { answerMap, hugeMap, madeUpIndex, madeUpTown } from '#test/browser/made-up-map.ts'
import { randomDistrict } from '#test/core/scoring/random-facts.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { interleave, median, quickestRatio, timesText } from './interleave.ts'

const size = 10_000
/** Milliseconds a task of the main thread may take. */
const longest = 200
const rounds = 15
const moves = 40

const map = { ...hugeMap, total: size }

/** Parcels under the codes that the made-up map draws. */
function parcels(): readonly ParcelFacts[] {
  const codes = madeUpIndex(map).towns.flatMap((_, town) => madeUpTown(map, town).codes)
  return randomDistrict(1, size).map((facts, index) => ({ ...facts, parcelCode: codes[index] ?? facts.parcelCode }))
}

/** A weight moved, without any page, to judging everything anew from the rows. */
async function againstEngine(facts: readonly ParcelFacts[]): Promise<Line> {
  const scorer = tryOutScorer(tryOutColumns(facts, standard))
  let weight = 20
  const moved = () => {
    weight = weight === 20 ? 25 : 20
    return withDial(standard, { kind: 'weight', indicator: 'E1' }, weight)
  }
  const times = await interleave(rounds, {
    scored: () => scorer.score(moved()),
    evaluated: () => evaluate(facts, moved()),
  })
  return {
    name: `try-out of ${size} parcels: one weight moved, to a whole evaluation`,
    ratio: quickestRatio(times.scored, times.evaluated),
    bound: atMost(0.5),
    measured: `try-out ${timesText(times.scored)}; evaluation ${timesText(times.evaluated)}`,
  }
}

/** In the page: another of its pages is opened, as by a link. */
function goTo(path: string): string {
  return `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`
}

async function answerFigures(page: Page, facts: readonly ParcelFacts[]): Promise<void> {
  const { parcels: results } = evaluate(facts, standard)
  const body = JSON.stringify({
    cycle: '2025',
    standard,
    inForce: standard.id,
    baseOutcomes: results.map((one) => outcomes.indexOf(outcomeOf(one))),
    baseTotals: results.map(({ total }) => total),
    columns: tryOutColumns(facts, standard),
  })
  await page.route('**/api/v1/try-out?*', (route) => route.fulfill({ contentType: 'application/json', body }))
}

/** Milliseconds of the last scoring, as the page says. */
async function shownMilliseconds(page: Page): Promise<number> {
  return Number(await page.locator('[data-milliseconds]').getAttribute('data-milliseconds'))
}

async function inThePage(
  browser: Browser,
  district: District,
  facts: readonly ParcelFacts[],
): Promise<readonly Line[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  await district.signIn(context, 'zhoutao')
  const page = await context.newPage()
  await answerMap(page, map)
  await answerFigures(page, facts)
  await page.goto(`${district.origin}/evaluations`)
  const opening = await longestTask(browser, page, async () => {
    await page.evaluate(goTo(`/standards/${encodeURIComponent(standard.id)}/try-out`))
    await page.locator('.transition-table').waitFor({ timeout: 120_000 })
    await page.locator('.try-out-map[data-drawn="20"]').waitFor({ timeout: 120_000 })
  })
  const scored: number[] = []
  await page.getByLabel('E1 土地税收产出率 滑块').focus()
  const dragging = await longestTask(browser, page, async () => {
    for (let move = 0; move < moves; move += 1) {
      await page.keyboard.press(move < moves / 2 ? 'ArrowRight' : 'ArrowLeft')
      scored.push(await shownMilliseconds(page))
    }
    await page.waitForTimeout(1000)
  })
  const line = (what: string, task: number, more: string): Line => ({
    name: `try-out of ${size} parcels, ${what}: longest main-thread task to ${longest} ms`,
    ratio: task / longest,
    bound: atMost(1),
    measured: `longest task ${task.toFixed(0)} ms of the thread's own time${more}`,
  })
  const shown = `; the worker scores in ${median(scored).toFixed(0)} ms (median of ${moves} moves, as the page shows)`
  return [line('opening with its map', opening, ''), line('moving a slider', dragging, shown)]
}

/** Sliders over 10,000 parcels: what a move costs, and that the page stays free. */
export const tryOutBench: Bench = {
  name: 'try-out',
  async run() {
    const facts = parcels()
    const pure = await againstEngine(facts)
    const district = await startDistrict({ parcels: [], draft: false })
    const browser = await launchChromium()
    try {
      return [pure, ...(await inThePage(browser, district, facts))]
    } finally {
      await browser.close()
      await district.stop()
    }
  },
}
