import { lintAddresses } from './lint/addresses.ts'
import type { Fault, LintFacts, LintRule } from './lint/fault.ts'
import { lintIcons } from './lint/icons.ts'
import { lintIdentity } from './lint/identity.ts'
import { lintOrder } from './lint/order.ts'
import { lintReferences } from './lint/references.ts'
import { lintTexts } from './lint/texts.ts'
import { readXml, XmlFault } from './read-xml.ts'

const rules: readonly LintRule[] = [lintOrder, lintIdentity, lintReferences, lintAddresses, lintTexts, lintIcons]

/** Everything that Office would refuse in a manifest, or that it would show wrongly; empty when there is nothing. */
export function lintManifest(xml: string, facts: LintFacts): readonly Fault[] {
  try {
    const root = readXml(xml)
    return rules.flatMap((rule) => rule(root, facts))
  } catch (error) {
    if (error instanceof XmlFault) return [{ where: 'XML', what: error.message }]
    throw error
  }
}
