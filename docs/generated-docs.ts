import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { markdownTable, toDocs } from '#core/forms/to-docs.ts'
import { workbookForm, workbookFormIds } from '#core/forms/workbook-form.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { glossary } from '#core/vocabulary/glossary.ts'

/** Generated documents by path below docs/generated, as they must stand there. */
export function generatedDocs(): ReadonlyMap<string, string> {
  const docs = new Map<string, string>()
  const forms = [...workbookFormIds.map(workbookForm), disposalPlanForm]
  for (const form of forms) docs.set(`forms/${form.id}.md`, toDocs(form))
  docs.set('glossary.md', glossaryDoc())
  return docs
}

function glossaryDoc(): string {
  const rows = glossary.map((term) => [term.zh, term.en, `\`${term.key}\``, term.definition, citationText(term.source)])
  const table = markdownTable(['术语', 'English', '键', '含义', '依据'], rows)
  return `# 术语表\n\n表样各项的名称见各表的数据字典，此处是其余术语。共 ${rows.length} 条。\n\n${table}\n`
}
