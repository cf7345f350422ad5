import { type RibbonCommand, type RibbonGroup, ribbonGroups } from '../commands.ts'
import { type Element, element } from '../element.ts'
import { productName } from '../identity.ts'
import { writeXml } from '../write-xml.ts'

/** What ids begin with; the script of the hidden page takes the command's name from behind it. */
const prefix = 'checkup_'

/**
 * ribbon.xml of WPS: the customUI of Office 2007. WPS refuses one with an XML declaration, and its callbacks are those of
 * `ribbon` in addin/host/wps/boot.ts.
 */
export function wpsRibbonXml(): string {
  const tab = element('tab', { id: `${prefix}tab`, label: productName.zh }, ...ribbonGroups.map(groupElement))
  const ribbon = element('ribbon', { startFromScratch: 'false' }, element('tabs', {}, tab))
  const namespace = 'http://schemas.microsoft.com/office/2006/01/customui'
  return withoutDeclaration(element('customUI', { xmlns: namespace, onLoad: 'ribbon.OnAddinLoad' }, ribbon))
}

export function withoutDeclaration(root: Element): string {
  return writeXml(root).replace(/^<\?xml[^>]*>\n/, '')
}

function groupElement({ id, label, commands }: RibbonGroup): Element {
  return element('group', { id: `${prefix}group_${id}`, label: label.zh }, ...commands.map(buttonElement))
}

function buttonElement({ id, label, tip }: RibbonCommand): Element {
  return element('button', {
    id: `${prefix}${id}`,
    label: label.zh,
    size: 'large',
    screentip: label.zh,
    supertip: tip.zh,
    getImage: 'ribbon.GetImage',
    onAction: 'ribbon.OnAction',
  })
}
