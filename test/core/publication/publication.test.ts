import { describe, expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { publicationActs, publicationStateAfter } from '#core/publication/act.ts'
import { changedLines, inOrder } from '#core/publication/changes.ts'
import { publicationColumns, shownColumns } from '#core/publication/column.ts'
import { htmlHead, htmlLine } from '#core/publication/html.ts'
import { headText, lineText, type PublicationLine, restricted } from '#core/publication/line.ts'
import { type PublicationFacts, publicationSheet } from '#core/publication/sheet.ts'
import { shownOwner } from '#core/publication/shown-owner.ts'
import { publicationStates } from '#core/publication/state.ts'
import { lastDayOf, windowStatus } from '#core/publication/window.ts'

const firm = '91310117999999912E'

describe('公示的用地主体', () => {
  it.each([
    ['企业名称照列', '示例精密制造（上海）有限公司', firm, '示例精密制造（上海）有限公司'],
    ['有企业代码的两字字号照列', '示例', firm, '示例'],
    ['没有代码、像姓名的只留姓氏', '王小明', null, '王*'],
    ['个体工商户登记的姓名只留姓氏', '王小明', '92310117MA1J000000', '王*'],
    ['个体工商户的字号照列', '王小明小吃店', '92310117MA1J000000', '王小明小吃店'],
    ['带间隔号的姓名只留首字', '阿依古丽·买买提', null, '阿*'],
    ['村集体照列', '新桥镇示例村', null, '新桥镇示例村'],
    ['名称里的手机号遮住', '示例公司 13800001234', firm, '示例公司 ****'],
    ['名称里的身份证号遮住', '示例厂（31011719800101123X）', null, '示例厂（****）'],
    ['隔开写的电话遮住', '示例公司021-5780 1234', firm, '示例公司****'],
    ['年份和门牌号照列', '示例2025公司', firm, '示例2025公司'],
    ['没有名称', null, null, null],
    ['只有空格', '  ', null, null],
  ])('%s', (_name, owner, uscc, shown) => {
    expect(shownOwner(owner, uscc).name).toBe(shown)
    expect(shownOwner(owner, uscc).masked).toBe(owner !== null && owner.trim() !== '' && shown !== owner)
  })
})

const line: PublicationLine = {
  place: 1,
  parcelCode: 'SJ-XQ-0137',
  townCode: '310117105000',
  owner: '示例精密制造（上海）有限公司',
  landClass: '工业',
  landArea: 13333.33,
  verdict: 'C',
  verdictBefore: null,
}

describe('更正公示', () => {
  it('只列变动、新增和不再列入的，按街镇和编码', () => {
    const other = { ...line, parcelCode: 'SJ-CD-0001', townCode: '310117104000', verdict: 'D' }
    const gone = { ...line, parcelCode: 'SJ-XQ-0200' }
    const fresh = { ...line, parcelCode: 'SJ-XQ-0300' }
    const found = changedLines([line, other, gone], [{ ...line, verdict: 'B' }, other, fresh])
    expect(
      found.map(({ place, parcelCode, verdict, verdictBefore }) => [place, parcelCode, verdict, verdictBefore]),
    ).toEqual([
      [1, 'SJ-XQ-0137', 'B', 'C'],
      [2, 'SJ-XQ-0200', '不再列入', 'C'],
      [3, 'SJ-XQ-0300', 'C', null],
    ])
    const back = changedLines(found, [{ ...line, verdict: 'B' }, gone, fresh])
    expect(back.map(({ parcelCode, verdictBefore }) => [parcelCode, verdictBefore])).toEqual([['SJ-XQ-0200', null]])
  })

  it('没有街镇的排在最后', () => {
    expect(
      inOrder([
        { ...line, townCode: null },
        { ...line, parcelCode: 'Z' },
      ]).map(({ parcelCode }) => parcelCode),
    ).toEqual(['Z', 'SJ-XQ-0137'])
  })
})

describe('公示期', () => {
  it('发布之日不计，只数工作日；到期日当天还在公示', () => {
    const calendar = shippedCalendar
    expect(lastDayOf('2026-09-24', 5, calendar)).toEqual({ date: '2026-10-09', provisional: false })
    const days = { firstDay: '2026-11-21', lastDay: '2026-11-27' }
    expect(windowStatus(days, '2026-11-20', calendar).phase).toBe('not-begun')
    expect(windowStatus(days, '2026-11-25', calendar)).toEqual({ phase: 'running', daysLeft: 2 })
    expect(windowStatus(days, '2026-11-27', calendar)).toEqual({ phase: 'running', daysLeft: 0 })
    expect(windowStatus(days, '2026-11-28', calendar)).toEqual({ phase: 'over', daysLeft: 0 })
  })
})

const facts: PublicationFacts = {
  districtName: '松江区',
  number: 3,
  cycle: '2025',
  kind: 'full',
  corrects: null,
  townCode: null,
  state: 'published',
  title: '<b>公示</b>',
  note: '"引号" & <script>alert(1)</script>',
  columns: shownColumns(publicationColumns),
  standard: 'REG-示例-2026.1',
  evaluation: 12,
  overrideSentences: ['例外放行：正式评估时标准仍为“示例”。'],
  windowDays: 5,
  firstDay: '2026-11-21',
  lastDay: '2026-11-27',
  provisional: false,
  lines: 1,
  sha256: 'a'.repeat(64),
  demo: false,
}

describe('公示的文字', () => {
  it('各种输出都带“拟定”“本区自定”和例外放行；网页转义所有文字，没有脚本', () => {
    const sheet = publicationSheet(facts)
    expect(sheet.notices.join()).toMatch(/拟定样表.*本区自定.*例外放行/)
    expect(sheet.paragraphs.join()).toContain('2026年11月21日发布，次日起算，至2026年11月27日止')
    const page = htmlHead(sheet, null) + htmlLine({ ...line, owner: '<img src=x onerror=1>' }, sheet)
    expect(page).not.toMatch(/<script|<img|<b>/)
    expect(page).toContain('&lt;img src=x onerror=1&gt;')
    for (const notice of sheet.notices) expect(page).toContain(notice)
  })

  it('草稿和撤回的写在名单上；更正的多一栏原类别', () => {
    expect(publicationSheet({ ...facts, state: 'draft' }).standing).toBe('草稿 未公示')
    expect(publicationSheet({ ...facts, state: 'withdrawn' }).standing).toBe('已撤回')
    const { columns, paragraphs } = publicationSheet({ ...facts, kind: 'correction', corrects: 1 })
    expect(columns.map(({ label }) => label)).toContain('原公示类别')
    expect(paragraphs[0]).toContain('公示第 1 号')
  })

  it('不公示的栏目不进名单，也不进摘要；少一个字摘要就不同', () => {
    const columns = shownColumns(['landArea'])
    expect(columns).toEqual(['parcelCode', 'landArea', 'verdict'])
    const shown = restricted(line, columns)
    expect(shown).toMatchObject({ owner: null, townCode: null, landClass: null, landArea: 13333.33 })
    expect(lineText(shown)).not.toContain('示例精密')
    expect(lineText({ ...line, verdict: 'B' })).not.toBe(lineText(line))
    const head = { ...facts, district: '310117', overrideSentences: [] }
    expect(headText(head)).not.toBe(headText({ ...head, title: '公示' }))
  })
})

it('公示的办理：发布后只能结束或撤回，撤回和作废的不能再办', () => {
  const table = publicationStates.map((state) => [
    state,
    publicationActs.filter((act) => publicationStateAfter(state, act) !== null).join(' '),
  ])
  expect(table).toEqual([
    ['draft', 'check discard'],
    ['checked', 'uncheck publish discard'],
    ['published', 'close withdraw'],
    ['closed', 'withdraw'],
    ['withdrawn', ''],
    ['discarded', ''],
  ])
})
