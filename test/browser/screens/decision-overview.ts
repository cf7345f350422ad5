import { sampleDistrict } from '#server/demo/district.ts'
import { decideYear } from '../decided-district.ts'
import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, shapes, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `decision-overview-${name}`, path, before, setup: steps(...then) }
}

const path = '/decision-overview'
const asked = '**/api/v1/decision-overview?*'

/** Seventy times as much of everything that is counted or measured. */
const huge: Step = answering(asked, (answer) => JSON.parse(JSON.stringify(answer, larger)))

function larger(key: string, value: unknown): unknown {
  return typeof value === 'number' && key !== 'mean' ? value * 70 : value
}

const drawn: Step = async (page) => {
  await page.locator('section.chart canvas').last().waitFor()
}

const screens: readonly Screen[] = [
  // 2026 has no parcels, 2025 a draft, 2024 and 2023 are decided by different standards.
  screen('empty', `${path}?cycle=2022`, as('zhoutao'), seen('.empty')),
  screen('draft', `${path}?cycle=2025`, as('zhoutao'), drawn, shapes),
  screen('decided', `${path}?cycle=2024`, as('zhoutao'), drawn, shapes),
  screen('decided-area', `${path}?cycle=2024&measure=area`, as('zhoutao'), drawn, press('看数据'), shapes),
  screen('town', `${path}?cycle=2024`, as('wangfang'), drawn, shapes),
  ...withoutAnswer(asked).map(({ state, before, shown }) =>
    screen(state, `${path}?cycle=2025`, as('zhoutao', before), shown),
  ),
  screen('huge', `${path}?cycle=2024`, as('zhoutao', huge), drawn, shapes),
]

export const group: ScreenGroup = {
  name: 'decision-overview',
  start: async () => {
    const started = await startDistrict({ parcels: sampleDistrict(2025) })
    await decideYear(started.server.service, '2023', 'REG-示例-2023.1')
    await decideYear(started.server.service, '2024', 'REG-示例-2026.1')
    district = started
    return started
  },
  screens,
}
