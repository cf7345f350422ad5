/** An element of a manifest: attributes by name as written, and either children or text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Without the white space around it; empty where there are children. */
  readonly text: string
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Element[]
): Element {
  return { name, attributes, children, text: '' }
}

export function textElement(name: string, text: string): Element {
  return { name, attributes: {}, children: [], text }
}

/** The children of that name. */
export function childrenNamed(parent: Element, name: string): readonly Element[] {
  return parent.children.filter((child) => child.name === name)
}

/** The element and everything within it, in document order. */
export function withDescendants(root: Element): readonly Element[] {
  return [root, ...root.children.flatMap(withDescendants)]
}
