import { expect, it } from 'vitest'
import { escapeCellText } from '#workbook/xml/escape.ts'
import { attributesOf, decode, elementEnd, findElement, findElements } from '#workbook/xml/scan.ts'

it('注释、CDATA、处理指令和属性里的尖括号不当作标签', () => {
  const xml = '<?xml version="1.0"?><!-- <b/> --><a x="1 > 0" y=\'</a>\'><![CDATA[<b>]]><b n="2"/></a>'
  expect(findElements(xml, 'b').map((tag) => attributesOf(xml, tag).get('n'))).toEqual(['2'])
  const root = findElement(xml, 'a')
  expect(root && elementEnd(xml, root)).toBe(xml.length)
  expect(root && attributesOf(xml, root).get('x')).toBe('1 > 0')
})

it('同名元素嵌套时找到各自的结尾', () => {
  const xml = '<x:a><x:a>1</x:a></x:a><x:b/>'
  const outer = findElement(xml, 'a')
  expect(outer && xml.slice(outer.start, elementEnd(xml, outer))).toBe('<x:a><x:a>1</x:a></x:a>')
})

it('实体解得开，不认识的原样留着，不展开', () => {
  expect(decode('&lt;a&gt; &amp; &#x7528;&#22320; &bomb;')).toBe('<a> & 用地 &bomb;')
})

it('单元格文本的控制字符按 Excel 的写法转义，像转义的文本不会被读成字符', () => {
  expect(escapeCellText('a\u0001b\rc')).toBe('a_x0001_b_x000D_c')
  expect(escapeCellText('_x0041_')).toBe('_x005F_x0041_')
  expect(escapeCellText('<&>"')).toBe('&lt;&amp;&gt;&quot;')
  expect(escapeCellText('半个\ud83d字符')).toBe('半个\ufffd字符')
  expect(escapeCellText('𠮷野家')).toBe('𠮷野家')
})
