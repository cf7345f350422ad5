// The looks that the pages of 处置 share, in one order: a bundle of several pages has only one.
import '#ui/class-badge.css'
import '#ui/path-badge.css'
import '#ui/progress.css'
import '../list/drop-one.css'
import '#ui/form/form-field.css'
import '../base-map/base-map.css'
import './disposal.css'
