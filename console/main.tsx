import { render } from 'preact'

const root = document.getElementById('root')
if (root !== null) render(<p>产业用地体检</p>, root)
