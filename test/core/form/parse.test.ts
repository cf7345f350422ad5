import { describe, expect, it } from 'vitest'
import type { CellValue, Field } from '#core/form/field.ts'
import { type CellInput, parseCell, parseRow } from '#core/form/parse.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

const parcel = parcelForm.fields
const firm = enterpriseForm.fields

type Case = readonly [name: string, field: Field, input: CellInput, value: CellValue | null]

/** What cannot be read is kept as typed. */
function raw(text: string): CellValue {
  return { raw: text }
}

const numbers: readonly Case[] = [
  ['数字单元格', parcel.landArea, 13333.33, 13333.33],
  ['运算留下的尾数不算', firm.taxPaid, 0.1 + 0.2, 0.3],
  ['全角数字和小数点', parcel.landArea, '１３３３３．３３', 13333.33],
  ['前后空格和全角空格', parcel.landArea, ' \u3000 80\u00a0', 80],
  ['零宽字符', parcel.landArea, '\u200b80\ufeff', 80],
  ['中间空格', parcel.landArea, '13 333.33', 13333.33],
  ['千分位', parcel.landArea, '1,333,333.5', 1333333.5],
  ['全角千分位', parcel.landArea, '13，333', 13333],
  ['千分位放错', parcel.landArea, '1,3333', raw('1,3333')],
  ['小数逗号不猜', parcel.landArea, '13,33', raw('13,33')],
  ['省略整数位', parcel.landArea, '.5', 0.5],
  ['省略小数位', parcel.landArea, '12.', 12],
  ['全角减号', firm.taxPaid, '－12', -12],
  ['数学减号', firm.taxPaid, '−12.5', -12.5],
  ['括号为负', firm.taxPaid, '(12.00)', -12],
  ['全角括号为负', firm.taxPaid, '（1,200）', -1200],
  ['括号里再带负号不猜', firm.taxPaid, '(-12)', raw('(-12)')],
  ['正号', firm.taxPaid, '+12', 12],
  ['负零就是零', firm.taxPaid, '-0', 0],
  ['本单位', firm.taxPaid, '900万元', 900],
  ['本单位前有空格', parcel.landArea, '1200 m²', 1200],
  ['平方米', parcel.landArea, '1200平方米', 1200],
  ['别的单位不换算', parcel.landArea, '20亩', raw('20亩')],
  ['元不当万元', firm.taxPaid, '9000000元', raw('9000000元')],
  ['百分号用于百分比项', firm.parcelShare, '85%', 85],
  ['百分号用于其他项', firm.taxPaid, '85%', raw('85%')],
  ['百分比项的 0.85 就是 0.85', firm.parcelShare, 0.85, 0.85],
  ['无不是零', firm.taxPaid, '无', raw('无')],
  ['短横不是零', firm.taxPaid, '-', raw('-')],
  ['斜杠不是空白', firm.taxPaid, '/', raw('/')],
  ['错误值', firm.taxPaid, '#VALUE!', raw('#VALUE!')],
  ['科学计数文本', firm.taxPaid, '1.2E+08', raw('1.2E+08')],
  ['位数多得存不下', firm.taxPaid, '1234567890123456789', raw('1234567890123456789')],
  ['逻辑值不是数', firm.taxPaid, true, raw('TRUE')],
  ['不是有限数', firm.taxPaid, Number.NaN, raw('NaN')],
]

const integers: readonly Case[] = [
  ['带小数点的整数', firm.employeesYearEnd, '80.0', 80],
  ['带单位', firm.employeesYearEnd, '80人', 80],
  ['小数不取整', firm.employeesYearEnd, 80.5, raw('80.5')],
  ['年份带年字', parcel.assessYear, '2025年度', 2025],
  ['大得不准的整数', firm.employeesYearEnd, 2 ** 60, raw('1152921504606847000')],
]

const dates: readonly Case[] = [
  ['序列值', parcel.fillDate, 45292, '2024-01-01'],
  ['序列值带时间', parcel.fillDate, 45292.75, '2024-01-01'],
  ['短横', parcel.fillDate, '2024-1-5', '2024-01-05'],
  ['斜杠', parcel.fillDate, '2024/1/5', '2024-01-05'],
  ['点', parcel.fillDate, '2024.01.05', '2024-01-05'],
  ['年月日', parcel.fillDate, '2024年1月5日', '2024-01-05'],
  ['全角年月日', parcel.fillDate, '２０２４ 年 １ 月 ５ 日', '2024-01-05'],
  ['八位数字', parcel.fillDate, '20240105', '2024-01-05'],
  ['八位数字的数字单元格', parcel.fillDate, 20240105, '2024-01-05'],
  ['带时间', parcel.fillDate, '2024-01-05 08:30:00', '2024-01-05'],
  ['带星期', parcel.fillDate, '2024年1月5日 星期五', '2024-01-05'],
  ['没有这一天', parcel.fillDate, '2023-02-29', raw('2023-02-29')],
  ['顺序不明', parcel.fillDate, '5/1/2024', raw('5/1/2024')],
  ['分隔不一', parcel.fillDate, '2024-1/5', raw('2024-1/5')],
  ['格林威治时刻', parcel.fillDate, '2024-01-04T16:00:00Z', raw('2024-01-04T16:00:00Z')],
  ['只填年份', parcel.fillDate, 2024, raw('2024')],
  ['日期只填到年月，算当月第一天', parcel.fillDate, '2024-03', '2024-03-01'],
  ['年月', parcel.vacantSince, '2024-03', '2024-03-01'],
  ['年月用中文', parcel.vacantSince, '2024年3月', '2024-03-01'],
  ['年月份', parcel.vacantSince, '2024年3月份', '2024-03-01'],
  ['年月用数字', parcel.vacantSince, 202403, '2024-03-01'],
  ['年月项也收日期', parcel.vacantSince, '2024-03-15', '2024-03-15'],
  ['没有十三月', parcel.vacantSince, '2024-13', raw('2024-13')],
  ['长期', parcel.landEndDate, '长期', raw('长期')],
]

const booleans: readonly Case[] = [
  ...(['是', '有', '√', '✓', '对', 'Y', 'y', 'TRUE', '１', 1, true] as const).map(
    (input): Case => [`是：${input}`, parcel.envRestrict, input, true],
  ),
  ...(['否', '无', '×', '错', 'N', 'false', ' 0 ', 0, false] as const).map(
    (input): Case => [`否：${input}`, parcel.envRestrict, input, false],
  ),
  ['不猜', parcel.envRestrict, '可能', raw('可能')],
  ['二不是一', parcel.envRestrict, 2, raw('2')],
]

const options: readonly Case[] = [
  ['名称', parcel.townCode, '新桥镇', '310117105000'],
  ['代码', parcel.townCode, '310117105000', '310117105000'],
  ['数字代码', parcel.townCode, 310117105000, '310117105000'],
  ['代码加名称', parcel.townCode, '310117105000 新桥镇', '310117105000'],
  ['规划用途代码', parcel.regUse, '1001', '工业用地'],
  ['代码和名称', parcel.regUse, '1001 工业用地', '工业用地'],
  ['名称带括号代码', parcel.regUse, '工业用地（1001）', '工业用地'],
  ['三调代码', parcel.currentUse, '0601', '工业用地'],
  ['旧国标字母', parcel.planUse, 'ｍ１', '工业用地'],
  ['盐田不是物流', parcel.regUse, '1003', raw('1003')],
  ['字母类别', parcel.selfClass, 'b', 'B'],
  ['类别和名称', parcel.selfClass, 'B类（保留提升）', 'B'],
  ['多余空格', parcel.houseSafety, ' 重 大 ', '重大'],
  ['无是一个选项', parcel.houseSafety, '无', '无'],
  ['不在选项中', parcel.houseSafety, '一般般', raw('一般般')],
]

const codes: readonly Case[] = [
  ['小写和空格', firm.uscc, ' 9131 0117 9999 9991 2e ', '91310117999999912E'],
  ['全角和连字符', firm.uscc, '９１３１０１１７－999999912Ｅ', '91310117999999912E'],
  ['位数不对仍是代码', firm.uscc, '9131011799999991', '9131011799999991'],
  ['科学计数法', firm.uscc, '9.13101E+17', raw('9.13101E+17')],
  ['数字单元格丢了末位', firm.uscc, 913101179999999200, raw('913101179999999200')],
  ['十六位数字已丢末位', firm.uscc, 1234567890123450, raw('1234567890123450')],
  ['十五位数字还准', firm.uscc, 123456789012345, '123456789012345'],
  ['数字行业代码', firm.industryCode, 3484, '3484'],
  ['带小数的代码', firm.industryCode, 34.84, raw('34.84')],
  ['地块编码全角', parcel.parcelCode, 'ＳＪ－ＸＱ－0137', 'SJ-XQ-0137'],
  ['地块编码中间的空格不去', parcel.parcelCode, 'SJ-XQ 0137', 'SJ-XQ 0137'],
  ['不动产单元号分段书写', parcel.realEstateUnitNo, '310117 001001 gb00012', '310117001001GB00012'],
  ['证号保留全角括号', parcel.certNo, '沪（２０２１）松字不动产权第012345号', '沪（2021）松字不动产权第012345号'],
  ['手机号', parcel.fillPhone, 13800000000, '13800000000'],
  ['手机号分段', parcel.fillPhone, '138-0000-0000', '13800000000'],
  ['座机', parcel.fillPhone, '021-57812345', '021-57812345'],
  ['错误值', parcel.parcelCode, '#REF!', raw('#REF!')],
]

const texts: readonly Case[] = [
  ['只去首尾', parcel.ownerName, ' 示例　精密 （上海）\n', '示例　精密 （上海）'],
  ['数字变文字', parcel.selfNote, 12, '12'],
  ['无就是无', parcel.selfNote, '无', '无'],
  ['错误值', parcel.selfNote, '#N/A', raw('#N/A')],
  ['只有空白', parcel.selfNote, ' \u3000\u200b\n', null],
  ['空单元格', parcel.selfNote, null, null],
  ['正好五百字', parcel.selfNote, '字'.repeat(500), '字'.repeat(500)],
  ['五百零一字截断', parcel.selfNote, '字'.repeat(501), raw(`${'字'.repeat(499)}…`)],
]

const groups = { numbers, integers, dates, booleans, options, codes, texts }

describe.each(Object.entries(groups))('读单元格：%s', (_group, cases) => {
  it.each(cases)('%s', (_name, field, input, value) => {
    expect(parseCell(field, input)).toEqual(value)
  })
})

describe('读一行', () => {
  it('空白不出现，计算项不读，不认识的列不管', () => {
    const cells = parseRow(parcelForm, {
      landArea: '20亩',
      floorArea: 0,
      selfNote: ' ',
      farCurrent: 1.2,
      somebody: 'x',
    })
    expect(cells).toEqual({ landArea: { raw: '20亩' }, floorArea: 0 })
  })
})
