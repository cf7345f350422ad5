import { expect, test } from 'vitest'
import {
  codeAlphabet,
  codeCharacters,
  readSheetCode,
  type SheetCode,
  sheetCodeText,
} from '#core/check-up-sheet/code.ts'

const code: SheetCode = { evaluation: '12', parcelCode: 'SJ-XQ-0137', place: '7F3K2MQD', figures: '9XTAHJ4' }

test('写出来再读回去是同一个码', () => {
  expect(sheetCodeText(code)).toMatch(/^12\.SJ-XQ-0137\.7F3K-2MQD-9XTA-HJ4[0-9A-Z]$/)
  expect(readSheetCode(sheetCodeText(code))).toEqual(code)
})

test('怎么抄都读得出：全角、小写、空格、O 写成 0、I 写成 1', () => {
  const other = { ...code, place: '0F1K2MQ0' }
  const text = sheetCodeText(other)
  const [evaluation, parcelCode, rest = ''] = text.split('.')
  const typed = `${evaluation}。${parcelCode}．${rest.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i').replaceAll('-', ' ')}`
  expect(readSheetCode(typed)).toEqual(other)
})

test('任何一个字符抄错都被校验位抓住', () => {
  const text = sheetCodeText(code)
  const from = text.lastIndexOf('.') + 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '-') continue
    for (const character of codeAlphabet) {
      if (character === text[at]) continue
      expect(readSheetCode(`${text.slice(0, at)}${character}${text.slice(at + 1)}`)).toBe('slip')
    }
  }
  expect(readSheetCode(text.replace('12.', '13.'))).toBe('slip')
})

test.each([
  '',
  '12',
  '12.SJ-XQ-0137',
  '12.SJ-XQ-0137.7F3K',
  '12.SJ-XQ-0137.7F3K-2MQD-9XTA-HJ4U',
  '.x.7F3K2MQD9XTAHJ4C',
])('不成码：%s', (text) => {
  expect(readSheetCode(text)).toBe('form')
})

test('五位一个字符，不多不少', () => {
  expect(codeCharacters(Uint8Array.of(0, 0, 0, 0, 0), 8)).toBe('00000000')
  expect(codeCharacters(Uint8Array.of(255, 255, 255, 255, 255), 8)).toBe('ZZZZZZZZ')
  expect(codeCharacters(Uint8Array.of(0b00001_000, 0b10_00011_0), 3)).toBe('123')
})
