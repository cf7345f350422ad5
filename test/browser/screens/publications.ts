import type { ObjectionActBody } from '#core/api/objections.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { actOnObjection } from '#server/objection/act.ts'
import { attachToObjection } from '#server/objection/files.ts'
import { openObjection } from '#server/objection/open.ts'
import { actOnPublication } from '#server/publication/act.ts'
import { preparePublication } from '#server/publication/prepare.ts'
import type { Service } from '#server/service.ts'
import { pdf } from '../../server/attachments/files.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import { evaluatedFormally } from '../publication-stage.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

let district: District | null = null
const made = { draft: '', answered: '', heard: '', own: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `publications-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const list = (): string => '/publications'
const objections = (): string => '/objections'
const one = (number: number) => (): string => `/publications/${number}`
const waits = [
  ['', list, '**/api/v1/publications?*'],
  ['one-', one(1), '**/api/v1/publications/**'],
  ['objections-', objections, '**/api/v1/objections?*'],
  ['objection-', () => `/objections/${made.heard}`, '**/api/v1/objections/*'],
] as const
const longName = '上海松江出口加工区示例精密电子制造装备股份有限公司第二分公司'

/** A page of a long list, each line as the first of it. */
function many(pattern: string, change: (index: number) => object): Step {
  return answering(pattern, (answer) => {
    const [first] = (answer as { items: readonly object[] }).items
    const items = Array.from({ length: 100 }, (_, index) => ({ ...first, ...change(index) }))
    return { ...answer, items, total: 48_501, nextCursor: 'more' }
  })
}

const hugeLines = many('**/api/v1/publications/*/lines?*', (index) => ({
  parcelCode: `SJ-CKJG-${48_000 + index}`,
  townCode: '310117501000',
  owner: longName,
  landArea: 1_234_567.89,
}))
const hugeObjections = many('**/api/v1/objections?*', (index) => ({
  id: `made-up-${index}`,
  parcelCode: `SJ-CKJG-${48_000 + index}`,
  townCode: '310117501000',
  firmName: longName,
}))
const line = seen('tbody tr th[scope="row"]')
const card = seen('.card')
const evidence = seen('section[aria-label="盖章凭证"]')

const screens: readonly Screen[] = [
  screen('list', list, as('zhoutao'), line, seen('.sub .link')),
  screen('prepare', list, as('zhoutao'), line, press('生成公示'), seen('form')),
  screen('empty', () => '/publications?cycle=2024', as('zhoutao'), seen('.empty')),
  ...waits.flatMap(([name, path, asked]) =>
    withoutAnswer(asked).map(({ state, before, shown }) =>
      screen(`${name}${state}`, path, as('zhoutao', before), shown),
    ),
  ),
  screen('one-huge', one(1), as('zhoutao', hugeLines), line),
  screen('objections-huge', objections, as('zhoutao', hugeObjections), line),
  screen('one', one(1), as('zhoutao'), line),
  screen('one-draft', one(2), as('zhoutao'), line, press('核对无误')),
  screen('one-firm', one(1), as('qiye'), line, press(/^提出异议/)),
  screen('one-town', one(1), as('wangfang'), line),
  screen('objections', objections, as('zhoutao'), line),
  screen('objections-town', objections, as('wangfang'), line),
  screen('objections-empty', () => '/objections?cycle=2024', as('zhoutao'), seen('.empty')),
  screen('objection-draft', () => `/objections/${made.own}`, as('qiye'), evidence),
  screen('objection-heard', () => `/objections/${made.heard}`, as('zhoutao'), evidence, press('作出决定')),
  screen('objection-answered', () => `/objections/${made.answered}`, as('wangfang'), card),
]

/** A publication of six parcels, a draft of one 街镇, and objections in three states. */
async function seed(service: Service, open: District, codes: readonly string[]): Promise<void> {
  const office = open.actor('zhoutao')
  const town = open.actor('wangfang')
  const title = `关于${cycle}年度产业用地综合绩效评估分类结果的公示`
  const body = { cycle, columns: ['town', 'owner', 'landClass', 'landArea'] as const, title, windowDays: 5 }
  const prepare = await authorise(service, office, 'preparePublication')
  const act = await authorise(service, office, 'actOnPublication')
  const { number } = await preparePublication(service, prepare, { ...body, columns: [...body.columns] })
  const checked = await actOnPublication(service, act, number, { act: 'check', revision: 1 })
  await actOnPublication(service, act, number, { act: 'publish', revision: checked.revision })
  await preparePublication(service, prepare, { ...body, columns: [...body.columns], townCode: '310117105000' })

  const objecting = async (actor: Actor, parcelCode: string, paper: boolean): Promise<string> => {
    const grant = await authorise(service, actor, 'openObjection')
    const grounds = '核定的空置面积与现状不符：二层已于九月重新出租，租赁合同和完税凭证附后。'
    const about = { publication: number, parcelCode, items: ['verdict' as const, 'values' as const], grounds }
    const { id } = await openObjection(service, grant, paper ? { ...about, firmName: '示例精密制造有限公司' } : about)
    const files = await authorise(service, actor, 'attachToObjection')
    await attachToObjection(service, files, id, { name: '异议申请书（盖章）.pdf', bytes: pdf })
    return id
  }
  const step = async (actor: Actor, id: string, body: ObjectionActBody) =>
    actOnObjection(service, await authorise(service, actor, 'actOnObjection'), id, body)
  made.own = await objecting(open.actor('qiye'), codes[0] ?? '', false)
  made.heard = await objecting(town, codes[1] ?? '', true)
  await step(town, made.heard, { act: 'submit', revision: 2, receivedOn: '2026-11-22' })
  await step(town, made.heard, { act: 'opine', revision: 3, note: '经现场核实，二层确已出租，情况属实。' })
  made.answered = await objecting(town, codes[2] ?? '', true)
  await step(town, made.answered, { act: 'submit', revision: 2, receivedOn: '2026-11-22' })
  await step(office, made.answered, {
    act: 'decide',
    revision: 3,
    decision: '部分采纳',
    note: '空置面积按现状更正，其余维持。',
  })
  await step(office, made.answered, { act: 'answer', revision: 4 })
}

export const group: ScreenGroup = {
  name: 'publications',
  async start() {
    const all = sampleDistrict(2025)
    const ofTown = all.filter(({ townCode }) => townCode === '310117105000').slice(0, 3)
    const parcels = [...ofTown, ...all.filter(({ townCode }) => townCode !== '310117105000').slice(0, 4)]
    district = await startDistrict({ parcels, draft: false })
    const { service } = district.server
    await evaluatedFormally(service, parcels)
    await seed(
      service,
      district,
      parcels.map(({ parcel }) => String(parcel.parcelCode)),
    )
    return district
  },
  screens,
}
