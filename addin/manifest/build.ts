import { helpUrl, iconUrl, type ManifestFacts, paneUrl } from './addresses.ts'
import { type Element, element, textElement } from './element.ts'
import { addinId, manifestVersion, productDescription, productName, providerName, type Words } from './identity.ts'
import { resourceId, resourcesElement } from './resources.ts'
import { reference, ribbonElement } from './ribbon.ts'
import { writeXml } from './write-xml.ts'

/**
 * What the pane cannot do without. Newer calls are asked for when they are needed; asking for more here would take the
 * buttons away instead of a sentence that says why.
 */
const excelApi = '1.4'

const versionOverridesNamespace = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides'
const namespaces = {
  xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
  'xsi:type': 'TaskPaneApp',
} as const

/** The add-in only manifest (XML) of a deployment. The order of elements is the schema's. */
export function manifestXml(facts: ManifestFacts): string {
  return writeXml(
    element(
      'OfficeApp',
      namespaces,
      textElement('Id', addinId),
      textElement('Version', manifestVersion(facts.release)),
      textElement('ProviderName', providerName),
      textElement('DefaultLocale', 'zh-CN'),
      localised('DisplayName', productName),
      localised('Description', productDescription),
      valued('IconUrl', iconUrl(facts, 'app', 32)),
      valued('HighResolutionIconUrl', iconUrl(facts, 'app', 64)),
      valued('SupportUrl', helpUrl(facts)),
      element('Hosts', {}, element('Host', { Name: 'Workbook' })),
      element('Requirements', {}, element('Sets', {}, element('Set', { Name: 'ExcelApi', MinVersion: excelApi }))),
      element('DefaultSettings', {}, valued('SourceLocation', paneUrl(facts, null))),
      textElement('Permissions', 'ReadWriteDocument'),
      versionOverrides(facts),
    ),
  )
}

function versionOverrides(facts: ManifestFacts): Element {
  const getStarted = element(
    'GetStarted',
    {},
    reference('Title', resourceId.product),
    reference('Description', resourceId.description),
    reference('LearnMoreUrl', resourceId.help),
  )
  const desktop = element('DesktopFormFactor', {}, getStarted, ribbonElement())
  return element(
    'VersionOverrides',
    { xmlns: versionOverridesNamespace, 'xsi:type': 'VersionOverridesV1_0' },
    element('Hosts', {}, element('Host', { 'xsi:type': 'Workbook' }, desktop)),
    resourcesElement(facts),
  )
}

function localised(name: string, { zh, en }: Words): Element {
  return element(name, { DefaultValue: zh }, element('Override', { Locale: 'en-US', Value: en }))
}

function valued(name: string, value: string): Element {
  return element(name, { DefaultValue: value })
}
