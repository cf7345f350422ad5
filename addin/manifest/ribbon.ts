import { type RibbonCommand, type RibbonGroup, ribbonGroups } from './commands.ts'
import { type Element, element, textElement } from './element.ts'
import { type IconName, iconSizes } from './icons/catalogue.ts'
import { resourceId } from './resources.ts'

/** One id for all buttons: pressing another one shows its page in the same pane instead of opening a second. */
const taskpaneId = 'parcel-checkup.pane'

/** The tab 产业用地体检 of the ribbon. */
export function ribbonElement(): Element {
  const groups = ribbonGroups.map(groupElement)
  const tab = element('CustomTab', { id: 'ParcelCheckup.Tab' }, ...groups, reference('Label', resourceId.product))
  return element('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, tab)
}

/** An element that refers to a resource. */
export function reference(name: string, id: string): Element {
  return element(name, { resid: id })
}

function groupElement({ id, commands }: RibbonGroup): Element {
  return element(
    'Group',
    { id: `ParcelCheckup.Group.${id}` },
    reference('Label', resourceId.group(id)),
    iconElement('app'),
    ...commands.map(buttonElement),
  )
}

function buttonElement({ id, icon, tab }: RibbonCommand): Element {
  return element(
    'Control',
    { 'xsi:type': 'Button', id: `ParcelCheckup.Button.${id}` },
    reference('Label', resourceId.label(id)),
    element('Supertip', {}, reference('Title', resourceId.label(id)), reference('Description', resourceId.tip(id))),
    iconElement(icon),
    element(
      'Action',
      { 'xsi:type': 'ShowTaskpane' },
      textElement('TaskpaneId', taskpaneId),
      reference('SourceLocation', resourceId.pane(tab)),
      reference('Title', resourceId.product),
    ),
  )
}

function iconElement(name: IconName): Element {
  const images = iconSizes.map((size) =>
    element('bt:Image', { size: String(size), resid: resourceId.icon(name, size) }),
  )
  return element('Icon', {}, ...images)
}
