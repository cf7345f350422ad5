import { describe, expect, it } from 'vitest'
import { fieldEntries } from '#core/form/form.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { glossary } from '#core/vocabulary/glossary.ts'

describe('术语表', () => {
  it('键、中文、英文都不重复', () => {
    for (const part of ['key', 'zh', 'en'] as const) {
      const all = glossary.map((term) => term[part])
      expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([])
    }
  })

  it('键用小写英文，释义是句子', () => {
    for (const term of glossary) {
      expect(term.key).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(term.definition).toMatch(/。$/)
    }
  })

  it('不重复表样各项的名称；评估年度也是整个周期的名字', () => {
    const labels = new Set(formIds.flatMap((id) => fieldEntries(formById(id)).map(([, field]) => field.label)))
    expect(glossary.map((term) => term.zh).filter((zh) => labels.has(zh))).toEqual(['评估年度'])
  })
})
