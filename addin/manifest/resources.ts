import { helpUrl, iconUrl, type ManifestFacts, paneUrl } from './addresses.ts'
import { type RibbonCommand, ribbonCommands, ribbonGroups } from './commands.ts'
import { type Element, element } from './element.ts'
import { type IconName, type IconSize, iconNames, iconSizes } from './icons/catalogue.ts'
import { productDescription, productName, type Words } from './identity.ts'

/** Ids of resources, of which an element refers to one by `resid`: at most 32 characters. */
export const resourceId = {
  icon: (name: IconName, size: IconSize): string => `Icon.${name}.${size}`,
  pane: (tab: RibbonCommand['tab']): string => `Pane.${tab ?? 'open'}`,
  help: 'Help',
  product: 'Product',
  description: 'Description',
  group: (id: string): string => `Group.${id}`,
  label: (id: string): string => `Label.${id}`,
  tip: (id: string): string => `Tip.${id}`,
} as const

/** Pictures, addresses and words that the ribbon refers to, Chinese with English for an English Office. */
export function resourcesElement(facts: ManifestFacts): Element {
  const images = iconNames.flatMap((name) =>
    iconSizes.map((size) => resource('bt:Image', resourceId.icon(name, size), iconUrl(facts, name, size))),
  )
  const panes = ribbonCommands.map(({ tab }) => resource('bt:Url', resourceId.pane(tab), paneUrl(facts, tab)))
  const urls = [...panes, resource('bt:Url', resourceId.help, helpUrl(facts))]
  const short = [
    words(resourceId.product, productName),
    ...ribbonGroups.map(({ id, label }) => words(resourceId.group(id), label)),
    ...ribbonCommands.map(({ id, label }) => words(resourceId.label(id), label)),
  ]
  const long = [
    words(resourceId.description, productDescription),
    ...ribbonCommands.map(({ id, tip }) => words(resourceId.tip(id), tip)),
  ]
  return element(
    'Resources',
    {},
    element('bt:Images', {}, ...images),
    element('bt:Urls', {}, ...urls),
    element('bt:ShortStrings', {}, ...short),
    element('bt:LongStrings', {}, ...long),
  )
}

function resource(name: string, id: string, value: string): Element {
  return element(name, { id, DefaultValue: value })
}

function words(id: string, { zh, en }: Words): Element {
  return element('bt:String', { id, DefaultValue: zh }, element('bt:Override', { Locale: 'en-US', Value: en }))
}
