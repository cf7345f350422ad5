import { type Element, withDescendants } from '../element.ts'
import { iconSizes } from '../icons/catalogue.ts'
import type { Fault, LintFacts, LintRule } from './fault.ts'

const required = ['16', '32', '80']
const sizes: readonly string[] = iconSizes.map(String)

/** Each icon comes in the sizes Office needs, and the picture behind an address has the size it is given out for. */
export const lintIcons: LintRule = (root, facts) => {
  const elements = withDescendants(root)
  const addressOf = new Map<string, string>()
  for (const { name, attributes } of elements) {
    if (name === 'bt:Image' && attributes.id !== undefined) {
      addressOf.set(attributes.id, attributes.DefaultValue ?? '')
    }
  }
  const icons = elements.filter(({ name }) => name === 'Icon')
  const product = [
    { element: root.children.find(({ name }) => name === 'IconUrl'), size: 32 },
    { element: root.children.find(({ name }) => name === 'HighResolutionIconUrl'), size: 64 },
  ]
  return [
    ...icons.flatMap((icon) => sizeFaults(icon)),
    ...icons.flatMap(({ children }) =>
      children.flatMap(({ attributes }) => {
        const id = attributes.resid ?? ''
        const address = addressOf.get(id)
        return address === undefined ? [] : pictureFaults(id, address, Number(attributes.size), facts)
      }),
    ),
    ...product.flatMap(({ element, size }) =>
      element === undefined ? [] : pictureFaults(element.name, element.attributes.DefaultValue ?? '', size, facts),
    ),
  ]
}

function sizeFaults({ children }: Element): readonly Fault[] {
  const given = children.map(({ attributes }) => attributes.size ?? '')
  const where = `Icon ${children[0]?.attributes.resid ?? ''}`
  const missing = required.filter((size) => !given.includes(size))
  const odd = given.filter((size, index) => !sizes.includes(size) || given.indexOf(size) !== index)
  return [
    ...missing.map((size) => ({ where, what: `缺少 ${size} 像素的图标` })),
    ...odd.map((size) => ({ where, what: `“${size}”不是可用的尺寸，或重复；可用 ${sizes.join('、')}` })),
  ]
}

function pictureFaults(where: string, address: string, size: number, { picture }: LintFacts): readonly Fault[] {
  const head = picture(address)
  if (head === null) return [{ where, what: `${address} 没有对应的 PNG 文件` }]
  const isSquare = head.width === size && head.height === size
  return [
    ...(isSquare ? [] : [{ where, what: `${address} 为 ${head.width}×${head.height} 像素，应为 ${size}×${size}` }]),
    ...(head.hasAlpha ? [] : [{ where, what: `${address} 没有透明通道` }]),
  ]
}
