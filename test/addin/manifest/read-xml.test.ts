import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Element, element, textElement } from '#addin/manifest/element.ts'
import { readXml } from '#addin/manifest/read-xml.ts'
import { writeXml } from '#addin/manifest/write-xml.ts'

const name = fc.constantFrom('Id', 'bt:Image', 'Host')
const words = fc.string({ minLength: 1, unit: fc.constantFrom('a', '界', '<', '&', '"', "'", '>', '\u{20000}') })
const attributes = fc.dictionary(fc.constantFrom('id', 'resid', 'xsi:type'), words, { noNullPrototype: true })

const tree: fc.Arbitrary<Element> = fc.letrec<{ tree: Element; leaf: Element; branch: Element }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('branch')),
  leaf: fc.tuple(name, words).map(([tag, text]) => textElement(tag, text)),
  branch: fc
    .tuple(name, attributes, fc.array(tie('tree'), { maxLength: 3 }))
    .map(([tag, given, children]) => element(tag, given, ...children)),
})).tree

test('写出的文件读回来是同一棵树', () => {
  const returns = fc.property(tree, (root) => {
    expect(readXml(writeXml(root))).toEqual(root)
  })
  fc.assert(returns)
})

test('注释和声明不算内容', () => {
  expect(readXml('<?xml version="1.0"?><!-- <b> --><a><!--x--> 1 </a>')).toEqual(textElement('a', '1'))
})

test.each([
  ['没有结束', '<a><b></b>', /<a> 没有结束/],
  ['结束得不对', '<a>\n</b></a>', /第 2 行：<\/b> 没有对应的开始标签/],
  ['两个根', '<a/><b/>', /一个根元素/],
  ['没有根', '', /一个根元素/],
  ['根外有文字', '<a/>x', /根元素之外有文字/],
  ['没有写完的标签', '<a><b', /没有结束/],
  ['文字与元素混在一起', '<a>x<b/></a>', /既有子元素又有文字/],
])('%s：说明在哪一行', (_name, xml, sentence) => {
  expect(() => readXml(xml)).toThrow(sentence)
})
