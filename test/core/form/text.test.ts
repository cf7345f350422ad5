import { describe, expect, it } from 'vitest'
import { clipped, folded, foldedLetters, isClipped, isErrorValue, isScientific, trimmed } from '#core/form/text.ts'

describe('看不见的字符', () => {
  it.each([
    ['零宽空格', '\u200b'],
    ['方向标记', '\u202e'],
    ['软连字符', '\u00ad'],
    ['字节序标记', '\ufeff'],
    ['空字符', '\u0000'],
    ['退格', '\u0008'],
    ['删除', '\u007f'],
    ['连接符', '\u2060'],
  ])('%s 去掉', (_name, invisible) => {
    expect(trimmed(`${invisible}示${invisible}例${invisible}`)).toBe('示例')
  })

  it('中间的空格、制表和换行留着', () => {
    expect(trimmed('\u3000示 例\u00a0\t一\n二 \r\n')).toBe('示 例\u00a0\t一\n二')
  })
})

describe('全角半角', () => {
  it('字母、数字、标点、各种短横和空格', () => {
    expect(folded('ＳＪ－０１（２）％')).toBe('SJ-01(2)%')
    expect(folded('1‐2‑3‒4–5−6﹣7')).toBe('1-2-3-4-5-6-7')
    expect(folded('一\u3000二\u00a0三')).toBe('一 二 三')
    expect(foldedLetters('沪（２０２１）')).toBe('沪（2021）')
  })
})

describe('截断', () => {
  it('五百字以内不动，超出留 499 字和省略号', () => {
    expect(clipped('字'.repeat(500))).toBe('字'.repeat(500))
    expect(clipped('字'.repeat(501))).toHaveLength(500)
    expect(isClipped(clipped('字'.repeat(501)))).toBe(true)
    expect(isClipped('短…')).toBe(false)
  })

  it('不把一个字符切成两半', () => {
    const cut = clipped(`${'字'.repeat(498)}𠮷𠮷`)
    expect(cut).toBe(`${'字'.repeat(498)}…`)
    expect(isClipped(cut)).toBe(true)
  })
})

describe('表格软件的特殊文字', () => {
  it.each(['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!', '#n/a'])('%s 是错误值', (text) => {
    expect(isErrorValue(text)).toBe(true)
  })

  it.each(['#1厂房', 'N/A', '#'])('%s 不是错误值', (text) => {
    expect(isErrorValue(text)).toBe(false)
  })

  it('科学计数法要有指数的正负号，编号里的 E 不算', () => {
    expect(['9.13101E+17', '1e-7', '-1.5E+03'].map(isScientific)).toEqual([true, true, true])
    expect(['12E03', '1E5', 'E+17', '91310117999999912E'].map(isScientific)).toEqual([false, false, false, false])
  })
})
