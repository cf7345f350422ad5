import '#ui/no-eval.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import '#ui/table/table.css'
import './console.css'
import './shared.css'
import './list/stacked-table.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { followLinks } from './route/links.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
followLinks(root)
render(<App />, root)
